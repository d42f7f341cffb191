"""How exercises with a key went at the first try and at the latest: conversations coded, cards sorted, steps ordered.

Pure: events and content in, first and latest shares out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from course_lib.learner.record import Event
from course_lib.models import Ordering, Sorting, Transcript
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Ordered, Placed
from course_lib.scoring.coding import score_coding
from course_lib.scoring.ordering import score_ordering
from course_lib.scoring.sorting import score_sorting

#: What has a key and is answered as a whole.
Exercise = Transcript | Sorting | Ordering


@dataclass(frozen=True)
class FirstAndLatest:
    """The share, from 0 to 1, that agreed with our key at the first try and at the latest of `tries`."""

    title: str
    first: float
    latest: float
    tries: int


def first_and_latest(events: Iterable[Event], exercises: Sequence[Exercise]) -> list[FirstAndLatest]:
    """One for each exercise that was compared with our key, in the order of the first tries.

    Answers to an exercise that has changed since are left out.
    """
    titles = {one.id: one.title for one in exercises}
    shares: dict[str, list[float]] = {}
    for event, share in compared(events, exercises):
        shares.setdefault(event.item, []).append(share)
    return [FirstAndLatest(titles[name], each[0], each[-1], len(each)) for name, each in shares.items()]


def compared(events: Iterable[Event], exercises: Sequence[Exercise]) -> list[tuple[Event, float]]:
    """Every comparison of one of the exercises, as it is now, with our key: the event and the share that agreed."""
    known = {one.id: one for one in exercises}
    found = []
    for event in events:
        exercise = known.get(event.item)
        if exercise is None or event.act is not Act.ANSWER or event.version != exercise.version():
            continue
        try:
            found.append((event, share(exercise, event.answer)))
        except ValueError:
            continue  # a line that was changed by hand
    return found


def share(exercise: Exercise, answer: Answer) -> float:
    """How much of an answer agreed with our key, from 0 to 1. Raises ValueError for what answers it not at all."""
    match exercise, answer:
        case Transcript(), Coded():
            coded = score_coding(exercise.key(), exercise.codes, answer.by_turn())
            return coded.agreed / coded.turns
        case Sorting(), Placed(cards=cards):
            placed = score_sorting(exercise, cards)
            return len(placed.right) / placed.cards
        case Ordering(), Ordered(steps=steps):
            return len(score_ordering(exercise, steps).in_place) / len(steps)
    raise ValueError(f"{exercise.id} is not answered by {answer!r:.80}")
