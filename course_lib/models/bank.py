"""The bank of an assignment: items with their keys. It never leaves the instructor.

`Bank.question_sheet()` is the only way from here to a learner. It names each thing that travels, so that a key added to
the bank later stays at home unless somebody writes it into the sheet.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from course_lib.models.base import Line, Model, Some
from course_lib.models.question_sheet import QuestionSheet
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.written import WrittenTask

BankItem = Annotated[
    ChoiceTask | CodingTask | WrittenTask | FunctionTask | SortingTask | OrderingTask | VerdictTask | HypothesesTask,
    Field(discriminator="kind"),
]


class Bank(Model):
    """All items of an assignment, with their keys. The file's stem is the assignment's name."""

    title: Line
    items: Some[BankItem]

    @model_validator(mode="after")
    def _named_once(self) -> Bank:
        names = [item.id for item in self.items]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two items are called {', '.join(twice)}")
        return self

    def question_sheet(self, assignment: str) -> QuestionSheet:
        """The learner's side of the bank."""
        return QuestionSheet(
            assignment=assignment, title=self.title, items=tuple(item.question() for item in self.items)
        )
