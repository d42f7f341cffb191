"""The code in a notebook that was handed in, read as a stranger's: whatever the file is, the rest can be marked.

Of the notebook only the code of function items is used. What can't be read is told to the marker and waits for one.
Must not: follow a link, run anything, or need the notebook to be a good one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.grading import handed_in_file

#: In bytes. A notebook with code has some thousand; one with the outputs of long work may have some million.
LARGEST = 20_000_000
#: In characters, of one cell. The sandbox runs far less, and a page that shows more takes long to open.
LONGEST = 50_000


@dataclass(frozen=True)
class Code:
    """The source of each item that was asked for: empty where there is none, None where it can't be read."""

    sources: Mapping[str, str | None]
    remarks: tuple[str, ...] = ()


def read(folder: Path, notebook: str, items: Collection[str]) -> Code:
    """The code for `items` in `folder/notebook.ipynb`, or in the one notebook that is there under another name.

    Never raises for anything a learner could put there.
    """
    name, remarks = f"{notebook}.ipynb", []
    others = [other for other in _notebooks(folder) if other != name]
    if os.path.lexists(folder / name):
        remarks += [f"A second notebook was handed in and not read: {other}" for other in others[:5]]
    elif len(others) == 1:
        name = others[0]
        remarks.append(f"The notebook was handed in under another name, {name}, and read all the same.")
    try:
        cells = _cells(folder / name)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        says = f"The notebook {name} {_trouble(problem)}. Of the code in it nothing counts until a person has looked."
        return Code(dict.fromkeys(items), (*remarks, *([says] if items else [])))
    sources = {item: cells.get(item, "") for item in items}
    remarks += [
        f"The code of {item} is no text that can be read; it was not run." for item in items if sources[item] is None
    ]
    return Code(sources, tuple(remarks))


def _notebooks(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".ipynb"))
    except OSError:
        return []


def _cells(file: Path) -> dict[str, str | None]:
    """Code by the name that nbgrader gave its cell; the last cell of a name counts."""
    content = handed_in_file.read(file, LARGEST)
    if not content:
        raise FileNotFoundError("an empty file stands for none")
    said = json.loads(content)
    if said["nbformat"] != 4:
        raise ValueError("another format")
    return dict(_named(said["cells"]))


def _named(cells: list[Any]) -> Iterator[tuple[str, str | None]]:
    for cell in cells:
        about = cell.get("metadata") if isinstance(cell, dict) and cell.get("cell_type") == "code" else None
        ours = about.get("nbgrader") if isinstance(about, dict) else None
        name = ours.get("grade_id") if isinstance(ours, dict) else None
        if isinstance(name, str):
            yield name, _text(cell.get("source", ""))


def _text(source: Any) -> str | None:
    """A cell's source as one text, cut where it is endless; the format allows a list of lines too.

    None for half a character and the like.
    """
    try:
        joined = "".join(source)
        joined.encode()
    except (TypeError, UnicodeEncodeError):
        return None
    return joined[:LONGEST]


def _trouble(problem: Exception) -> str:
    match problem:
        case FileNotFoundError():
            return "is missing or empty"
        case OSError():
            return "is a link, a folder, too large, or can't be opened"
    return "is damaged, or of a format that is no notebook's"
