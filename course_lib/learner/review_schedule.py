"""What to repeat on which day: the items that were missed, spaced by FSRS.

FSRS models how likely an item is recalled after some days from how its reviews went (Ye, Su & Cao 2022,
doi 10.1145/3534678.3539081); the package `fsrs` keeps its default parameters here, a chance of recall of .9, whole days
and no random spread, so that the same record gives the same days. That spacing helps more than massing is old and well
founded (Cepeda et al. 2006, doi 10.1037/0033-2909.132.3.354); that it makes better therapists is not known.

Pure: attempts and a day in, days out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from fsrs import Card, Rating, Scheduler

from course_lib.learner.attempts import Attempt, day_of, firsts_of_days
from course_lib.learner.record import Event
from course_lib.models.acts import Act

#: A right answer below this confidence counts as a guess, and the item is repeated like a missed one.
GUESSED = 0.5
#: Right from this confidence on counts as easy.
CERTAIN = 1.0
#: How many items a day's review holds: a few minutes.
MOST = 6
#: Days after today on which to come back: soon, and then after gaps that grow. Our choice: how long the best gap is
#: depends on how long something is to be remembered (Cepeda et al. 2008, doi 10.1111/j.1467-9280.2008.02209.x).
GAPS = (1, 7, 30)


@dataclass(frozen=True)
class Due:
    """An item and the day from which on it should be asked again."""

    item: str
    day: date


def schedule(attempts: Sequence[Attempt]) -> list[Due]:
    """When each item that was ever missed or guessed is due, the longest due first. A day's first try counts."""
    cards: dict[str, Card] = {}
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for one in firsts_of_days(attempts):
        if one.item in cards or rating(one) in (Rating.Again, Rating.Hard):
            noon = datetime.combine(one.day, time(12), tzinfo=UTC)
            cards[one.item], _ = scheduler.review_card(cards.get(one.item, Card(card_id=0)), rating(one), noon)
    return sorted((Due(item, card.due.date()) for item, card in cards.items()), key=lambda due: (due.day, due.item))


def rating(one: Attempt) -> Rating:
    """What a first try tells of memory: missed, a lucky guess, known, known for certain."""
    if not one.right:
        return Rating.Again
    if one.sure is not None and one.sure < GUESSED:
        return Rating.Hard
    return Rating.Easy if one.sure is not None and one.sure >= CERTAIN else Rating.Good


def due(attempts: Sequence[Attempt], today: date) -> list[str]:
    """What to ask today, the longest due first, at most MOST. What was answered today already is part of it.

    So a review that is opened again on the same day shows the same questions.
    """
    before = [one for one in attempts if one.day < today]
    return [one.item for one in schedule(before) if one.day <= today][:MOST]


def left(due: Sequence[str], events: Iterable[Event], today: date, zone: tzinfo | None = None) -> list[str]:
    """Those of today's questions that the review hasn't done yet: neither answered there today nor passed over."""
    met = {one.item for one in events if one.act in (Act.RECALL, Act.SKIP_RECALL) and day_of(one, zone) == today}
    return [name for name in due if name not in met]


def due_by(attempts: Sequence[Attempt], day: date) -> int:
    """How many items are due on this day or before, if nothing is answered until then."""
    return sum(one.day <= day for one in schedule(attempts))


def next_day(attempts: Sequence[Attempt], today: date) -> date | None:
    """The first day after today on which something is due, what is left over from today included; None for nothing."""
    return min((max(one.day, today + timedelta(days=1)) for one in schedule(attempts)), default=None)
