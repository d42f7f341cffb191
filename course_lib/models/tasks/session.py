"""A whole session with a client whom the learner hasn't met."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.client import Client
from course_lib.models.question_sheet import Points, Question
from course_lib.models.tasks.written import Criterion

#: What a session is looked at for by rule; see `course_lib.grading.points.sessions`.
Sight = Literal["topics", "depth", "repair", "danger", "questions", "reflections"]


class Decided(Model):
    """One thing that the replies decide by themselves. `least` is how often, or after how many turns, all points are
    earned."""

    name: Line
    by: Sight
    points: Annotated[float, Field(gt=0, le=100, strict=False)]
    least: int = Field(default=1, ge=1, le=30)


class SessionTask(Model):
    """A session with a client: some points by rule (`decided`), the rest by a person with the `rubric`.

    In the file `client` is the id of a file in `banks/clients/`. What the client can say has to travel, or nobody could
    talk with them; their own account, our reasons, the measures and the rubric stay. `name` is what they are called.
    """

    id: Id
    kind: Literal["session"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None
    name: Line
    client: Client
    decided: Some[Decided]
    rubric: Many[Criterion] = ()
    guideline: Line | None = None

    @model_validator(mode="after")
    def _adds_up(self) -> SessionTask:
        total = self.by_rule() + sum(one.most() for one in self.rubric)
        if total != self.points:
            raise ValueError(f"`decided` and `rubric` add up to {total:g}, but the item has {self.points:g} points")
        return self

    def by_rule(self) -> float:
        """The most that is decided without a person."""
        return sum(one.points for one in self.decided)

    def question(self) -> Question:
        names = [f"{one.name} ({one.points:g})" for one in self.decided]
        names += [f"{one.name} ({one.most():g})" for one in self.rubric]
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points,
            criteria=tuple(names), client=self.client.as_played(), name=self.name,
        )  # fmt: skip
