"""Cards to sort and steps to put in order."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import model_validator

from course_lib.models.again import Again
from course_lib.models.ordering import Ordering
from course_lib.models.question_sheet import Piece, Points, Question
from course_lib.models.sorting import Sorting


class SortingTask(Sorting):
    """Cards to sort, written as in `data/sortings/`; `intro` is what is asked."""

    kind: Literal["sorting"]
    points: Points
    again: Again | None = None

    @model_validator(mode="after")
    def _told_apart(self) -> SortingTask:
        if len({card.id for card in self.cards}) < len(self.cards):
            raise ValueError("two cards have the same id")
        return self

    @property
    def prompt(self) -> str:
        return self.intro

    def question(self) -> Question:
        """The cards are mixed by their ids, since the order in which they are written may tell the key."""
        mixed = sorted(self.shown, key=lambda card: hashlib.sha256(f"{self.id} {card.id}".encode()).hexdigest())
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points,
            categories=self.categories, cards=tuple(Piece(id=card.id, text=card.text) for card in mixed),
        )  # fmt: skip


class OrderingTask(Ordering):
    """Steps to put in order, written in the right one, as in `data/orderings/`; `intro` is what is asked."""

    kind: Literal["ordering"]
    points: Points
    again: Again | None = None

    @property
    def prompt(self) -> str:
        return self.intro

    def question(self) -> Question:
        steps = tuple(Piece(id=step.id, text=step.text) for step in self.shuffled())
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, steps=steps
        )
