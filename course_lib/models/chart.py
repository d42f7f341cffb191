"""The words around a chart; the drawing itself is in `course_lib.charts` under the same id."""

from __future__ import annotations

from course_lib.models.base import Id, Line, Model, Prose


class Figure(Model):
    """A chart that teaches: what to look for, what it shows in words, and where the numbers come from.

    `first` is for a chart that would give an exercise away: what to do before one presses "Show the picture".
    """

    id: Id
    title: Line
    look: Prose
    description: Prose
    origin: Prose
    first: Line | None = None
