"""The recurring fictional people of the course."""

from __future__ import annotations

from course_lib.models.base import Id, Line, Model, Prose


class Person(Model):
    """Someone first, a client second."""

    id: Id
    name: Line
    pronouns: Line
    age: int
    about: Prose
    brings: Prose
