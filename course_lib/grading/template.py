"""A platform's own export, to be filled in: how its importer reads it, and which of its columns is the assignment's.

Pure. What can't be filled in comes as letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from course_lib.lists.table import Line, Table


@dataclass(frozen=True)
class Sheet:
    """How a platform's importer reads a template.

    `column` is the one to fill, `keys` say by which of a learner's fields a column names them, `learners` are the lines
    that are about one. `refused` says why the importer would not take these points in a line, or nothing.
    `if_empty` says what the importer makes of an empty cell, and `then` what to do with the file.
    """

    template: Table
    column: int
    keys: Mapping[int, tuple[str, ...]]
    learners: tuple[Line, ...]
    refused: Callable[[Line, float], str]
    if_empty: str
    then: tuple[str, ...]
    most: float | None = None


def points(cell: str) -> float | None:
    """A cell's number, with a decimal point or comma; None where it is none."""
    try:
        return float(cell.strip().replace(",", ".")) if re.fullmatch(r"\s*-?[\d.,]+\s*", cell) else None
    except ValueError:
        return None


def is_same(title: str, assignment: str) -> bool:
    """Whether a title on the platform is an assignment's name here, as `Baking bread` is `baking-bread`."""
    return _words(title) == _words(assignment)


def choose(template: Table, assignment: str, titles: Iterable[tuple[int, str]]) -> int:
    """The one column among these whose title is the assignment's. Raises ContentError where it isn't one."""
    titles = list(titles)
    found = [column for column, title in titles if is_same(title, assignment)]
    if len(found) == 1:
        return template.only(template.head[found[0]])
    there = ", ".join(f"“{template.head[column]}”" for column, _ in titles) or "none that could take a score"
    says = f"{len(found) or 'no'} columns are called “{assignment}”; name one with --column. The file has {there}"
    raise template.error(says)


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold().replace("_", " "))
