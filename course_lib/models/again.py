"""Where a learner reads again what a marked item asks for."""

from __future__ import annotations

from course_lib.models.base import Id, Line, Model


class Again(Model):
    """A heading of a lesson, word for word as it stands in its notebook."""

    lesson: Id
    heading: Line
