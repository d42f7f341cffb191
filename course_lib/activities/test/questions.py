"""What a practice test asks, as a question of an assignment is asked: without its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib.activities.frame.frame import Frame
from course_lib.activities.graded.graded import question_card
from course_lib.activities.graded.working import work_card
from course_lib.content.markdown import html
from course_lib.models import Code, Item, Ordering, Sorting, Transcript
from course_lib.models.practice_test import Asked
from course_lib.models.question_sheet import Piece, Question
from course_lib.models.transcript import Utterance
from course_lib.scoring.worksheet import Filled


def question(thing: Asked, title: str) -> Question:
    """The learner's side of a thing."""
    match thing:
        case Item():
            return Question(
                id=thing.id, kind=thing.kind, title=title, prompt=thing.prompt, points=1, confidence=thing.confidence,
                options=tuple(option.text for option in thing.options),
            )  # fmt: skip
        case Sorting():
            cards = tuple(Piece(id=card.id, text=card.text) for card in thing.shown)
            return Question(
                id=thing.id, kind="sorting", title=title, prompt=thing.intro, points=len(cards), cards=cards,
                categories=thing.categories,
            )  # fmt: skip
        case Ordering():
            steps = tuple(Piece(id=step.id, text=step.text) for step in thing.shuffled())
            return Question(
                id=thing.id, kind="ordering", title=title, prompt=thing.intro, points=len(steps), steps=steps
            )
        case Transcript():
            turns = tuple(Utterance(speaker=turn.speaker, text=turn.text) for turn in thing.turns)
            return Question(
                id=thing.id, kind="coding", title=title, prompt=thing.intro, points=len(thing.key()), turns=turns,
                codes=thing.codes,
            )  # fmt: skip
    return Question(
        id=thing.id, kind="work", title=title, prompt=thing.intro, points=len(thing.steps), table=thing.table,
        filled=thing.sheet, numbers=tuple(step.asked() for step in thing.steps),
    )  # fmt: skip


def card(asked: Question, codes: Mapping[str, Code], frame: Frame, filled: Filled | None) -> dict[str, Any]:
    """What the page has to know of it."""
    more = {"work": work_card(asked, filled, frame)} if asked.kind == "work" else {}
    means = [{"name": codes[one].name, "means": html(codes[one].means)} for one in asked.codes if one in codes]
    return question_card(asked, codes, frame) | more | {"code_means": means}
