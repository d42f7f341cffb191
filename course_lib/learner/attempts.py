"""A learner's record read against the questions it answers: each try at a choice item, with its day.

Must not: know how a day is shown, or what is asked next.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from types import MappingProxyType

from course_lib.learner.record import Event
from course_lib.models import Item
from course_lib.models.acts import Act
from course_lib.models.answers import Picked
from course_lib.scoring.choice import score_choice

#: By the id of a practice test, the questions that it can draw.
Tests = Mapping[str, Collection[str]]
NO_TESTS: Tests = MappingProxyType({})


@dataclass(frozen=True)
class Attempt:
    """One answer to an item. `sure` is the confidence that was asked before it, from 0 to 1."""

    item: str
    day: date
    right: bool
    sure: float | None


def attempts(
    events: Iterable[Event], items: Mapping[str, Item], zone: tzinfo | None = None, tests: Tests = NO_TESTS
) -> list[Attempt]:
    """Every answer to the given items as they are now, oldest first. Days are those of `zone`, or of this machine.

    Answers to an item that has changed since, and events that are no answers, are left out. In one of the practice
    `tests` each answer may be changed until the sitting is over: the last one counts, from the day on which it ended.
    What was left open there is no answer. Sittings of other tests are left out.
    """
    version = cache(lambda name: items[name].version())  # it is counted from the whole item, and asked for each answer
    found: list[Attempt | None] = []
    sitting: dict[str, Event] = {}
    for event in events:
        if event.act is Act.TEST:
            sitting[event.item] = event
        elif event.item in tests:
            over = [sitting.pop(name) for name in list(sitting) if name in tests[event.item]]
            if event.act is Act.END:
                answered = [one for one in over if isinstance(one.answer, Picked) and one.answer.picked]
                found += [_attempt(one, items, version, day_of(event, zone)) for one in answered]
        else:
            found.append(_attempt(event, items, version, day_of(event, zone)))
    return [one for one in found if one is not None]


def _attempt(event: Event, items: Mapping[str, Item], version: Callable[[str], str], day: date) -> Attempt | None:
    item = items.get(event.item)
    if item is None or not isinstance(event.answer, Picked) or event.version != version(event.item):
        return None
    try:
        right = score_choice(item, event.answer.picked).right
    except ValueError:
        return None  # a line that was changed by hand
    return Attempt(event.item, day, right, event.answer.confidence)


def day_of(event: Event, zone: tzinfo | None) -> date:
    """The day on which it happened, in `zone` or else in that of this machine."""
    return datetime.fromisoformat(event.at).astimezone(zone).date()


def firsts_of_days(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The first try at each item on each day. The tries that follow it come after the feedback and tell nothing."""
    first: dict[tuple[str, date], Attempt] = {}
    for one in attempts:
        first.setdefault((one.item, one.day), one)
    return list(first.values())
