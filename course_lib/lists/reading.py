"""The edge of lists: a file that was named, read."""

from __future__ import annotations

from pathlib import Path

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.lists import table
from course_lib.lists.table import Table

#: Ten times what a list of 100,000 needs.
LARGEST = 100_000_000


def read(file: Path, *, least: int = 2) -> Table:
    """The list in a file, of `least` columns or more. Raises ContentError where it can't be read."""
    try:
        with file.open("rb") as content:
            raw = content.read(LARGEST + 1)
    except OSError as problem:
        says = f"the file can't be read ({problem.strerror}); is the name right?"
        raise ContentError([Letter(str(file), 1, "", says)]) from None
    if len(raw) > LARGEST:
        raise ContentError([Letter(str(file), 1, "", "this is too large for the list of a class")])
    return table.read(str(file), raw, least=least)
