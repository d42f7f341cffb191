"""How far the questions of an assignment are answered. Nothing here knows right from wrong.

Pure: questions, events and what the saved page holds in; by question, what is there out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Picked, Placed, Written
from course_lib.models.cue_answers import Shared
from course_lib.models.own_data import FromOwnData
from course_lib.models.question_sheet import Question, QuestionSheet
from course_lib.models.talk_answers import Talked

#: `begun`: a session that wasn't ended. `stale`: the question was improved since it was answered. `unknown`: it is
#: answered by code, and what was given out, or the page, can't be read.
State = Literal["none", "part", "begun", "whole", "stale", "unknown"]


@dataclass(frozen=True)
class Held:
    """A cell of the saved page that nbgrader knows: its id, and what is written in it."""

    cell: str
    source: str


@dataclass(frozen=True)
class Page:
    """The saved page of an assignment: its file's name, when it was saved, and by nbgrader's names the cells in it."""

    file: str
    saved: str | None = None
    cells: Mapping[str, Held] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A question and how far it is answered: `done` of its `of` parts, when that was saved last, and its cell."""

    title: str
    cell: str
    state: State
    done: int
    of: int
    at: str | None

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer that can be marked, be it in part."""
        return self.state in ("part", "begun", "whole")


def answered(sheet: QuestionSheet, events: Iterable[Event], page: Page) -> list[Asked]:
    """Every question of the sheet, in its order."""
    last: dict[str, Event] = {}
    for event in events:
        item, _ = sheet.asked.get(event.item, (None, ""))
        if item and event.act is Act.ANSWER and (_is_stale(sheet, event) or item.takes(event.answer, event.item)):
            last[event.item] = event
    return [_asked(sheet, item, last, page) for item in sheet.items]


def _asked(sheet: QuestionSheet, item: Question, last: Mapping[str, Event], page: Page) -> Asked:
    given = [last[name] for name in item.versions() if name in last]
    done, of = _parts(item, {event.item: event.answer for event in given})
    state: State = "none" if done == 0 else "whole" if done == of else "begun" if item.kind == "session" else "part"
    at = max((event.at for event in given), default=None) if done else None
    if any(_is_stale(sheet, event) for event in given):
        state = "stale"
    by_code = _code(item, page)
    if by_code == "whole" or item.kind == "function":
        state, done, of, at = by_code, int(by_code == "whole"), 1, page.saved
    held = page.cells.get(item.id)
    return Asked(item.title, held.cell if held else item.id, state, done, of, at)


def _code(item: Question, page: Page) -> Literal["none", "whole", "unknown"]:
    """Whether the code that was given out was changed in the saved page."""
    held = page.cells.get(item.code_cell)
    if not item.starter or held is None:
        return "unknown"
    return "none" if held.source.strip() in ("", item.starter.strip()) else "whole"


def _parts(item: Question, given: Mapping[str, Answer]) -> tuple[int, int]:
    """How many parts have an answer, and how many there are."""
    if item.kind == "work":
        return len(given), len(item.numbers)
    match given.get(item.id):
        case None:
            return 0, 1
        case Coded(codes=codes):
            return len(codes), sum(turn.speaker == "counsellor" for turn in item.turns)
        case Placed(cards=cards):
            return len(cards), len(item.cards)
        case FromOwnData(found=found):
            return len(found), len(item.own_numbers)
        case Shared(shares=shares, question=question):
            return bool(shares) + (question is not None), 1 + bool(item.options)
        case Talked(replies=replies, over=over):
            return bool(replies) + over, 2
        case Written(text=text):
            return int(bool(text.strip())), 1
        case Picked(picked=picked):
            return int(bool(picked)), 1
    return 1, 1


def _is_stale(sheet: QuestionSheet, event: Event) -> bool:
    return event.version != sheet.asked[event.item][1]
