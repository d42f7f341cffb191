"""What a learner did in one lesson, one thing that went well by the record, and one to practise.

What was passed over counts neither as right nor as wrong. Nothing is praised that the record doesn't show.
Pure: an outline, the record's events and tries in; what to tell out. Must not: say it in words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from course_lib.learner.attempts import Attempt
from course_lib.learner.outline import LessonOutline, OutlinedActivity
from course_lib.learner.progress import answered, done
from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answers import Picked, Written
from course_lib.models.landing import Landing
from course_lib.models.talk_answers import Turned

#: From this confidence on one is quite sure.
SURE = 0.75
#: How many answers that one was sure of are needed, and what share of them right, to call it going well. Our own bars.
SURE_OF, SURE_RIGHT = 3, 0.75
#: How much more of an exercise as in our key is a gain; below which share it is worth another round.
GAIN, LOW = 0.1, 0.8

#: How something went well: right on a later day after a miss; more as in our key at a later try; sure and right; the
#: client felt understood; right after a miss on the same day; said once more after the feedback; right at first.
WentWell = Literal["remembered", "better", "sure", "understood", "mended", "again", "right"]
#: What there is to practise: a question that isn't right yet; one that was missed although one was sure; an exercise; a
#: reply that was said once; something passed over; something still to do.
ToPractise = Literal["missed", "surely", "low", "once", "passed_over", "waiting"]


@dataclass(frozen=True)
class Counts:
    """What was done. `questions`, `written` and `passed` count things, not tries; `turns` are replies in sessions."""

    done: int
    of: int
    questions: int
    written: int
    turns: int
    passed: int


@dataclass(frozen=True)
class Well:
    """One thing that went well: `count` such things, of `of`; of an exercise the shares that were as in our key."""

    how: WentWell
    count: int = 1
    of: int = 0
    activity: OutlinedActivity | None = None
    first: float = 0
    latest: float = 0


@dataclass(frozen=True)
class Practise:
    """One thing to practise: the activity, its question if it is one, and the share that it is told by."""

    why: ToPractise
    activity: OutlinedActivity
    question: str = ""
    share: float = 0


def counts(outline: LessonOutline, events: Iterable[Event]) -> Counts:
    """What was done in the lesson, retries left out."""
    names = _names(outline.activities)
    mine = [event for event in events if event.item in names]
    finished = [event for event in mine if event.act.finishes and not event.act.skips]
    return Counts(
        done=done(outline.activities, answered(mine)),
        of=len(outline.activities),
        questions=len({event.item for event in finished if isinstance(event.answer, Picked)}),
        written=len({(event.item, event.act) for event in finished if isinstance(event.answer, Written)}),
        turns=sum(event.act is Act.TURN for event in mine),
        passed=len(_passed(mine)),
    )


def well(
    outline: LessonOutline, events: Sequence[Event], tries: Sequence[Attempt], shares: Sequence[tuple[Event, float]]
) -> Well | None:
    """The first of what can go well that did; `shares` are exercises compared with our key, oldest first."""
    names = _names(outline.activities)
    by_item = _by_item(tries, names)
    later = [each for each in by_item.values() if not each[0].right and _right_on_a_later_day(each)]
    if later:
        return Well("remembered", len(later), activity=_of(outline, later[0][0].item))
    gains = [one for one in _exercises(outline, shares) if one.latest - one.first >= GAIN]
    if gains:
        return max(gains, key=lambda one: one.latest - one.first)
    firsts = [each[0] for each in by_item.values()]
    sure = [one.right for one in firsts if one.sure is not None and one.sure >= SURE]
    if len(sure) >= SURE_OF and sum(sure) / len(sure) >= SURE_RIGHT:
        return Well("sure", sum(sure), len(sure))
    mine = [event for event in events if event.item in names]
    landed = [event.answer.lands for event in mine if isinstance(event.answer, Turned)]
    if understood := landed.count(Landing.UNDERSTANDS):
        return Well("understood", understood, len(landed))
    if mended := sum(not each[0].right and each[-1].right for each in by_item.values()):
        return Well("mended", mended)
    if again := len({event.item for event in mine if event.act is Act.SECOND}):
        return Well("again", again)
    right = sum(one.right for one in firsts)
    return Well("right", right, len(firsts)) if right else None


def practise(
    outline: LessonOutline, events: Sequence[Event], tries: Sequence[Attempt], shares: Sequence[tuple[Event, float]]
) -> Practise | None:
    """What to take up again first; None where nothing asks for it."""
    names = _names(outline.activities)
    by_item = _by_item(tries, names)
    missed = [each for each in by_item.values() if not each[-1].right]
    if missed:
        return _question("missed", outline, max(missed, key=lambda each: each[0].sure or 0)[-1])
    low = [one for one in _exercises(outline, shares) if one.latest < LOW]
    if low and (worst := min(low, key=lambda one: one.latest)).activity:
        return Practise("low", worst.activity, share=worst.latest)
    surely = [each[0] for each in by_item.values() if not each[0].right and (each[0].sure or 0) >= SURE]
    if surely:
        return _question("surely", outline, max(surely, key=lambda one: one.sure or 0))
    mine = [event for event in events if event.item in names]
    once = {event.item for event in mine if event.act is Act.FIRST}
    once -= {event.item for event in mine if event.act is Act.SECOND}
    passed, met = _passed(mine), answered(mine)
    open_in_turn: list[tuple[ToPractise, Callable[[OutlinedActivity], bool]]] = [
        ("once", lambda one: one.id in once),
        ("passed_over", lambda one: bool(passed & {one.id, *one.parts})),
        ("waiting", lambda one: not done([one], met)),
    ]
    for why, holds in open_in_turn:
        if activity := next(filter(holds, outline.activities), None):
            return Practise(why, activity)
    return None


def _names(activities: Iterable[OutlinedActivity]) -> set[str]:
    return {name for one in activities for name in (one.id, *one.parts)}


def _of(outline: LessonOutline, item: str) -> OutlinedActivity | None:
    """The activity that an item is, or is a part of."""
    return next((one for one in outline.activities if item in (one.id, *one.parts)), None)


def _passed(events: Iterable[Event]) -> set[str]:
    """What was skipped and not answered before or since."""
    skipped: set[str] = set()
    met: set[str] = set()
    for event in events:
        if event.act.finishes:
            (skipped if event.act.skips else met).add(event.item)
    return skipped - met


def _by_item(tries: Iterable[Attempt], names: Collection[str]) -> dict[str, list[Attempt]]:
    found: dict[str, list[Attempt]] = {}
    for one in tries:
        if one.item in names:
            found.setdefault(one.item, []).append(one)
    return found


def _right_on_a_later_day(each: Sequence[Attempt]) -> bool:
    """Whether the first try of a day after the first was right: no feedback stood just before it."""
    days: dict[object, Attempt] = {}
    for one in each:
        days.setdefault(one.day, one)
    return any(one.right for one in list(days.values())[1:])


def _exercises(outline: LessonOutline, shares: Iterable[tuple[Event, float]]) -> list[Well]:
    """For each exercise of the lesson, the first share that was as in our key and the latest."""
    by_item: dict[str, list[float]] = {}
    for event, share in shares:
        by_item.setdefault(event.item, []).append(share)
    return [
        Well("better", activity=one, first=by_item[one.id][0], latest=by_item[one.id][-1])
        for one in outline.activities
        if one.id in by_item
    ]


def _question(why: ToPractise, outline: LessonOutline, one: Attempt) -> Practise | None:
    activity = _of(outline, one.item)
    return Practise(why, activity, one.item, one.sure or 0) if activity else None
