"""Whether an assignment has the questions by which somebody was marked: nbgrader lets none come or go then."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from course_lib.content.diagnostics import Letter
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course


def letters(course: Course, name: str, items: Collection[str], where: str) -> list[Letter]:
    """What to do about each question of `items` that is new or gone since; nothing before anybody was marked."""
    known = _questions(course, name)
    if not known:
        return []
    says = (
        "somebody has been marked without it, so nbgrader can't take it in; take it out again, with its cell, or ask "
        "it in an assignment of its own"
    )
    gone = "somebody has been marked with it, so nbgrader can't leave it out; put it back, with its cell"
    letters = [Letter(where, 1, item, says) for item in items if item not in known]
    return letters + [Letter(where, 1, item, gone) for item in sorted(known.difference(items))]


def _questions(course: Course, name: str) -> frozenset[str]:
    """What the gradebook has of an assignment of which something was marked; else nothing."""
    engine = tables.engine(course.database)
    if desk.is_new(engine):
        return frozenset()
    marked = (
        select(tables.SUBMITTED.c.id)
        .join(tables.SUBMISSION, tables.SUBMISSION.c.id == tables.SUBMITTED.c.assignment_id)
        .join(tables.ASSIGNMENT, tables.ASSIGNMENT.c.id == tables.SUBMISSION.c.assignment_id)
        .where(tables.ASSIGNMENT.c.name == name)
    )
    with tables.told(engine), engine.connect() as connection:
        if connection.execute(marked).first() is None:
            return frozenset()
        return frozenset(cell.name for cell in tables.outline(connection, name).graded)
