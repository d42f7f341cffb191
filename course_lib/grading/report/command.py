"""`empathy report`: what was typed in, the gradebook and the submissions, which are only read, and two files."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from course_lib import paths
from course_lib.grading import bank, gradebook, private_file, submission
from course_lib.grading.batch.course import Course
from course_lib.grading.report import page
from course_lib.grading.report.items import rows
from course_lib.grading.report.scores import Scores, shares


def report(root: Path, options: argparse.Namespace) -> list[str]:
    """Write the page and the table, and tell where they are. Raises ContentError, and then the page wasn't written."""
    course, name = Course.read(root), options.assignment
    marks = gradebook.of_course(root, name)
    earlier = (options.beside, shares(gradebook.of_course(root, options.beside))) if options.beside else None
    keys = bank.read(course.banks, name)
    sheet = keys.question_sheet(name)
    answers = {
        one.id: submission.read(course.folder("submitted", one.id, name), sheet).answers
        for one in marks.learners
        if one.handed_in
    }
    scores = Scores(marks, keys, answers)
    found = list(rows(scores))
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    text = page.page(scores, found, day, names=options.names, earlier=earlier)
    out = options.out or paths.report(root, name)
    private_file.write(out / "items.csv", page.table(found))
    private_file.write(out / "report.html", text)
    return [f"{str(out / file).removeprefix(f'{root}/')} is written" for file in ("report.html", "items.csv")]
