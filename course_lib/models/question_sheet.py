"""What a learner gets of an assignment: its questions, without keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.chart import Figure
from course_lib.models.client import Client
from course_lib.models.cue import Glimpse
from course_lib.models.cue_answers import Shared
from course_lib.models.evidence import VERDICTS
from course_lib.models.legend import Legend
from course_lib.models.own_data import FromOwnData, OwnNumber, Recipe
from course_lib.models.sorting import Category
from course_lib.models.talk_answers import Talked
from course_lib.models.transcript import Utterance
from course_lib.models.worksheet import AnswerSheet, Asked, Calculated, GivenTable

#: In characters. A reply of two to four sentences has a few hundred.
LONGEST_REPLY = 20_000
#: Shares that add up to 1 within this are whole. A page sends them in hundredths.
CLOSE = 0.001
Points = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False, strict=False)]
#: What questions got after the first had been handed out. Where it is empty it is no part of a version.
LATER = (
    "confidence", "categories", "cards", "steps", "recipe", "own_numbers", "picture", "client", "name",
    "numbers", "filled", "table", "charts", "cue", "readings",
)  # fmt: skip
#: The cell in which an item may be done by code, beside its own.
BY_CODE = "{}-by-code"
#: What is asked doesn't change with these.
BESIDE = {"by_code", "starter"}


class Piece(Model):
    """A card, a step or a reading: what it says, and nothing of where it belongs."""

    id: Id
    text: Prose


class Question(Model):
    """One item of the sheet. Which of the lists are filled depends on `kind`. Cards and steps are mixed.

    `starter`: the code that was given out, where there is a function to finish.
    """

    id: Id
    kind: Literal[
        "choice", "many-choice", "coding", "written", "function", "sorting", "ordering", "verdict", "own-data",
        "session", "work", "hypotheses",
    ]  # fmt: skip
    title: Line
    prompt: Prose
    points: Points
    options: Many[Line] = ()
    turns: Many[Utterance] = ()
    codes: Many[Id] = ()
    criteria: Many[Line] = ()
    words: int = 0
    confidence: bool = False
    categories: Many[Category] = ()
    cards: Many[Piece] = ()
    steps: Many[Piece] = ()
    recipe: Recipe | None = None
    own_numbers: Many[OwnNumber] = ()
    picture: bool = False
    client: Client | None = None
    name: str = ""
    numbers: Many[Asked] = ()
    filled: AnswerSheet | None = None
    table: GivenTable | None = None
    charts: Many[Figure] = ()
    by_code: bool = False
    starter: str = ""
    cue: Glimpse | None = None
    readings: Many[Piece] = ()

    def substance(self) -> Any:
        return self.model_dump(mode="json", exclude=BESIDE | {name for name in LATER if not getattr(self, name)})

    @property
    def code_cell(self) -> str:
        """The name of the cell in which a function is finished, as nbgrader knows it; empty where there is none."""
        return self.id if self.kind == "function" else BY_CODE.format(self.id) if self.by_code else ""

    def versions(self) -> dict[str, str]:
        """By the id under which an answer is kept, the version of what it answers: of each number, or of the whole."""
        if not self.numbers:
            return {self.id: self.version()}
        return {one.id: self.model_copy(update={"numbers": (one,)}).version() for one in self.numbers}

    def legend(self) -> Legend:
        """What was asked, in words."""
        names = {str(index): text for index, text in enumerate(self.options)}
        names |= {str(index): f"“{turn.text}”" for index, turn in enumerate(self.turns)}
        names |= {one.id: f"“{one.text.strip()}”" for one in self.cards} | {one.id: one.name for one in self.categories}
        names |= {one.id: one.name for one in self.own_numbers}
        return Legend(self.title, names | {one.id: one.text for one in (*self.steps, *self.readings)})

    def takes(self, answer: Answer, name: str = "") -> bool:
        """Whether this can be an answer to the question: the right type, and nothing named that is not here.

        `name` is the id under which it is kept; it says which of the `numbers` is meant.
        """
        match self.kind, answer:
            case "choice" | "many-choice", Picked(picked=picked, confidence=sure) if self.confidence or sure is None:
                most = 1 if self.kind == "choice" else len(self.options)
                return len(picked) == len(set(picked)) <= most and all(index < len(self.options) for index in picked)
            case "coding", Coded():
                ours = {index for index, turn in enumerate(self.turns) if turn.speaker == "counsellor"}
                codes = answer.by_turn()
                return codes.keys() <= ours and set(codes.values()) <= set(self.codes)
            case "written", Written(text=text):
                return len(text) <= LONGEST_REPLY
            case "sorting", Placed(cards=cards):
                return cards.keys() <= _ids(self.cards) and set(cards.values()) <= _ids(self.categories)
            case "ordering", Ordered(steps=steps):
                return sorted(steps) == sorted(_ids(self.steps))
            case "verdict", Judged(verdict=verdict):
                return verdict in VERDICTS
            case "own-data", FromOwnData(found=found):
                return found.keys() <= _ids(self.own_numbers)
            case "session", Talked():
                return True  # what can't have been said is found when it is said again
            case "work", Calculated(number=number):
                return any(one.id == name and (number is not None or one.none) for one in self.numbers)
            case "hypotheses", Shared(shares=shares, question=asked):
                whole = shares.keys() == _ids(self.readings) and abs(sum(shares.values()) - 1) < CLOSE
                return (whole or not shares) and (asked is None or asked < len(self.options))
        return False


def _ids(things: Iterable[Piece | Category | OwnNumber]) -> set[str]:
    return {one.id for one in things}


class QuestionSheet(Model):
    """What travels beside the notebook as `items.json`: questions, no answers."""

    assignment: Id
    title: Line
    items: Some[Question]

    @cached_property
    def asked(self) -> Mapping[str, tuple[Question, str]]:
        """By the id under which an answer is kept, the question and the version that it answers."""
        return {name: (item, version) for item in self.items for name, version in item.versions().items()}

    def with_starters(self, sources: Mapping[str, str]) -> QuestionSheet:
        """The sheet with the code that is given out; `sources`: what is in a notebook's cells, by their names."""
        items = (item.model_copy(update={"starter": sources.get(item.code_cell, "")}) for item in self.items)
        return self.model_copy(update={"items": tuple(items)})
