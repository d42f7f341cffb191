"""Which column of a list says what: as nbgrader, Canvas and Moodle title them. Pure.

Canvas: the gradebook's export (`Student`, `ID`, `SIS User ID`, `SIS Login ID`, …), where `ID` is Canvas' own number.
Moodle: the exports of grades and of participants (`First name`, `Last name` or `Surname`, `ID number`, `Username`,
`Email address`). The id is the name of the account by which a learner hands in; two columns may be meant by that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_lib.lists.table import Line, Table

FIELDS = ("id", "first_name", "last_name", "email", "lms_user_id")
#: Titles as they are compared: small letters, and no other signs than letters and digits.
TITLES = {
    "first_name": ("firstname", "givenname"),
    "last_name": ("lastname", "surname", "familyname"),
    "email": ("email", "emailaddress", "mail"),
    "lms_user_id": ("lmsuserid", "lmsid"),
}
CANVAS, MOODLE = ("sisloginid", "sisuserid"), ("username", "idnumber")


@dataclass(frozen=True)
class Columns:
    """Where each field stands; `named` is Canvas' column of “Last, First”, where there is one."""

    at: Mapping[str, int]
    named: int | None = None

    def cells(self, line: Line) -> dict[str, str]:
        """What a line says of a learner; nothing of what it has no column for or leaves empty."""
        found = {field: line.cells[column].strip() for field, column in self.at.items()}
        if self.named is not None:
            last, _, first = line.cells[self.named].partition(",")
            found |= {"last_name": last.strip(), "first_name": first.strip()}
        return {field: cell for field, cell in found.items() if cell}


def find(table: Table, by: str | None) -> Columns:
    """The columns of a list; `by` is the title of the one with the id. Raises ContentError where that can't be told."""
    head = [_plain(title) for title in table.head]
    at: dict[str, int] = {}
    for field, titles in TITLES.items():
        if (column := one(table, titles)) is not None:
            at[field] = column
    canvas = "student" in head and any(title in head for title in CANVAS)
    if canvas or head[:3] == ["lastname", "firstname", "id"]:
        if "id" in head:
            at["lms_user_id"] = head.index("id")
        at["id"] = _id(table, head, by, CANVAS)
        return Columns(at, head.index("student") if "student" in head and "last_name" not in at else None)
    at["id"] = _id(table, head, by, ("id",) if "id" in head else MOODLE)
    return Columns(at)


def one(table: Table, titles: Sequence[str]) -> int | None:
    """Where the one column is that has one of these titles, or None. Raises ContentError where there are two."""
    found = [column for column, title in enumerate(table.head) if _plain(title) in titles]
    if len(found) > 1:
        raise table.error("two columns say this; take one out", where=" and ".join(_titles(table, found)))
    return found[0] if found else None


def learners(table: Table) -> list[Line]:
    """The lines but Canvas' line of points, and its student who is there for trying things out."""
    return [
        line
        for line in table.lines
        if "Points Possible" not in line.cells[0] and line.cells[0].strip() != "Student, Test"
    ]


def _id(table: Table, head: Sequence[str], by: str | None, titles: tuple[str, ...]) -> int:
    if by is not None:
        return table.only(by)
    found = [column for column, title in enumerate(head) if title in titles]
    # Where both say the same of everybody, it is no matter which is meant.
    if len(found) == 1 or (found and all(len({line.cells[at] for at in found}) == 1 for line in table.lines)):
        return found[0]
    if found:
        says = "each may be the account by which learners hand in; say which one with --id"
        raise table.error(says, where=" and ".join(_titles(table, found)))
    says = "no column says the account by which learners hand in; call it id, or name it with --id. The file has "
    raise table.error(says + ", ".join(f"“{title}”" for title in _titles(table, range(len(head)))))


def _titles(table: Table, columns: Sequence[int]) -> list[str]:
    """As they stand in the file, without what no terminal should get."""
    return ["".join(sign if sign.isprintable() else "?" for sign in table.head[at])[:60] for at in columns][:20]


def _plain(title: str) -> str:
    return "".join(sign for sign in title.casefold() if sign.isalnum())
