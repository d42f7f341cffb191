"""A sentence to judge."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Model, Prose
from course_lib.models.evidence import VERDICTS, Verdict
from course_lib.models.question_sheet import Points, Question


class VerdictTask(Model):
    """A sentence to judge. `says` tells of each verdict what speaks for it or what it overlooks.

    `also` is a second verdict that a careful reader could defend; it earns half.
    """

    id: Id
    kind: Literal["verdict"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None
    verdict: Verdict
    also: Verdict | None = None
    says: dict[Verdict, Prose]

    @model_validator(mode="after")
    def _says_all(self) -> VerdictTask:
        if missing := [one for one in VERDICTS if one not in self.says]:
            raise ValueError(f"`says` needs a word on each verdict; {', '.join(missing)} has none")
        if self.also == self.verdict:
            raise ValueError(f"`also` accepts `{self.verdict}`, which is our verdict already; name another")
        return self

    def question(self) -> Question:
        return Question(id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points)
