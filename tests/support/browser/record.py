"""What a server's learner has in the record."""

from __future__ import annotations

from course_lib.learner.record import Event, Record
from tests.support.jupyter import CourseServer


def answers(server: CourseServer) -> list[Event]:
    """Every event that was kept, private reflections apart."""
    return Record(server.home / "answers").events()
