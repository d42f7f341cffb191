"""The code in a notebook that was handed in, read as a stranger's: whatever the file is, the rest can be marked.

Of the notebook only the code of function items is used, and whether anybody was at work in it. Halves of a cell are
joined, copies as they were given out are passed over. What was written and doesn't stand where it counts waits for a
person, who is told where it is.
Must not: follow a link, run anything, or need the notebook to be a good one.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_lib.grading import handed_in_file
from course_lib.models.tasks.function import Program

#: In bytes. A notebook with code has some thousand; one with the outputs of long work may have some million.
LARGEST = 20_000_000
#: In characters, of one cell. The sandbox runs far less, and a page that shows more takes long to open.
LONGEST = 50_000


@dataclass(frozen=True)
class Code:
    """The source of each item that was asked for: empty where it is as given out, None where a person has to look.

    `shown` is what stands there for the marker, or what was found in its place. `touched`: whether anybody was at work
    in the notebook, as far as that can be read.
    """

    sources: Mapping[str, str | None]
    remarks: tuple[str, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    touched: bool = True


#: A notebook as it was given out, in which nothing was to be finished.
UNTOUCHED = Code({}, touched=False)


@dataclass(frozen=True)
class _Cell:
    """`text` is None where it can't be read."""

    name: str
    is_code: bool
    text: str | None
    has_run: bool


@dataclass(frozen=True)
class _Found:
    """An item's source, what to show of it, and why it waits for a person where the source is None."""

    source: str | None
    shown: str = ""
    says: str = ""


def read(folder: Path, notebook: str, programs: Mapping[str, Program], given_out: Mapping[str, str]) -> Code:
    """The code of `programs` in `folder/notebook.ipynb`, or in the one notebook that is there under another name.

    `programs` are by the name of their cell, `given_out` has every cell's source as learners got it. Never raises for
    anything a learner could put there.
    """
    name, remarks = f"{notebook}.ipynb", []
    others = [other for other in _notebooks(folder) if other != name]
    if os.path.lexists(folder / name):
        remarks += [f"A second notebook was handed in, and is not marked: {other}" for other in others[:5]]
    elif len(others) == 1:
        name, others = others[0], []
        remarks.append(f"The notebook was handed in under another name, {name}, and read all the same.")
    try:
        cells = _cells(folder / name)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        says = f"The notebook {name} {_trouble(problem)}. Of the code in it nothing counts until a person has looked."
        return Code(dict.fromkeys(programs), (*remarks, *([says] if programs else [])))
    found = {item: _found(cells, item, program.name, given_out) for item, program in programs.items()}
    for other in others:
        if left := {item: programs[item] for item, one in found.items() if one.source == ""}:
            found |= _instead(folder, other, left, given_out)
    return Code(
        {item: one.source for item, one in found.items()},
        (*remarks, *(f"The code of {item} {one.says}" for item, one in found.items() if one.says)),
        {item: one.shown for item, one in found.items()},
        _is_touched(cells, given_out),
    )


def _notebooks(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".ipynb"))
    except OSError:
        return []


def _cells(file: Path) -> list[_Cell]:
    content = handed_in_file.read(file, LARGEST)
    if not content:
        raise FileNotFoundError("an empty file stands for none")
    said = json.loads(content)
    if said["nbformat"] != 4:
        raise ValueError("another format")
    return [_cell(cell) for cell in said["cells"] if isinstance(cell, dict)]


def _cell(cell: dict[str, Any]) -> _Cell:
    about = cell.get("metadata")
    ours = about.get("nbgrader") if isinstance(about, dict) else None
    name = ours.get("grade_id") if isinstance(ours, dict) else None
    return _Cell(
        name if isinstance(name, str) else "",
        cell.get("cell_type") == "code",
        _text(cell.get("source", "")),
        bool(cell.get("execution_count")),
    )


def _found(cells: Iterable[_Cell], item: str, function: str, given_out: Mapping[str, str]) -> _Found:
    """An item's code in a notebook, by its own cell and its halves and copies, or what was written instead."""
    starter = given_out.get(item, "")
    own = [cell for cell in cells if cell.name == item]
    if any(cell.text is None for cell in own if cell.is_code):
        return _Found(None, says="is no text that can be read; it was not run.")
    texts = list(dict.fromkeys(cell.text for cell in own if cell.text and cell.is_code))
    changed = [text for text in texts if not _same(text, starter)]
    versions = [text for text in changed if _defines(text, function)]
    code = "\n".join(changed if versions else texts)[:LONGEST]
    if len(versions) > 1:
        return _Found(None, code, f"stands in {len(versions)} cells, each time otherwise. See which one is meant.")
    if versions:
        return _Found(code, code)
    if as_text := [cell.text for cell in own if cell.text and not cell.is_code and not _same(cell.text, starter)]:
        return _Found(None, as_text[0], "stands in a cell that was turned into text. It was not run.")
    if elsewhere := _elsewhere(cells, function, given_out):
        return _Found(None, elsewhere, "was written into another cell than its own. It was not run.")
    if not own:
        return _Found(None, says="is not there: its cell was taken out of the notebook.")
    return _Found("" if _same(code, starter) else code, code)


def _elsewhere(cells: Iterable[_Cell], function: str, given_out: Mapping[str, str]) -> str:
    """The function in a cell that belongs to nothing else and was not given out, or an empty text."""
    return next(
        (
            cell.text
            for cell in cells
            if cell.text
            and cell.name not in given_out
            and _defines(cell.text, function)
            and not any(_same(cell.text, known) for known in given_out.values())
        ),
        "",
    )


def _instead(
    folder: Path, other: str, programs: Mapping[str, Program], given_out: Mapping[str, str]
) -> dict[str, _Found]:
    """Of items that are as they were given out: what another notebook has, which has to be looked at."""
    try:
        cells = _cells(folder / other)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    found = {item: _found(cells, item, program.name, given_out) for item, program in programs.items()}
    says = f"is as it was given out, and was changed in a second notebook, {other}. It was not run."
    return {item: _Found(None, one.shown, says) for item, one in found.items() if one.source != "" and one.shown}


def _is_touched(cells: Iterable[_Cell], given_out: Mapping[str, str]) -> bool:
    known = {_lines(text) for text in given_out.values()} | {()}
    return any(cell.has_run or cell.text is None or _lines(cell.text) not in known for cell in cells)


def _defines(text: str, function: str) -> bool:
    return re.search(rf"\bdef\s+{function}\b|^\s*{function}\s*=", text, re.MULTILINE) is not None


def _same(text: str, other: str) -> bool:
    """Whether two sources differ in nothing but empty lines and what can't be seen at the end of lines."""
    return _lines(text) == _lines(other)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in text.splitlines() if line.strip())


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
