"""The words and numbers of a chart; its drawing is the module of `course_lib.charts` with the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some


@dataclass(frozen=True)
class Table:
    """What a chart is drawn from: heads and rows of cells as its readers see them, and by name the drawing's words."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    words: Mapping[str, str] = field(default_factory=dict)


class Families(Model):
    """What the families of codes are called in a table."""

    oars: Line
    other: Line
    roadblock: Line


class Counted(Model):
    """Numbers that are counted in other content.

    `words_after` is the id of a transcript: how many words the client says after each of the counsellor's turns.
    """

    words_after: Id
    families: Families


class Figure(Model):
    """A chart that teaches: what to look for, what it shows in words, and where the numbers come from.

    `first` is for a chart that would give an exercise away: what to do before one presses "Show the picture".
    `heads` and `rows` are its table; `counted` stands in place of `rows` where the numbers are counted.
    `words` are those that only the drawing shows, by the names that its module asks for.
    """

    id: Id
    title: Line
    look: Prose
    description: Prose
    origin: Prose
    first: Line | None = None
    heads: Some[Line]
    rows: Many[Many[str | int | float]] = ()
    counted: Counted | None = None
    words: dict[Id, Line] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _rectangular(self) -> Figure:
        if bool(self.rows) == bool(self.counted):
            raise ValueError("a chart has its numbers in `rows` or by `counted`; write one of the two")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.heads):
                raise ValueError(f"row {number} has {len(row)} cells and there are {len(self.heads)} heads")
        return self
