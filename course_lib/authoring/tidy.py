"""Notebooks as they are committed: no outputs, cell ids that are words, the course's own code hidden.

And what is a copy of something else: the words, the help and the search that a lesson's window has before any kernel;
the list of lessons on the page that the course opens on; the page of the glossary, and the links in lessons that lead
to it; and the ways from a lesson's references back to where they are used.
Running it twice changes nothing: an id that is words already is kept for ever, so a diff names the cell it is in.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from course_lib.authoring import back_links, glossary_links, glossary_page, home_page, window
from course_lib.content import notebook, source
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.notebook import Cell
from course_lib.content.reader import Content
from course_lib.models import Course, Glossary
from course_lib.paths import GLOSSARY, HOME

#: Words joined by hyphens, and a number where two cells would have the same. Jupyter's own ids are hexadecimal.
WORDS = re.compile(r"(?![a-f]{8}$)[a-z]+(-[a-z]+)*(-\d{1,2})?")
#: Long enough to tell cells apart, short enough for one line of a diff.
MOST_WORDS = 5
#: What Jupyter Book calls a cell whose code a page leaves out; `course_lib.ops.launch` tells nbconvert of it.
REMOVE_INPUT = "remove-input"
#: What a cell's metadata may keep, beside the hidden source: nbgrader's grade cells, tags, locks, and whether what lies
#: below a heading is folded up.
KEPT = ("deletable", "editable", "nbgrader", "tags", "jp-MarkdownHeadingCollapsed")


def notebooks(course: Path) -> list[Path]:
    """The notebooks of lessons and assignments of the course in this folder, in order."""
    found = [*(course / "notebooks").glob("*.ipynb"), *(course / "assignments").glob("*/*.ipynb")]
    return sorted(file for file in found if not file.name.startswith("."))


def tidy(course: Path, *, write: bool = True) -> list[Path]:
    """Tidy all files and return those that needed it.

    Raises ContentError, and writes nothing, where any can't be read; and for one that can't be written.
    """
    made: dict[Path, str] = {}
    letters: list[Letter] = []
    for file in notebooks(course):
        try:
            made[file] = neat(course, file)
        except ContentError as error:
            letters += error.letters
    try:
        made |= {} if letters else window.files(course, made)
    except ContentError as error:
        letters += error.letters
    if letters:
        raise ContentError(letters)
    untidy = {file: after for file, after in made.items() if not file.is_file() or after != notebook.text(file)}
    for file, after in untidy.items() if write else ():
        source.write(file, after)
    return list(untidy)


def neat(course: Path, file: Path) -> str:
    """The text of one of the course's notebook files, tidy. Raises ContentError."""
    tidy_one, content = tidied(notebook.raw(file)), Content(course / "data")
    if file.parent != course / "notebooks":
        return tidy_one
    said = json.loads(tidy_one)
    lesson = said["metadata"].get("empathy_in_practice", {}).get("lesson", "")
    try:
        if file.name == HOME:
            return tidied(home_page.with_list(said, content.only(Course)))
        if file.name == GLOSSARY:
            return tidied(glossary_page.with_terms(said, content))
        linked = glossary_links.with_links(said, lesson, content.only(Glossary)) if lesson else said
        return tidied(back_links.with_back_links(linked, file.name, content))
    except ContentError:
        return tidy_one  # what can't be read there has its own letters; the copies wait for it


def tidied(said: dict[str, Any]) -> str:
    """The text of a notebook file, tidy."""
    taken: set[str] = set()
    keep = [_keeps(str(cell.get("id", "")), taken) for cell in said["cells"]]
    cells = []
    for cell, kept in zip(said["cells"], keep, strict=True):
        name = cell["id"] if kept else _free(_name(cell), taken)
        taken.add(name)
        cells.append(_cell(cell, name))
    own = said["metadata"].get("empathy_in_practice")
    metadata = {
        **({"empathy_in_practice": own} if own else {}),
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _keeps(name: str, taken: set[str]) -> bool:
    """Whether a cell keeps its id: it is words, and no cell before it has the same."""
    if name in taken or not WORDS.fullmatch(name):
        return False
    taken.add(name)
    return True


def _cell(cell: dict[str, Any], name: str) -> dict[str, Any]:
    text = notebook.joined(cell).strip("\n")
    view = Cell(name, cell["cell_type"], text, 1)
    metadata = {key: cell["metadata"][key] for key in KEPT if cell["metadata"].get(key) not in (None, [])}
    jupyter = cell["metadata"].get("jupyter", {})
    if view.runs_only_the_course or jupyter.get("source_hidden"):
        metadata["jupyter"] = {"source_hidden": True}
        # For nbconvert: on a page that is saved of the lesson such a line says nothing to a reader. What is graded
        # keeps its line, or formgrader, which is nbconvert too, would show no field for its points.
        if "nbgrader" not in metadata:
            metadata["tags"] = sorted({*metadata.get("tags", ()), REMOVE_INPUT})
    plain = {"cell_type": view.kind, "id": name, "metadata": metadata, "source": text.splitlines(keepends=True)}
    if view.kind == "code":
        return {**plain, "execution_count": None, "outputs": []}
    return {**plain, **({"attachments": cell["attachments"]} if cell.get("attachments") else {})}


def _name(cell: dict[str, Any]) -> str:
    """Words for a cell: the activity it calls, its heading, or how it begins."""
    view = Cell("", cell["cell_type"], notebook.joined(cell), 1)
    if view.runs_only_the_course:
        return " ".join(f"{call.verb} {' '.join(call.names or ())}" for call in view.calls) or "start"
    return view.headings[0][1] if view.headings else view.source


def _free(text: str, taken: set[str]) -> str:
    """Up to five words of the text as an id that no other cell has."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word[:20] for word in re.findall(r"[a-z]+", plain.replace("'", ""))][:MOST_WORDS]
    name = "-".join(words) or "cell"
    if not WORDS.fullmatch(name):  # a single word such as “facade” might be one of Jupyter's own ids
        name = f"cell-{name}"
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
