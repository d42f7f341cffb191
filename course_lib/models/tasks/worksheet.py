"""Numbers to work out, by the form or by code."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from course_lib.models.again import Again
from course_lib.models.base import Many
from course_lib.models.chart import Figure
from course_lib.models.question_sheet import BY_CODE, Points, Question
from course_lib.models.tasks.function import Program
from course_lib.models.worksheet import Worksheet


class WorkTask(Worksheet):
    """Numbers to work out, written as in `data/worksheets/`; `intro` is what is asked, and `charts` are drawn below it.

    Each number is worth the same share of the points. Keys are worked out from figures, and never typed. With `code`,
    the same may be done by finishing a function, for the same points; the better of the two counts.
    """

    kind: Literal["work"]
    points: Points
    again: Again | None = None
    charts: Many[Figure] = ()
    code: Program | None = None

    @model_validator(mode="after")
    def _computed(self) -> WorkTask:
        if typed := [step.id for step in self.steps if step.key.measure is None]:
            raise ValueError(f"the key of {', '.join(typed)} is typed; name the measure and the figures that make it")
        return self

    @property
    def prompt(self) -> str:
        return self.intro

    @property
    def code_cell(self) -> str:
        """The name of the cell in which the function is finished, as nbgrader knows it."""
        return BY_CODE.format(self.id)

    def question(self) -> Question:
        """What is asked, the sheet as it was filled in, and the table. Of keys, slips and ways it has nothing."""
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points,
            numbers=tuple(step.asked() for step in self.steps), filled=self.sheet, table=self.table, charts=self.charts,
            by_code=self.code is not None,
        )  # fmt: skip
