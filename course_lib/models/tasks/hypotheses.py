"""A cue with several readings: how likely each is, and the question that would find out."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field, model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.cue import Glimpse
from course_lib.models.question_sheet import Piece, Points, Question
from course_lib.models.quiz import Option

#: Of 100 points of likelihood.
_OfHundred = Annotated[int, Field(ge=0, le=100)]
#: The reading that is none of the others. No list of readings is complete, so every task has it.
ELSE = "else"


class RangedReading(Model):
    """One thing that the cue might mean, and from how many to how many of 100 points a careful person could give it.

    `reason` says what makes it likelier or less likely here, without a number.
    """

    id: Id
    text: Line
    lowest: _OfHundred
    highest: _OfHundred
    reason: Prose

    @model_validator(mode="after")
    def _upwards(self) -> RangedReading:
        if self.lowest > self.highest:
            raise ValueError("`lowest` is above `highest`")
        return self


class HypothesesTask(Model):
    """Readings to share 100 points out to, and questions of which one would find out more than the others.

    What is right is no single reading: it is leaving room. Half of the points are for the shares, half for
    the question.
    """

    id: Id
    kind: Literal["hypotheses"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None
    cue: Glimpse
    readings: Many[RangedReading] = Field(min_length=4, max_length=7)
    questions: Many[Option] = Field(min_length=3, max_length=7)

    @model_validator(mode="after")
    def _leaves_room(self) -> HypothesesTask:
        ids = [reading.id for reading in self.readings]
        if len(set(ids)) < len(ids):
            raise ValueError("two readings have the same id")
        if ELSE not in ids:
            raise ValueError("no list of readings is complete: give one the id `else`, for what it doesn't name")
        lowest, highest = (sum(getattr(one, end) for one in self.readings) for end in ("lowest", "highest"))
        if not lowest <= 100 <= highest:
            raise ValueError(f"the ranges add up to {lowest} at least and {highest} at most; 100 must lie between")
        if sum(question.correct for question in self.questions) != 1:
            raise ValueError("exactly one of the `questions` needs `correct: true`")
        return self

    def ranges(self) -> dict[str, tuple[float, float]]:
        """By reading, the lowest and the highest share, from 0 to 1."""
        return {one.id: (one.lowest / 100, one.highest / 100) for one in self.readings}

    def question(self) -> Question:
        """The readings are mixed by their ids, since their order may tell which is likelier. `else` stands last."""

        def place(one: RangedReading) -> tuple[bool, str]:
            return one.id == ELSE, hashlib.sha256(f"{self.id} {one.id}".encode()).hexdigest()

        readings = tuple(Piece(id=one.id, text=one.text) for one in sorted(self.readings, key=place))
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, cue=self.cue,
            readings=readings, options=tuple(one.text for one in self.questions),
        )  # fmt: skip
