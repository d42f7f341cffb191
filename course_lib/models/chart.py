"""The words and numbers of a chart; its drawing is the module of `course_lib.charts` with the same name."""

from __future__ import annotations

from pydantic import model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose


class Figure(Model):
    """A chart that teaches: what to look for, what it shows in words, and where the numbers come from.

    `first` is for a chart that would give an exercise away: what to do before one presses "Show the picture".
    `heads` and `rows` are its table, left out where the numbers are counted in other content.
    """

    id: Id
    title: Line
    look: Prose
    description: Prose
    origin: Prose
    first: Line | None = None
    heads: Many[Line] = ()
    rows: Many[Many[str | int | float]] = ()

    @model_validator(mode="after")
    def _rectangular(self) -> Figure:
        if bool(self.heads) != bool(self.rows):
            raise ValueError("`heads` and `rows` belong together; write both or neither")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.heads):
                raise ValueError(f"row {number} has {len(row)} cells and there are {len(self.heads)} heads")
        return self
