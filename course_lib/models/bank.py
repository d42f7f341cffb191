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
from course_lib.models.tasks.function import FunctionTask, Program
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.models.tasks.written import WrittenTask

BankItem = Annotated[
    ChoiceTask
    | CodingTask
    | WrittenTask
    | FunctionTask
    | SortingTask
    | OrderingTask
    | VerdictTask
    | OwnDataTask
    | SessionTask
    | WorkTask
    | HypothesesTask,
    Field(discriminator="kind"),
]


class Bank(Model):
    """All items of an assignment, with their keys. The file's stem is the assignment's name."""

    title: Line
    items: Some[BankItem]

    @model_validator(mode="after")
    def _named_once(self) -> Bank:
        names = [item.id for item in self.items]
        names += [step.id for item in self.items if isinstance(item, WorkTask) for step in item.steps]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            called = ", ".join(twice)
            raise ValueError(f"two items are called {called}; numbers of a worksheet need names of their own, too")
        return self

    @model_validator(mode="after")
    def _drawn_alike(self) -> Bank:
        recipes = [item.recipe for item in self.items if isinstance(item, OwnDataTask)]
        for one in recipes:
            if any(other.name == one.name and other != one for other in recipes):
                raise ValueError(f"`{one.name}` is drawn by two recipes; items that share data repeat the whole recipe")
        return self

    def programs(self) -> dict[str, Program]:
        """By the name of its cell, each function that a learner may finish."""
        own = {item.id: item for item in self.items if isinstance(item, FunctionTask)}
        others = {item.code_cell: item.code for item in self.items if isinstance(item, WorkTask) and item.code}
        return {**own, **others}

    def question_sheet(self, assignment: str) -> QuestionSheet:
        """The learner's side of the bank."""
        return QuestionSheet(
            assignment=assignment, title=self.title, items=tuple(item.question() for item in self.items)
        )
