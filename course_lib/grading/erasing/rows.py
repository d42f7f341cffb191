"""Learners' rows in a gradebook: all of one learner's in one transaction, and then no longer in the file either."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Engine, delete, select, text

from course_lib.grading.batch.tables import COMMENT, GRADE, STUDENT, SUBMISSION, SUBMITTED, told
from course_lib.grading.erasing.words import Whom


def called(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """What the gradebook calls these learners: mail addresses, and first and last names in both orders."""
    chosen = select(STUDENT).where(STUDENT.c.id.in_(ids))
    found = set()
    for row in connection.execute(chosen).mappings():
        first, last = row["first_name"] or "", row["last_name"] or ""
        found |= {row["email"] or "", *({f"{first} {last}", f"{last}, {first}"} if first and last else ())}
    return frozenset(found - {""})


def everybody(connection: Connection) -> frozenset[str]:
    """All learners of the gradebook."""
    return frozenset(connection.execute(select(STUDENT.c.id)).scalars())


def remove(engine: Engine, whom: Whom) -> int:
    """Remove them; how many were there. Raises ContentError where the database refuses, and then all are there."""
    with told(engine):
        with engine.begin() as connection:
            there = everybody(connection)
            ids = there if whom.everybody else there & whom.ids
            for one in ids:
                submissions = select(SUBMISSION.c.id).where(SUBMISSION.c.student_id == one)
                notebooks = select(SUBMITTED.c.id).where(SUBMITTED.c.assignment_id.in_(submissions))
                connection.execute(delete(GRADE).where(GRADE.c.notebook_id.in_(notebooks)))
                connection.execute(delete(COMMENT).where(COMMENT.c.notebook_id.in_(notebooks)))
                connection.execute(delete(SUBMITTED).where(SUBMITTED.c.assignment_id.in_(submissions)))
                connection.execute(delete(SUBMISSION).where(SUBMISSION.c.student_id == one))
                connection.execute(delete(STUDENT).where(STUDENT.c.id == one))
        if engine.dialect.name == "sqlite":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM"))  # what was deleted lies in the file until then
    return len(ids)
