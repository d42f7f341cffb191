"""A function to finish, and the calls it is judged by."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from course_lib.models.base import Id, Line, Model, Prose, Some
from course_lib.models.question_sheet import Points, Question

#: What a function is called with: its arguments, each plain data.
Arguments = Annotated[tuple[Any, ...], Field(strict=False)]


class Case(Model):
    """One call of a learner's function and what it should return, as plain data."""

    given: Arguments
    gives: Any


class Program(Model):
    """A small function to finish. `examples` stand in the notebook too; `hidden` cases are the grader's."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$", max_length=60)]
    solution: Prose
    examples: Some[Case]
    hidden: Some[Case]


class FunctionTask(Program):
    """A function to finish, in a cell of its own."""

    id: Id
    kind: Literal["function"]
    title: Line
    prompt: Prose
    points: Points

    def question(self) -> Question:
        return Question(id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points)
