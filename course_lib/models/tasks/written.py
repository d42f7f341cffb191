"""A reply in the learner’s own words, and the rubric that a person marks it with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.drill import Heard
from course_lib.models.moment import Feelings, Risk
from course_lib.models.question_sheet import Points, Question


class Anchor(Model):
    """What a reply looks like that earns this much on a criterion."""

    points: Annotated[float, Field(ge=0, le=100, strict=False)]
    looks_like: Prose


class Criterion(Model):
    """One thing a marker looks at. The learner reads `name`; the anchors are the marker's."""

    name: Line
    anchors: Many[Anchor] = Field(min_length=2)

    def most(self) -> float:
        return max(anchor.points for anchor in self.anchors)

    def level(self, points: float) -> int:
        """Which anchor earns so much, counted from 1 in the order of points. Raises ValueError where none does."""
        return sorted({anchor.points for anchor in self.anchors}).index(points) + 1


class ToClient(Model):
    """What a reply is written to, for the coach: the client's words and what lies in them, as in a moment."""

    says: Prose
    feelings: Feelings
    key_ideas: Some[Line]
    risk: Risk | None = None

    def heard(self) -> Heard:
        """As the coach asks for it."""
        return Heard(self.says, self.risk, self.feelings, self.key_ideas, models=())


class WrittenTask(Model):
    """A reply in the learner's own words, marked by a person with a rubric. `words` is how many are enough.

    `guideline` is one more line for the marker. Where there is a `moment`, the marker also reads what the coach is sure
    of. Both stay with the bank; so a criterion's name, which travels, may not say what only the moment tells.
    `anchors_told`: after marking, learners read the words of the anchor that they reached on each criterion.
    """

    id: Id
    kind: Literal["written"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None
    words: int = Field(gt=0, le=1000)
    rubric: Some[Criterion]
    guideline: Line | None = None
    moment: ToClient | None = None
    anchors_told: bool = False

    @model_validator(mode="after")
    def _adds_up(self) -> WrittenTask:
        total = sum(criterion.most() for criterion in self.rubric)
        if total != self.points:
            raise ValueError(f"the rubric's best anchors add up to {total:g}, but the item has {self.points:g} points")
        return self

    def question(self) -> Question:
        names = tuple(f"{criterion.name} ({criterion.most():g})" for criterion in self.rubric)
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, criteria=names,
            words=self.words,
        )  # fmt: skip
