"""A function to finish, and the calls it is judged by."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Model, Prose, Some
from course_lib.models.question_sheet import Points, Question

#: What a function is called with: its arguments, each plain data.
Arguments = Annotated[tuple[Any, ...], Field(strict=False)]


class Drawn(Model):
    """What a chart has to show: a field along one axis, a row for each value of `by` along the other.

    `marks` are those of Vega-Lite that can show it, such as bar. With `to`, the mark reaches from `field` to `to`. With
    `zero`, the axis of `field` has to begin at 0 or below. `says` is the same in words, for the learner: “a bar for …”.
    """

    says: Line
    marks: Some[Line]
    field: Line
    by: Line
    to: Line | None = None
    zero: bool = False


class Case(Model):
    """One call of a learner's function and what it should return, as plain data: a value, or a chart's `to_dict()`.

    The first argument of a call that draws are the rows that are drawn.
    """

    given: Arguments
    gives: Any = None
    draws: Drawn | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Case:
        if ("gives" in self.model_fields_set) == (self.draws is not None):
            raise ValueError("a case needs what the call `gives`, or what it `draws`, and not both")
        return self


class Program(Model):
    """A small function to finish. `examples` stand in the notebook too; `hidden` cases are the grader's.

    `science`: it may import numpy, scipy, pandas and altair, and has 2 s of processor time and 1 GiB for them.
    """

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$", max_length=60)]
    solution: Prose
    examples: Some[Case]
    hidden: Some[Case]
    science: bool = False


class FunctionTask(Program):
    """A function to finish, in a cell of its own."""

    id: Id
    kind: Literal["function"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None

    def question(self) -> Question:
        return Question(id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points)
