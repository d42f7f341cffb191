"""Where a learner is: what is done in each lesson, and how far each objective has come.

Pure: the outlines, the record's events and the moment in; what to say of them out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from course_lib.learner import review_schedule
from course_lib.learner.attempts import NO_TESTS, Attempt, Tests, attempts, day_of, firsts_of_days
from course_lib.learner.first_and_latest import Exercise, FirstAndLatest, compared, first_and_latest
from course_lib.learner.outline import LessonOutline, OutlinedActivity
from course_lib.learner.record import Event
from course_lib.learner.skills import KeyedTry, SkillDone, skills_done
from course_lib.models import Item, Lesson, Skill
from course_lib.models.answers import Written

#: How far what checks an objective has come: at the first try, at a later one, not yet, or not looked at.
Mark = Literal["first", "later", "missed", "done", "open"]


@dataclass(frozen=True)
class Reached:
    """An objective, in words, and a mark for each item or activity that checks it."""

    objective: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class LessonProgress:
    """A lesson with how many of its activities are done."""

    lesson: Lesson
    done: int
    of: int
    reached: tuple[Reached, ...]


def lessons_progress(
    outlines: Sequence[LessonOutline], events: Iterable[Event], attempts: Sequence[Attempt]
) -> list[LessonProgress]:
    """How far each lesson of `outlines` has come, in their order.

    `events` tell what was answered or skipped, `attempts` (oldest first) what was right at which try.
    """
    met = answered(events)
    # What checks an objective may be an activity in parts.
    met |= {one.id for outline in outlines for one in outline.activities if _done(one, met)}
    tries: dict[str, list[bool]] = {}
    for one in attempts:
        tries.setdefault(one.item, []).append(one.right)
    found = []
    for outline in outlines:
        reached = tuple(
            Reached(one.text, tuple(_mark(name, met, tries.get(name)) for name in one.check))
            for one in outline.lesson.objectives
        )
        found.append(
            LessonProgress(
                outline.lesson,
                done(outline.activities, met),
                len(outline.activities),
                reached,
            )
        )
    return found


@dataclass(frozen=True)
class Ahead:
    """A day on which to come back, and how many questions will be due by then if nothing is answered before."""

    day: date
    due: int


@dataclass(frozen=True)
class Progress:
    """All that there is to say at one moment. `written` answers are texts; `tries` are the first of each day, and `due`
    counts the questions that today's review has still to ask."""

    lessons: Sequence[LessonProgress]
    days: int
    answers: int
    written: int
    tries: Sequence[Attempt]
    first_and_latest: Sequence[FirstAndLatest]
    due: int
    next_day: date | None
    ahead: Sequence[Ahead]
    skills: Sequence[SkillDone]


def progress(
    outlines: Sequence[LessonOutline],
    events: Sequence[Event],
    items: Mapping[str, Item],
    exercises: Sequence[Exercise],
    skills: Sequence[Skill],
    now: datetime,
    tests: Tests = NO_TESTS,
) -> Progress:
    """How things stand at `now`, whose zone decides what a day is. What was missed in `tests` is due, too."""
    tries = attempts(events, items, now.tzinfo)
    coming = attempts(events, items, now.tzinfo, tests)
    answers = [event for event in events if event.act.finishes]
    keyed = [KeyedTry(one.item, one.day, one.right) for one in tries]
    keyed += [KeyedTry(event.item, day_of(event, now.tzinfo), share) for event, share in compared(events, exercises)]
    later = [now.date() + timedelta(days=gap) for gap in review_schedule.GAPS]
    return Progress(
        lessons=lessons_progress(outlines, events, tries),
        days=len({day_of(event, now.tzinfo) for event in answers}),
        answers=len(answers),
        written=sum(isinstance(event.answer, Written) for event in answers),
        tries=firsts_of_days(tries),
        first_and_latest=first_and_latest(events, exercises),
        due=len(review_schedule.left(review_schedule.due(coming, now.date()), events, now.date(), now.tzinfo)),
        next_day=review_schedule.next_day(coming, now.date()),
        skills=skills_done(skills, outlines, events, keyed),
        ahead=[Ahead(day, review_schedule.due_by(coming, day)) for day in later],
    )


def answered(events: Iterable[Event]) -> set[str]:
    """The ids of all that was answered or skipped."""
    return {event.item for event in events if event.act.finishes}


def done(activities: Sequence[OutlinedActivity], answered: Collection[str]) -> int:
    """How many of the activities are done, with these ids answered or skipped."""
    return sum(_done(one, answered) for one in activities)


def next_lesson(found: Sequence[LessonProgress]) -> LessonProgress | None:
    """The lesson to go on with: one that is begun, or else the one after all that are done, or else the first that
    isn't finished; None when all are.
    """
    to_do = [one for one in found if one.done < one.of]
    begun = [one for one in to_do if one.done]
    last = max((number for number, one in enumerate(found) if one.done), default=-1)
    after = [one for one in found[last + 1 :] if one in to_do]
    return next(iter((*begun, *after, *to_do)), None)


def _done(activity: OutlinedActivity, answered: Collection[str]) -> bool:
    done = sum(part in answered for part in activity.parts)
    enough = min(activity.enough or len(activity.parts), len(activity.parts))
    return activity.id in answered or (bool(activity.parts) and done >= enough)


def _mark(name: str, answered: Collection[str], tries: Sequence[bool] | None) -> Mark:
    if tries:
        return "first" if tries[0] else "later" if any(tries) else "missed"
    return "done" if name in answered else "open"
