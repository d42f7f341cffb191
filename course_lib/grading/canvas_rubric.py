"""Rubrics as Canvas imports them, after canvas-lms: `lib/rubric_csv_importer.rb` and `app/models/rubric_import.rb`.

A comma separates, and the first bytes are the title `Rubric Name`: behind a mark of the file's encoding Canvas doesn't
find it. Rows of one name are one rubric, a row a criterion, then three cells a level; a level without a name is passed
over, and points are rounded to hundredths. A name of more than 255 letters makes no rubric and isn't told.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.export import Exported
from course_lib.grading.marks import number
from course_lib.models.bank import Bank
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.written import Criterion, WrittenTask

HEAD = ("Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range")
LEVEL = ("Rating Name", "Rating Description", "Rating Points")
LONGEST_NAME = 255
#: With more, Canvas shows a rubric in its vertical view alone.
MOST_LEVELS = 5
THEN = (
    "In Canvas, with Enhanced Rubrics switched on for the course: Rubrics, Import Rubric, this file. Each is a draft.",
    "Whoever has the assignment there can read its rubric, and these levels say what a good reply does: add it to the "
    "assignment once nobody can hand in any more.",
    "Canvas takes a second import for new rubrics and adds a number to their names; delete the old ones first.",
)


def rubrics(bank: Bank, file: str) -> Exported:
    """A rubric for each item that a person marks. `file` is the bank's, for the letters.

    Raises ContentError for what Canvas would round, merge, or drop without a word.
    """
    marked = [item for item in bank.items if isinstance(item, WrittenTask | SessionTask) and item.rubric]
    names = {item.id: f"{bank.title}: {item.title}" for item in marked}
    twice = {name for name, count in Counter(names.values()).items() if count > 1}
    letters = [] if marked else [Letter(file, 1, "", "no item of this bank has a rubric, so there is nothing to write")]
    rows: list[list[str]] = []
    entered: list[Letter] = []
    for item in marked:
        name = names[item.id]
        if len(name) > LONGEST_NAME:
            letters.append(Letter(file, 1, item.id, f"with the bank's, its title has more than {LONGEST_NAME} letters"))
        if name in twice:
            letters.append(Letter(file, 1, item.id, "another item has the same title; Canvas would make one rubric"))
        letters += [Letter(file, 1, item.id, says) for one in item.rubric for says in _rounded(one)]
        rows += [[name, *_row(criterion)] for criterion in item.rubric]
        levels = max(len(criterion.anchors) for criterion in item.rubric)
        view = "; Canvas shows so many levels in its vertical view alone" if levels > MOST_LEVELS else ""
        most = number(sum(criterion.most() for criterion in item.rubric))
        entered.append(Letter(file, 1, name, f"{len(item.rubric)} criteria, {most} points{view}"))
    if letters:
        raise ContentError(letters)
    out = io.StringIO()
    lines = csv.writer(out)
    levels = max(len(row) - len(HEAD) for row in rows) // len(LEVEL)
    lines.writerow([*HEAD, *LEVEL * levels])
    lines.writerows(rows)
    return Exported(out.getvalue(), tuple(entered), then=THEN)


def _row(criterion: Criterion) -> list[str]:
    """Its cells behind the rubric's name, from its best level to its least, as Canvas will show them."""
    cells = [criterion.name, "", "false"]
    for anchor in sorted(criterion.anchors, key=lambda anchor: -anchor.points):
        points = number(anchor.points)
        cells += [f"{points} point{'' if points == '1' else 's'}", " ".join(anchor.looks_like.split()), points]
    return cells


def _rounded(criterion: Criterion) -> list[str]:
    return [
        f"{criterion.name}: Canvas would round {anchor.points:g} points to {round(anchor.points, 2):g}"
        for anchor in criterion.anchors
        if round(anchor.points, 2) != anchor.points
    ]
