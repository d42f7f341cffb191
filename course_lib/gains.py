"""How exercises with a key went at the first try and at the latest: conversations coded, cards sorted, steps ordered.

Pure: events and content in, gains out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from course_lib import scoring
from course_lib.models import Ordering, Sorting, Transcript
from course_lib.record import Event

#: What has a key and is answered as a whole.
Exercise = Transcript | Sorting | Ordering


@dataclass(frozen=True)
class Gain:
    """The share, from 0 to 1, that agreed with our key at the first try and at the latest of `tries`."""

    title: str
    first: float
    latest: float
    tries: int


def gains(events: Iterable[Event], exercises: Sequence[Exercise]) -> list[Gain]:
    """One for each exercise that was compared with our key, in the order of the first tries.

    Answers to an exercise that has changed since are left out.
    """
    known = {one.id: one for one in exercises}
    shares: dict[str, list[float]] = {}
    for event in events:
        exercise = known.get(event.item)
        if exercise is None or event.act != "answer" or event.version != exercise.version():
            continue
        try:
            shares.setdefault(exercise.id, []).append(_share(exercise, event.data))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # a line that was damaged by hand
    return [Gain(known[name].title, all_of[0], all_of[-1], len(all_of)) for name, all_of in shares.items() if all_of]


def _share(exercise: Exercise, data: Mapping[str, Any]) -> float:
    if isinstance(exercise, Transcript):
        coded = scoring.coding(exercise, {int(turn): code for turn, code in data["codes"].items()})
        return coded.agreed / coded.turns
    if isinstance(exercise, Sorting):
        placed = scoring.sorting(exercise, data["cards"])
        return len(placed.right) / placed.cards
    return len(scoring.ordering(exercise, data["steps"]).in_place) / len(exercise.steps)
