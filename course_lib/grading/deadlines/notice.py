"""The due date as learners read it: a cell of the released notebook. Extensions are nobody else's to read.

It is part of no item, so no version of an item changes with it.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from course_lib.grading.deadlines import moments

CELL = "hand-in-by"


def line(due: datetime | None, clock: ZoneInfo) -> str:
    """What learners read; nothing without a due date."""
    return f"**Hand in by {moments.told(due, clock)}.**" if due else ""


def put(notebook: NotebookNode, words: str) -> None:
    """Put the line under the title of a notebook that is to be released."""
    if words:
        settings = {"editable": False, "deletable": False}
        cell = new_markdown_cell(words, id=CELL, metadata=settings)
        notebook.cells.insert(1, cell)


def released(file: Path) -> str | None:
    """The line in a released notebook; None where nothing was released that can be read."""
    try:
        cells = json.loads(file.read_bytes())["cells"]
        return next(("".join(cell["source"]) for cell in cells if cell.get("id") == CELL), "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
