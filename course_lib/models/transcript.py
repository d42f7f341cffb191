"""Conversations to code, and the codebook they are coded by."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend


class Code(Model):
    """One label of the codebook: what a counsellor's utterance does."""

    id: Id
    name: Line
    family: Literal["oars", "other", "roadblock"]
    means: Prose
    example: Line


class Codebook(Model):
    """All labels a transcript may use."""

    codes: Some[Code]


class Utterance(Model):
    """What one of the two says."""

    speaker: Literal["client", "counsellor"]
    text: Prose


class Turn(Model):
    """One utterance. A counsellor's turn has a code and the reason for it; a client's has neither.

    `hard` marks a case where trained coders may differ; its reason says what decides.
    """

    speaker: Literal["client", "counsellor"]
    text: Prose
    code: Id | None = None
    reason: Prose | None = None
    hard: bool = False

    @model_validator(mode="after")
    def _coded(self) -> Turn:
        if (self.speaker == "counsellor") != (self.code is not None):
            raise ValueError("every counsellor turn needs a `code`, and a client turn has none")
        if (self.code is None) != (self.reason is None):
            raise ValueError("a `code` needs its `reason`")
        return self


class Transcript(Model):
    """A fictional conversation. `goal` is the Cohen's kappa with our key that the learner works towards."""

    id: Id
    title: Line
    person: Id
    intro: Prose
    codes: Many[Id] = Field(min_length=2)
    goal: float = Field(default=0.6, gt=0, lt=1)
    turns: Some[Turn]

    @model_validator(mode="after")
    def _known_codes(self) -> Transcript:
        for turn in self.turns:
            if turn.code is not None and turn.code not in self.codes:
                raise ValueError(f"a turn is coded `{turn.code}`, which is not among the transcript's `codes`")
        return self

    def key(self) -> dict[int, str]:
        """The code of each counsellor turn, by the turn's index."""
        return {index: turn.code for index, turn in enumerate(self.turns) if turn.code is not None}

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title, {str(index): f"“{turn.text}”" for index, turn in enumerate(self.turns)})}

    def substance(self) -> Any:
        return [self.codes, [[turn.speaker, turn.text] for turn in self.turns]]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}
