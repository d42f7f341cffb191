"""What a learner gets of an assignment: its questions, without keys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Picked, Written
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.transcript import Utterance

#: In characters. A reply of two to four sentences has a few hundred.
LONGEST_REPLY = 20_000
Points = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False, strict=False)]


class Question(Model):
    """One item of the sheet. Which of the lists are filled depends on `kind`."""

    id: Id
    kind: Literal["choice", "many-choice", "coding", "written", "function"]
    title: Line
    prompt: Prose
    points: Points
    options: Many[Line] = ()
    turns: Many[Utterance] = ()
    codes: Many[Id] = ()
    criteria: Many[Line] = ()
    words: int = 0

    def legend(self) -> Legend:
        """What was asked, in words."""
        names = {str(index): text for index, text in enumerate(self.options)}
        return Legend(self.title, names | {str(index): f"“{turn.text}”" for index, turn in enumerate(self.turns)})

    def takes(self, answer: Answer) -> bool:
        """Whether this can be an answer to the question: the right type, and nothing named that is not here."""
        match self.kind, answer:
            case "choice" | "many-choice", Picked(picked=picked, confidence=None):
                most = 1 if self.kind == "choice" else len(self.options)
                return len(picked) == len(set(picked)) <= most and all(index < len(self.options) for index in picked)
            case "coding", Coded():
                ours = {index for index, turn in enumerate(self.turns) if turn.speaker == "counsellor"}
                codes = answer.by_turn()
                return codes.keys() <= ours and set(codes.values()) <= set(self.codes)
            case "written", Written(text=text):
                return len(text) <= LONGEST_REPLY
        return False


class QuestionSheet(Model):
    """What travels beside the notebook as `items.json`: questions, no answers."""

    assignment: Id
    title: Line
    items: Some[Question]
