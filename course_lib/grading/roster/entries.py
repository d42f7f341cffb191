"""Lines of a list made learners, or letters about what is wrong with them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course_lib.content.diagnostics import Letter
from course_lib.grading.collecting.naming import LEARNER
from course_lib.lists.columns import FIELDS, Columns, learners
from course_lib.lists.table import Table, require

#: As nbgrader's tables have it.
LONGEST = 128
ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\]+@[^\s@,;:<>()\[\]\"\\]+\.[^\s@,;:<>()\[\]\"\\.]+")
FORMULA = ("=", "+", "-", "@")

Entry = Mapping[str, str]


def read(table: Table, columns: Columns) -> dict[str, Entry]:
    """Each learner's fields, by id. Raises ContentError with a letter for each thing that is wrong in any line."""
    found: dict[str, Entry] = {}
    seen: dict[tuple[str, str], int] = {}
    letters: list[Letter] = []
    for line in learners(table):
        cells = columns.cells(line)
        wrong = [*_wrong(cells), *_twice(cells, seen, line.number)]
        letters += [table.letter(line.number, field, says) for field, says in wrong]
        if not wrong:
            found[cells["id"]] = cells
    require(letters)
    if not found:
        raise table.error("there is nobody in this file")
    return found


def _wrong(cells: Entry) -> Iterator[tuple[str, str]]:
    if "id" not in cells:
        yield "id", "it is missing; nobody can be told by their name alone"
    elif not LEARNER.fullmatch(cells["id"]):
        yield "id", "it has other signs than letters, digits and . _ - @, begins with one, or is longer than 64"
    for field in FIELDS[1:]:
        cell = cells.get(field, "")
        if len(cell) > LONGEST:
            yield field, f"it has {len(cell):,} letters; {LONGEST} are the most"
        elif not cell.isprintable():
            yield field, "it holds a sign that can't be seen, such as a line break"
        elif cell.startswith(FORMULA) or "<" in cell or ">" in cell:
            yield field, "it holds < or >, or begins like a formula of a spreadsheet; mend it"
    if (email := cells.get("email")) and not ADDRESS.fullmatch(email):
        yield "email", "it is no address, such as noa@example.org"


def _twice(cells: Entry, seen: dict[tuple[str, str], int], number: int) -> Iterator[tuple[str, str]]:
    for field in ("id", "email", "lms_user_id"):
        if cell := cells.get(field):
            first = seen.setdefault((field, cell.casefold()), number)
            if first != number:
                yield field, f"it stands in line {first} too; each learner needs their own"
