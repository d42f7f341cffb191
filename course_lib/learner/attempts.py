"""A learner's record read against the questions it answers: each try at a choice item, with its day.

Must not: know how a day is shown, or what is asked next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache

from course_lib.learner.record import Event
from course_lib.models import Item
from course_lib.models.acts import Act
from course_lib.models.answers import Picked
from course_lib.scoring.choice import score_choice


@dataclass(frozen=True)
class Attempt:
    """One answer to an item. `sure` is the confidence that was asked before it, from 0 to 1."""

    item: str
    day: date
    right: bool
    sure: float | None


def attempts(events: Iterable[Event], items: Mapping[str, Item], zone: tzinfo | None = None) -> list[Attempt]:
    """Every answer to the given items as they are now, oldest first. Days are those of `zone`, or of this machine.

    Answers to an item that has changed since, and events that are no answers, are left out; so are those of a practice
    test, each of which may be changed until the test is over.
    """
    found = []
    version = cache(lambda name: items[name].version())  # it is counted from the whole item, and asked for each answer
    for event in events:
        item = items.get(event.item)
        if item is None or not isinstance(event.answer, Picked) or event.version != version(event.item):
            continue
        if event.act is Act.TEST:
            continue
        try:
            right = score_choice(item, event.answer.picked).right
        except ValueError:
            continue  # a line that was changed by hand
        found.append(Attempt(event.item, day_of(event, zone), right, event.answer.confidence))
    return found


def day_of(event: Event, zone: tzinfo | None) -> date:
    """The day on which it happened, in `zone` or else in that of this machine."""
    return datetime.fromisoformat(event.at).astimezone(zone).date()


def firsts_of_days(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The first try at each item on each day. The tries that follow it come after the feedback and tell nothing."""
    first: dict[tuple[str, date], Attempt] = {}
    for one in attempts:
        first.setdefault((one.item, one.day), one)
    return list(first.values())
