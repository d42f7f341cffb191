"""nbgrader's gradebook, read by its own interface and never written: of a file, what is read is a copy of this moment.

nbgrader's `Gradebook` makes tables and a course where it finds none, so it gets no file that matters, and a server's
database only where the tables are there.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import or_, select
from sqlalchemy.orm import undefer

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import CONFIGURATION, Course
from course_lib.grading.marks import Learner, Marks, Points


def of_course(root: Path, assignment: str) -> Marks:
    """An assignment's marks and the whole roster, from where nbgrader is told to keep them. Raises ContentError."""
    if not (root / CONFIGURATION).is_file():
        return read(paths.gradebook(root), assignment)
    course = Course.read(root)
    if file := desk.database_file(tables.engine(course.database)):
        return read(file, assignment)
    engine = desk.gradebook(course)
    with tables.told(engine), Gradebook(course.database, str(course.directory.course_id)) as book:
        return _marks(book, engine.url.render_as_string(), assignment)


def read(file: Path, assignment: str) -> Marks:
    """An assignment's marks and the whole roster. Raises ContentError where the file or the assignment isn't there."""
    if not file.is_file() or not file.stat().st_size:
        says = "there is no gradebook here yet; collect and mark first (docs/instructors.md)"
        raise ContentError([Letter(str(file), 1, "", says)])
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "gradebook.db"
        try:
            copy_of(file, copy)
        except sqlite3.Error as problem:
            says = f"the gradebook can't be read ({problem}); if a command of nbgrader runs, wait for its end"
            raise ContentError([Letter(str(file), 1, "", says)]) from problem
        with Gradebook(f"sqlite:///{copy}", "") as book:
            return _marks(book, str(file), assignment)


def copy_of(file: Path, copy: Path) -> None:
    """Copy an SQLite gradebook as it is at this moment. Raises sqlite3.Error where it can't be read or written."""
    with (
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as here,
        closing(sqlite3.connect(copy)) as there,
    ):
        here.execute("BEGIN")
        here.execute("SELECT name FROM sqlite_master")  # waits 5 s for a writer, where `backup` would wait for ever
        here.backup(there)


def _marks(book: Gradebook, where: str, name: str) -> Marks:
    try:
        assignment = book.find_assignment(name)
    except MissingEntry:
        known = ", ".join(one.name for one in book.assignments) or "none"
        says = f"no assignment of this name is in the gradebook, which has: {known}"
        raise ContentError([Letter(where, 1, name, says)]) from None
    several = len(assignment.notebooks) > 1
    most = {
        _item(notebook.name, cell.name, several): float(cell.max_score)
        for notebook in assignment.notebooks
        for cell in (*notebook.grade_cells, *notebook.task_cells)
    }
    penalty = undefer(SubmittedAssignment.late_submission_penalty)
    chosen = select(SubmittedAssignment).where(SubmittedAssignment.assignment_id == assignment.id).options(penalty)
    handed_in = {one.student_id: one for one in book.db.execute(chosen).scalars()}
    points = _points(book, assignment.id, several)
    learners = (_learner(one, handed_in.get(one.id), most, points.get(one.id, {})) for one in book.students)
    return Marks(name, most, tuple(learners))


def _points(book: Gradebook, assignment: str, several: bool) -> dict[str, dict[str, Points]]:
    """By learner and item what was earned. By column and not as nbgrader's objects, which take seconds for a class.

    The `score` is 0 where nobody has given one, and then a person's mark is still to come.
    """
    chosen = (
        select(
            SubmittedAssignment.student_id, Notebook.name, BaseCell.name, Grade.score, Grade.needs_manual_grade,
            or_(Grade.auto_score.is_not(None), Grade.manual_score.is_not(None)),
        )
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .where(SubmittedAssignment.assignment_id == assignment)
    )  # fmt: skip
    found: dict[str, dict[str, Points]] = defaultdict(dict)
    for student, notebook, cell, score, waits, given in book.db.execute(chosen):
        points = Points(float(score) if given else None, waits=bool(waits))
        found[student][_item(notebook, cell, several)] = points
    return found


def _learner(
    student: Student, handed_in: SubmittedAssignment | None, most: Iterable[str], points: Mapping[str, Points]
) -> Learner:
    about = (student.id, student.last_name, student.first_name, student.email, student.lms_user_id)
    name, last, first, email, lms = (str(word or "") for word in about)
    learner = Learner(name, last, first, email, lms)
    if handed_in is None:
        return learner
    items = {item: points.get(item, Points(None, waits=True)) for item in most}
    due = handed_in.assignment.duedate
    late = due is not None and handed_in.total_seconds_late > 0
    penalty = float(handed_in.late_submission_penalty or 0)
    return replace(learner, handed_in=True, late=late, penalty=penalty, items=items)


def _item(notebook: str, cell: str, several: bool) -> str:
    """An item's name; with its notebook's where the assignment has several, which may each have an item so called."""
    return f"{notebook}/{cell}" if several else cell
