"""nbgrader's own tables, by its models: read and written a hundred learners at a time, over one connection.

Any database that nbgrader takes. Must not: make a table, or change a row of a person's making.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from nbgrader import api
from sqlalchemy import Connection, Engine, Select, Table, bindparam, create_engine, insert, inspect, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch.rows import Cell, Held, Outline, Row, Rows

STUDENT, ASSIGNMENT, NOTEBOOK, CELL = (
    model.__table__ for model in (api.Student, api.Assignment, api.Notebook, api.BaseCell)
)
SUBMISSION, SUBMITTED, GRADE, COMMENT = (
    model.__table__ for model in (api.SubmittedAssignment, api.SubmittedNotebook, api.Grade, api.Comment)
)
#: What marking decides of a submission.
WHEN = ("timestamp", "extension")
#: In seconds: how long a writer waits for another, such as formgrader.
PATIENCE = 30


def engine(url: str) -> Engine:
    """The database, with one connection at a time that is closed after its use: workers are forked in between."""
    waiting = {"timeout": PATIENCE} if url.startswith("sqlite") else {}
    return create_engine(url, connect_args=waiting, poolclass=NullPool)


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Make a letter of whatever the database refuses."""
    try:
        yield
    except SQLAlchemyError as problem:
        why = str(getattr(problem, "orig", None) or problem).splitlines()[0]
        says = f"the gradebook can't be read or written ({why}); what was marked stays, run the same command again"
        raise ContentError([Letter(engine.url.render_as_string(), 1, "", says)]) from problem


def outline(connection: Connection, name: str) -> Outline:
    """The assignment. Raises ContentError where the gradebook has none of this name and of one notebook so called."""
    where = connection.engine.url.render_as_string()
    found = None
    if inspect(connection).has_table(ASSIGNMENT.name):
        found = connection.execute(select(ASSIGNMENT).where(ASSIGNMENT.c.name == name)).mappings().first()
    if found is None:
        says = f"the gradebook has no assignment of this name; run `empathy release {name}` first"
        raise ContentError([Letter(where, 1, name, says)])
    books = connection.execute(select(NOTEBOOK.c.name).where(NOTEBOOK.c.assignment_id == found["id"])).scalars()
    if list(books) != [name]:
        says = "it isn't one notebook of the assignment's name; mark it with `nbgrader autograde`"
        raise ContentError([Letter(where, 1, name, says)])
    tasks = select(CELL.c.id).join(NOTEBOOK, NOTEBOOK.c.id == CELL.c.notebook_id)
    if connection.execute(tasks.where(NOTEBOOK.c.assignment_id == found["id"], CELL.c.type == "TaskCell")).first():
        says = "it holds task cells, which the course has none of; mark it with `nbgrader autograde`"
        raise ContentError([Letter(where, 1, name, says)])
    return outline_of(connection, name, name)


def outline_of(connection: Connection, assignment: str, notebook: str) -> Outline:
    """A notebook of an assignment, both of which have to be there."""
    both = select(ASSIGNMENT.c.id, ASSIGNMENT.c.duedate, NOTEBOOK.c.id.label("notebook"))
    joined = both.join(NOTEBOOK, NOTEBOOK.c.assignment_id == ASSIGNMENT.c.id)
    found = connection.execute(joined.where(ASSIGNMENT.c.name == assignment, NOTEBOOK.c.name == notebook)).one()
    cells = connection.execute(select(CELL).where(CELL.c.notebook_id == found.notebook).order_by(CELL.c.name))
    by_kind = defaultdict(list)
    for cell in cells.mappings():
        by_kind[cell["type"]].append(Cell(cell["id"], cell["name"]))
    return Outline(found.id, found.notebook, found.duedate, by_kind["GradeCell"], by_kind["SolutionCell"])


def held(connection: Connection, outline: Outline, students: Sequence[str]) -> dict[str, Held]:
    """What the gradebook holds of each of some students."""
    chosen = SUBMISSION.c.assignment_id == outline.id, SUBMISSION.c.student_id.in_(students)
    submissions = {row["student_id"]: row for row in _rows(connection, select(SUBMISSION).where(*chosen))}
    ids = [row["id"] for row in submissions.values()]
    books = select(SUBMITTED).where(SUBMITTED.c.assignment_id.in_(ids), SUBMITTED.c.notebook_id == outline.notebook)
    notebooks = {row["assignment_id"]: row for row in _rows(connection, books)}
    grades = _by_notebook(connection, GRADE, notebooks.values())
    comments = _by_notebook(connection, COMMENT, notebooks.values())
    found = {}
    for student in students:
        submission = submissions.get(student)
        notebook = notebooks.get(submission["id"]) if submission else None
        of = notebook["id"] if notebook else ""
        found[student] = Held(submission, notebook, grades.get(of, {}), comments.get(of, {}))
    return found


