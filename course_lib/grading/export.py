"""Marks as a file: a table for people, or a platform's own file with one column filled in.

Pure: marks in, text out, and letters about every line. No files, no clock.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from course_lib.content.diagnostics import Letter
from course_lib.grading.marks import Learner, Marks, number
from course_lib.grading.template import Sheet, points
from course_lib.learner.record_export import harmless
from course_lib.lists.table import BOM, Line

ABOUT = (
    "id",
    "last name",
    "first name",
    "email",
    "handed in",
    "late",
    "needs a person",
    "late penalty",
    "total",
    "max",
)


@dataclass(frozen=True)
class Exported:
    """The text of the file; a letter for each score in it, for each learner or line without one; what to do with it."""

    text: str
    entered: tuple[Letter, ...] = ()
    left_out: tuple[Letter, ...] = ()
    then: tuple[str, ...] = ()


def table(marks: Marks, name: str, *, with_unmarked: bool) -> Exported:
    """One row a learner, one column an item, the most in its title. `name` is the file's, for the letters.

    Nobody is missing: one who waits for a person, or handed in nothing, has an empty total. Text that a spreadsheet
    would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([*ABOUT, *(harmless(f"{item} (of {number(most)})") for item, most in marks.most.items())])
    left = []
    for at, one in enumerate(marks.learners, 2):
        total = one.total(with_unmarked=with_unmarked)
        if total is None:
            left.append(Letter(name, at, _plain(one.id), f"no total: {one.why_without()}"))
        scores = [one.items[item].points if item in one.items else None for item in marks.most]
        about = [
            *map(harmless, (one.id, one.last_name, one.first_name, one.email)),
            *map(_yes, (one.handed_in, one.late, one.waits)),
            *map(_number, (one.penalty, total, sum(marks.most.values()))),
        ]
        rows.writerow([*about, *map(_number, scores)])
    return Exported(BOM + out.getvalue(), left_out=tuple(left))


def fill(sheet: Sheet, marks: Marks, *, with_unmarked: bool) -> Exported:
    """A platform's template with the totals of an assignment in its column.

    A cell is written only where exactly one learner belongs to a line, has a total, and the importer takes it. Every
    other cell stays as it was, so nothing is put over a score but another score.
    """
    template, at = sheet.template, sheet.column
    belong = _belong(sheet, marks.learners)
    lines_of = {one.id: [line for line in sheet.learners if one in belong[line.number]] for one in marks.learners}
    written: dict[int, str] = {}
    entered, left = [], []
    for line in sheet.learners:
        was, found = line.cells[at].strip(), belong[line.number]
        who = found[0].id if len(found) == 1 else line.cells[0]
        score = found[0].total(with_unmarked=with_unmarked) if len(found) == 1 else None
        if why := _why_not(sheet, line, found, lines_of, score):
            stays = f"stays {was}" if was not in ("", "-") else f"stays empty, and {sheet.if_empty}"
            left.append(template.letter(line.number, who, f"{why}; the cell {stays}"))
        elif score is not None:
            written[line.number] = number(score)
            entered.append(template.letter(line.number, who, f"{number(score)}{_instead(was, score)}"))
    for one in marks.learners:
        if not lines_of[one.id]:
            handed_in = "" if one.handed_in else " (and has handed in nothing)"
            left.append(template.letter(1, one.id, f"is in the gradebook here and in no line of this file{handed_in}"))
    most = sum(marks.most.values())
    if sheet.most is not None and sheet.most != most:
        says = f"{number(sheet.most)} points are the most there, and here {number(most)}; nothing is converted"
        left.append(template.letter(1, template.head[at], says))
    return Exported(template.text(at, written), tuple(entered), tuple(left), sheet.then)


def _belong(sheet: Sheet, learners: Iterable[Learner]) -> dict[int, list[Learner]]:
    """For each line, by number, the learners that its cells name; names of accounts differ by more than by capitals."""
    named: dict[tuple[str, str], list[Learner]] = {}
    for one in learners:
        for field in ("id", "email", "lms_id"):
            if name := getattr(one, field).strip().casefold():
                named.setdefault((field, name), []).append(one)
    return {
        line.number: list(
            {
                one.id: one
                for column, fields in sheet.keys.items()
                for field in fields
                for one in named.get((field, line.cells[column].strip().casefold()), [])
            }.values()
        )
        for line in sheet.learners
    }


def _why_not(
    sheet: Sheet, line: Line, found: list[Learner], lines_of: dict[str, list[Line]], score: float | None
) -> str:
    """Why a line gets no score; empty where it gets one."""
    if not found:
        titles = ", ".join(sheet.template.head[column] for column in sheet.keys)
        return f"nobody in the gradebook here goes by what stands under {titles}"
    if len(found) > 1:
        return f"more than one learner here goes by this line ({', '.join(_plain(one.id) for one in found)})"
    others = [str(other.number) for other in lines_of[found[0].id] if other.number != line.number]
    if others:
        return f"line {', '.join(others)} is about the same learner"
    return found[0].why_without() if score is None else sheet.refused(line, score)


def _instead(was: str, score: float) -> str:
    before = points(was)
    if before is not None and number(before) == number(score):
        return ", as it was"
    return f" instead of {was}" if was not in ("", "-") else ""


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _number(value: float | None) -> str:
    return "" if value is None else number(value)
