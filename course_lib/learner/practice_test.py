"""Sittings of a practice test as the record has them: what each drew, what was answered in it, whether it is over.

Pure: a test, what its parts can draw and the record's events in; sittings out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from course_lib.learner.record import Event
from course_lib.models import Part, PracticeTest, Worksheet
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Nothing
from course_lib.models.practice_test import Asked, versions
from course_lib.models.talk_answers import Begun
from course_lib.scoring.practice_test import Points, points
from course_lib.scoring.worksheet import Filled


@dataclass(frozen=True)
class Stock:
    """A part of a test with all that can be drawn for it."""

    part: Part
    things: Sequence[Asked]


@dataclass(frozen=True)
class Drawn:
    """A part of a test with what one sitting asks."""

    name: str
    things: tuple[Asked, ...]


@dataclass(frozen=True)
class Sitting:
    """One go at a test, `number` from 1. `answers` are the last ones, by the id under which they are kept.

    `begun` and `ended` are moments as an Event keeps them; `ended` is empty while it is open.
    """

    number: int
    begun: str
    parts: tuple[Drawn, ...]
    answers: Mapping[str, Answer]
    ended: str = ""


def sittings(test: PracticeTest, stock: Sequence[Stock], events: Iterable[Event]) -> list[Sitting]:
    """Every sitting of the test as it is now, oldest first. What was answered after its end counts no more.

    The seed of the first sitting mixes what there is, and each sitting takes what follows on the one before. So nothing
    comes again until everything has come.
    """
    things = {name: thing for one in stock for thing in one.things for name in versions(thing)}
    found: list[Sitting] = []
    seed = ""
    for event in events:
        ours = event.item == test.id and event.version == test.version()
        last = found[-1] if found else None
        match event.act, event.answer:
            case Act.BEGIN, Begun() if ours:
                seed = seed or event.answer.seed
                parts = tuple(Drawn(one.part.name, drawn(one, seed, len(found))) for one in stock)
                found.append(Sitting(len(found) + 1, event.at, parts, {}))
            case Act.END, Nothing() if ours and last and not last.ended:
                found[-1] = replace(last, ended=event.at)
            case Act.TEST, _ if last and not last.ended and _fits(things.get(event.item), event):
                found[-1] = replace(last, answers={**last.answers, event.item: event.answer})
    return found


def _fits(thing: Asked | None, event: Event) -> bool:
    """Whether this can be an answer to the thing as it is now; it may be a line that was changed by hand."""
    if thing is None or event.version != versions(thing)[event.item]:
        return False
    try:
        points(thing, {} if isinstance(thing, Worksheet) else {event.item: event.answer})
    except ValueError:
        return False
    return True


def drawn(stock: Stock, seed: str, before: int) -> tuple[Asked, ...]:
    """What a part asks in the sitting that `before` others came before."""
    mixed = sorted(stock.things, key=lambda one: hashlib.sha256(f"{seed} {one.id}".encode()).digest())
    start = before * stock.part.ask
    return tuple(mixed[(start + at) % len(mixed)] for at in range(stock.part.ask))


def came_to(parts: Sequence[Drawn], answers: Mapping[str, Answer], sheets: Mapping[str, Filled]) -> list[Points]:
    """The points of each part; `sheets` has, by worksheet, the form that it is worked out from."""
    found = []
    for part in parts:
        each = [points(thing, answers, sheets.get(thing.id)) for thing in part.things]
        found.append(Points(sum(one.got for one in each), sum(one.of for one in each)))
    return found


@dataclass(frozen=True)
class Standing:
    """How a learner stands with a test: sittings that are over, when the last one ended, what it came to, and whether
    one is open."""

    title: str
    sat: int
    last: str | None
    got: float
    of: int
    open: bool


def standing(test: PracticeTest, found: Sequence[Sitting], sheets: Mapping[str, Filled]) -> Standing:
    """From all sittings of a test."""
    over = [one for one in found if one.ended]
    last = over[-1] if over else None
    each = came_to(last.parts, last.answers, sheets) if last else []
    return Standing(
        title=test.title,
        sat=len(over),
        last=last.ended if last else None,
        got=sum(one.got for one in each),
        of=sum(one.of for one in each),
        open=len(found) > len(over),
    )