def _rows(connection: Connection, chosen: Select[Any]) -> list[Row]:
    found = connection.execute(chosen)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found.all()]


def _by_notebook(connection: Connection, table: Table, notebooks: Iterable[Row]) -> dict[str, dict[str, Row]]:
    """Rows by their notebook's id and their cell's."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    chosen = select(table).where(table.c.notebook_id.in_([row["id"] for row in notebooks]))
    for row in _rows(connection, chosen):
        found[row["notebook_id"]][row["cell_id"]] = row
    return found


def write(connection: Connection, held: dict[str, Held], made: Sequence[Rows]) -> None:
    """Write the rows of some learners: new ones whole, and of those that were there what marking decides."""
    students = {rows.submission["student_id"] for rows in made}
    known = set(connection.execute(select(STUDENT.c.id).where(STUDENT.c.id.in_(students))).scalars())
    _insert(connection, STUDENT, [{"id": student} for student in sorted(students - known)])
    olds = [held[rows.submission["student_id"]] for rows in made]
    _put(connection, SUBMISSION, [rows.submission for rows in made], [old.submission for old in olds], WHEN)
    late = ("late_submission_penalty",)
    _put(connection, SUBMITTED, [rows.notebook for rows in made], [old.notebook for old in olds], late)
    grades = [grade for rows in made for grade in rows.grades]
    there = [grade for old in olds for grade in old.grades.values()]
    _put(connection, GRADE, grades, there, ("auto_score", "needs_manual_grade"))
    comments = [comment for rows in made for comment in rows.comments]
    _put(connection, COMMENT, comments, [one for old in olds for one in old.comments.values()], ("auto_comment",))


def settle(connection: Connection, penalties: Iterable[tuple[str, float | None]]) -> None:
    """Write late penalties, by the id of the submitted notebook."""
    for notebook, points in penalties:
        row = update(SUBMITTED).where(SUBMITTED.c.id == notebook)
        connection.execute(row.values(late_submission_penalty=points))


def _put(
    connection: Connection, table: Table, rows: Sequence[Row], there: Iterable[Row | None], decided: tuple[str, ...]
) -> None:
    old = {row["id"]: row for row in there if row is not None}
    _insert(connection, table, [row for row in rows if row["id"] not in old])
    changed = [
        {"row": row["id"], **{f"new_{name}": row[name] for name in decided}}
        for row in rows
        if row["id"] in old and any(row[name] != old[row["id"]][name] for name in decided)
    ]
    if changed:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in decided}
        connection.execute(update(table).where(table.c.id == bindparam("row")).values(values), changed)


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])


def waiting(connection: Connection, outline: Outline) -> dict[str, list[str]]:
    """Who waits for a person, by item, in order of the names."""
    names = {cell.id: cell.name for cell in outline.graded}
    chosen = (
        select(GRADE.c.cell_id, SUBMISSION.c.student_id)
        .join(SUBMITTED, SUBMITTED.c.id == GRADE.c.notebook_id)
        .join(SUBMISSION, SUBMISSION.c.id == SUBMITTED.c.assignment_id)
        .where(SUBMISSION.c.assignment_id == outline.id, GRADE.c.needs_manual_grade)
        .order_by(SUBMISSION.c.student_id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for cell, student in connection.execute(chosen):
        if cell in names:
            found[names[cell]].append(student)
    return found


def absent(connection: Connection, outline: Outline) -> list[str]:
    """Who is on the roster and has handed in nothing."""
    present = select(SUBMISSION.c.student_id).where(SUBMISSION.c.assignment_id == outline.id)
    chosen = select(STUDENT.c.id).where(STUDENT.c.id.not_in(present)).order_by(STUDENT.c.id)
    return list(connection.execute(chosen).scalars())


def most(connection: Connection, outline: Outline) -> dict[str, float]:
    """The most points of each item."""
    cells: Any = api.GradeCell.__table__
    chosen = select(cells.c.id, cells.c.max_score).where(cells.c.id.in_([cell.id for cell in outline.graded]))
    names = {cell.id: cell.name for cell in outline.graded}
    return {names[cell]: float(points) for cell, points in connection.execute(chosen)}
