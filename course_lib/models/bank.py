"""The bank of an assignment: items with their keys. It never leaves the instructor.

`Bank.question_sheet()` is the only way from here to a learner. It names each thing that travels, so that a key added to
the bank later stays at home unless somebody writes it into the sheet.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.evidence import VERDICTS, Verdict
from course_lib.models.ordering import Ordering
from course_lib.models.question_sheet import Piece, Points, Question, QuestionSheet
from course_lib.models.quiz import Item
from course_lib.models.sorting import Sorting
from course_lib.models.transcript import Turn, Utterance

#: What a function is called with: its arguments, each plain data.
Arguments = Annotated[tuple[Any, ...], Field(strict=False)]


class ChoiceTask(Item):
    """A `choice` or `many-choice` item that is marked. A learner reads only the feedback of options they picked."""

    title: Line
    points: Points

    def question(self) -> Question:
        texts = tuple(option.text for option in self.options)
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, options=texts,
            confidence=self.confidence,
        )  # fmt: skip


class CodingTask(Model):
    """An unseen transcript to code. From a kappa of `full` on, all points are given."""

    id: Id
    kind: Literal["coding"]
    title: Line
    prompt: Prose
    points: Points
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


class WrittenTask(Model):
    """A reply in the learner's own words, marked by a person with a rubric. `words` is how many are enough."""

    id: Id
    kind: Literal["written"]
    title: Line
    prompt: Prose
    points: Points
    words: int = Field(gt=0, le=1000)
    rubric: Some[Criterion]

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


class Case(Model):
    """One call of a learner's function and what it should return, as plain data."""

    given: Arguments
    gives: Any


class FunctionTask(Model):
    """A small function to finish. `examples` stand in the notebook too; `hidden` cases are the grader's."""

    id: Id
    kind: Literal["function"]
    title: Line
    prompt: Prose
    points: Points
    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$", max_length=60)]
    solution: Prose
    examples: Some[Case]
    hidden: Some[Case]

    def question(self) -> Question:
        return Question(id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points)


class SortingTask(Sorting):
    """Cards to sort, written as in `data/sortings/`; `intro` is what is asked."""

    kind: Literal["sorting"]
    points: Points

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

    @property
    def prompt(self) -> str:
        return self.intro

    def question(self) -> Question:
        steps = tuple(Piece(id=step.id, text=step.text) for step in self.shuffled())
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, steps=steps
        )


class VerdictTask(Model):
    """A sentence to judge. `says` tells of each verdict what speaks for it or what it overlooks.

    `also` is a second verdict that a careful reader could defend; it earns half.
    """

    id: Id
    kind: Literal["verdict"]
    title: Line
    prompt: Prose
    points: Points
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


BankItem = Annotated[
    ChoiceTask | CodingTask | WrittenTask | FunctionTask | SortingTask | OrderingTask | VerdictTask,
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
