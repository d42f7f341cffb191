"""The trail of due dates and extensions, and what follows from it in nbgrader's rows.

A learner who has not handed in has no row for an assignment, and gets none here: whatever counts rows would count it as
handed in. Both ways of marking bring what was granted into the row once there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nbgrader.api import Gradebook
from sqlalchemy import Connection, select, update

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch import desk, ledger, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.tables import ASSIGNMENT, SUBMISSION, SUBMITTED
from course_lib.grading.deadlines.granted import Deadlines

TRAIL = "deadlines.jsonl"


@dataclass(frozen=True)
class Dated:
    """An assignment's row: its id, its name, and when it is due in UTC."""

    id: str
    name: str
    due: datetime | None


def read(marking: Path) -> Deadlines:
    """What the trail in this folder says."""
    return Deadlines.of(ledger.read(marking / TRAIL))


def note(marking: Path, line: Mapping[str, Any]) -> None:
    """Add a line to the trail."""
    ledger.append(marking / TRAIL, [line])


def assignments(connection: Connection) -> dict[str, Dated]:
    """All assignments of the gradebook, by name."""
    rows = connection.execute(select(ASSIGNMENT).order_by(ASSIGNMENT.c.name)).mappings()
    return {row["name"]: Dated(row["id"], row["name"], _utc(row["duedate"])) for row in rows}


def assignment(connection: Connection, name: str) -> Dated:
    """One of them. Raises ContentError where the gradebook has none of this name."""
    known = assignments(connection)
    if name not in known:
        says = f"the gradebook has no assignment of this name; it has: {', '.join(known) or 'none'}"
        raise ContentError([Letter(connection.engine.url.render_as_string(), 1, name, says)])
    return known[name]


def need(course: Course, name: str) -> None:
    """See that an assignment is in the gradebook, as nbgrader does when it is released first."""
    with (
        tables.told(tables.engine(course.database)),
        Gradebook(course.database, str(course.directory.course_id)) as gradebook,
    ):
        gradebook.update_or_create_assignment(name)


def set_due(connection: Connection, dated: Dated, due: datetime | None) -> Dated:
    """Write a due date."""
    without_zone = due.astimezone(UTC).replace(tzinfo=None) if due else None
    connection.execute(update(ASSIGNMENT).where(ASSIGNMENT.c.id == dated.id).values(duedate=without_zone))
    return Dated(dated.id, dated.name, due)


def renew(connection: Connection, dated: Dated, deadlines: Deadlines) -> None:
    """Bring what was granted into the rows of those who have handed in."""
    for student, now in extensions(connection, dated).items():
        granted = deadlines.extension(student, dated.name, dated.due)
        if granted is not None and (granted or None) != now:
            row = update(SUBMISSION).where(SUBMISSION.c.assignment_id == dated.id, SUBMISSION.c.student_id == student)
            connection.execute(row.values(extension=granted or None))


def extensions(connection: Connection, dated: Dated) -> dict[str, timedelta | None]:
    """What the gradebook holds, by learner, of those who have a row."""
    chosen = select(SUBMISSION.c.student_id, SUBMISSION.c.extension).where(SUBMISSION.c.assignment_id == dated.id)
    return {student: extension or None for student, extension in connection.execute(chosen)}


def marked(connection: Connection, dated: Dated) -> set[str]:
    """Who has a marked notebook."""
    chosen = (
        select(SUBMISSION.c.student_id)
        .join(SUBMITTED, SUBMITTED.c.assignment_id == SUBMISSION.c.id)
        .where(SUBMISSION.c.assignment_id == dated.id)
    )
    return set(connection.execute(chosen).scalars())


def known(connection: Connection, student: str) -> bool:
    """Whether a learner is on the roster."""
    return connection.execute(select(tables.STUDENT.c.id).where(tables.STUDENT.c.id == student)).first() is not None


def due(url: str, marking: Path, name: str) -> tuple[datetime | None, ZoneInfo]:
    """When an assignment is due in UTC, and where the clock hangs. Raises ContentError where the database refuses."""
    engine, due = tables.engine(url), None
    if not desk.is_new(engine):
        with tables.told(engine), engine.connect() as connection:
            dated = assignments(connection).get(name)
            due = dated.due if dated else None
    return due, read(marking).clock(name)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
