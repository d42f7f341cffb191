"""A look back at what a practice test asked: row by row what the learner said, what our key says, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib.content.markdown import html, inline
from course_lib.models import Code, Item, Ordering, Sorting, Transcript, Worksheet
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Ordered, Picked, Placed
from course_lib.models.practice_test import Asked
from course_lib.models.worksheet import Calculated
from course_lib.scoring.worksheet import Filled, check, value

#: A row: what it is about and why it is so, as HTML; the learner's answer and ours, empty where there is none; whether
#: it counts as right, None where nothing was to be said of it.
Row = dict[str, Any]


def rows(
    thing: Asked, answers: Mapping[str, Answer], codes: Mapping[str, Code], filled: Filled | None, places: list[int]
) -> list[Row]:
    """Every row of a thing; `places` is the order in which this learner meets the options of a question."""
    answer = answers.get(thing.id)
    match thing:
        case Item():
            return _options(thing, answer.picked if isinstance(answer, Picked) else (), places)
        case Sorting():
            mine = answer.cards if isinstance(answer, Placed) else {}
            names = {one.id: one.name for one in thing.categories}
            return [
                _row(card.text, names.get(mine.get(card.id, ""), ""), names[card.category], card.reason)
                for card in thing.shown
            ]
        case Ordering():
            order = answer.steps if isinstance(answer, Ordered) else ()
            place = {step: str(at) for at, step in enumerate(order, 1)}
            return [
                _row(step.text, place.get(step.id, ""), str(at), step.reason) for at, step in enumerate(thing.steps, 1)
            ]
        case Transcript():
            said = answer.by_turn() if isinstance(answer, Coded) else {}
            return [_turn(thing, at, said.get(at, ""), codes) for at in range(len(thing.turns))]
    return _numbers(thing, answers, filled)


def _row(text: str, mine: str, ours: str, reason: str) -> Row:
    return {"text": html(text), "mine": mine, "ours": ours, "right": mine == ours, "reason": html(reason)}


def _options(item: Item, picked: tuple[int, ...], places: list[int]) -> list[Row]:
    return [
        {
            "text": inline(option.text),
            "chosen": index in picked,
            "right": option.correct,
            "reason": html(option.feedback),
        }
        for index in places
        for option in [item.options[index]]
    ]


def _turn(one: Transcript, at: int, mine: str, codes: Mapping[str, Code]) -> Row:
    turn = one.turns[at]
    if turn.code is None:
        return {"text": html(turn.text), "client": True}
    name = {code: codes[code].name if code in codes else code for code in one.codes}
    return _row(turn.text, name.get(mine, ""), name[turn.code], turn.reason or "")


def _numbers(sheet: Worksheet, answers: Mapping[str, Answer], filled: Filled | None) -> list[Row]:
    found = []
    for step in sheet.steps:
        mine = answers.get(step.id)
        given = mine if isinstance(mine, Calculated) else None
        checked = check(step, given.number, filled) if given else None
        found.append(
            {
                "text": html(step.prompt),
                "mine": _number(given.number, step.none) if given else "",
                "ours": _number(value(step.key, filled), step.none, step.decimals),
                "right": bool(checked and checked.right),
                "reason": (html(checked.slip.says) if checked and checked.slip else "") + html(step.way),
            }
        )
    return found


def _number(number: float | None, none: str | None, decimals: int | None = None) -> str:
    if number is None:
        return none or ""
    return f"{number:g}" if decimals is None else f"{number:.{decimals}f}"
