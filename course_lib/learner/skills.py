"""What a learner has done for each skill of the course: how much of what, and the first try beside the latest.

No number here says how good somebody is. What a session came to is left out, because trust at its end is no mark.

Pure: skills, outlines, the record's events and tries in; counts out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from course_lib.learner.outline import LessonOutline
from course_lib.learner.record import Event
from course_lib.models import Skill
from course_lib.models.acts import Act
from course_lib.models.answers import Written

#: With fewer things met again on a later day than this, the first and the latest say more about chance. Our own bar.
ENOUGH = 5


@dataclass(frozen=True)
class KeyedTry:
    """A try at something with a key, on a day: the share that was as in our key, 0 or 1 for a question."""

    thing: str
    day: date
    share: float


@dataclass(frozen=True)
class MetAgain:
    """Over `n` things with a key that were met on two days or more: the mean share on the first day and the latest."""

    n: int
    first: float
    latest: float


@dataclass(frozen=True)
class SkillDone:
    """What was done for a skill. `answers` leave out what was skipped and sessions; `written` of them are texts.

    `again` is None where fewer than ENOUGH things were met again.
    """

    name: str
    answers: int
    written: int
    sessions: int
    again: MetAgain | None


def skills_done(
    skills: Sequence[Skill], outlines: Sequence[LessonOutline], events: Sequence[Event], tries: Sequence[KeyedTry]
) -> list[SkillDone]:
    """One for each skill, in their order; `tries` are oldest first."""
    return [_done(skill.name, things(skill, outlines), events, tries) for skill in skills]


def things(skill: Skill, outlines: Sequence[LessonOutline]) -> frozenset[str]:
    """The ids of all that belongs to a skill, as a record names them: activities and their parts."""
    objectives = [one for outline in outlines for one in outline.lesson.objectives if one.id in skill.objectives]
    named = {*skill.activities, *(name for one in objectives for name in (*one.practise, *one.check))}
    activities = [one for outline in outlines for one in outline.activities]
    parts = {part for one in activities if one.id in named for part in one.parts}
    return frozenset(named | parts | {one.id for one in activities if one.verb in skill.verbs})


def _done(name: str, ours: Collection[str], events: Sequence[Event], tries: Sequence[KeyedTry]) -> SkillDone:
    mine = [event for event in events if event.item in ours]
    answers = [event for event in mine if event.act.finishes and not event.act.skips and event.act is not Act.END]
    return SkillDone(
        name=name,
        answers=len(answers),
        written=sum(isinstance(event.answer, Written) for event in answers),
        sessions=_sessions(mine),
        again=_again(one for one in tries if one.thing in ours),
    )


def _sessions(events: Iterable[Event]) -> int:
    """How many sessions were begun in which something was said."""
    begun: set[str] = set()
    count = 0
    for event in events:
        if event.act is Act.BEGIN:
            begun.add(event.item)
        elif event.act is Act.TURN and event.item in begun:
            begun.discard(event.item)
            count += 1
    return count


def _again(tries: Iterable[KeyedTry]) -> MetAgain | None:
    """The first try of the first day beside the first try of the latest: those that follow come after the feedback."""
    days: dict[str, dict[date, float]] = {}
    for one in tries:
        days.setdefault(one.thing, {}).setdefault(one.day, one.share)
    pairs = [list(shares.values()) for shares in days.values() if len(shares) > 1]
    if len(pairs) < ENOUGH:
        return None
    first, latest = (sum(shares[place] for shares in pairs) / len(pairs) for place in (0, -1))
    return MetAgain(len(pairs), first, latest)
