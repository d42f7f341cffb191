"""A transcript to code."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.question_sheet import Points, Question
from course_lib.models.transcript import Turn, Utterance


class CodingTask(Model):
    """An unseen transcript to code. From a kappa of `full` on, all points are given."""

    id: Id
    kind: Literal["coding"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None
    full: float = Field(default=0.6, gt=0, le=1)
    codes: Many[Id] = Field(min_length=2)
    turns: Some[Turn]

    def key(self) -> dict[int, str]:
        """The code of each counsellor turn, by the turn's index."""
        return {index: turn.code for index, turn in enumerate(self.turns) if turn.code is not None}

    @model_validator(mode="after")
    def _coded(self) -> CodingTask:
        used = set(self.key().values())
        if unknown := used - set(self.codes):
            raise ValueError(f"turns are coded {', '.join(sorted(unknown))}, which is not among the item's `codes`")
        if len(used) < 2:
            raise ValueError("kappa has no meaning unless the turns have at least two different codes")
        return self

    def question(self) -> Question:
        turns = tuple(Utterance(speaker=turn.speaker, text=turn.text) for turn in self.turns)
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, turns=turns,
            codes=self.codes,
        )  # fmt: skip
