"""What was done for each skill: counts, and the first try beside the latest only where enough was met again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from course_lib.learner.outline import LessonOutline, OutlinedActivity
from course_lib.learner.record import Event
from course_lib.learner.skills import ENOUGH, KeyedTry, MetAgain, SkillDone, skills_done, things
from course_lib.models import Lesson, Objective, Skill
from tests.support.events import did

MONDAY = date(2026, 3, 2)
HEAR = Objective(id="hear", verb="check", text="Hear it.", practise=("lab", "card"), check=("item-b",))
LESSON = Lesson(id="one", title="One", objectives=(HEAR,))
OUTLINES = [
    LessonOutline(
        LESSON,
        (
            OutlinedActivity("lab", "feeling", ("line-a", "line-b")),
            OutlinedActivity("card", "respond", ()),
            OutlinedActivity("end", "quiz", ("item-a", "item-b")),
            OutlinedActivity("C01", "claim", ()),
        ),
    )
]
SKILL = Skill(name="Hearing", objectives=("hear",), activities=("walter",))


def done(events: list[Event]) -> SkillDone:
    [one] = skills_done([SKILL], OUTLINES, events, [])
    return one


def test_a_skill_takes_in_what_its_objectives_practise_and_check_with_all_parts() -> None:
    assert things(SKILL, OUTLINES) == {"lab", "line-a", "line-b", "card", "item-b", "walter"}
    assert things(Skill(name="Reading", verbs=("claim",)), OUTLINES) == {"C01"}
    assert things(Skill(name="All", activities=("end",)), OUTLINES) == {"end", "item-a", "item-b"}


def test_answers_are_counted_and_of_them_what_was_written() -> None:
    events = [
        did("card", "draft", {"text": "You"}),
        did("card", "first", {"text": "You miss her."}),
        did("line-a", "families", {"families": ["anger"]}),
        did("line-b", "skip"),
        did("item-b", "answer", {"picked": [0]}),
        did("item-a", "answer", {"picked": [0]}),
        did("C01", "verdict", {"verdict": "mixed"}),
    ]

    one = done(events)

    assert (one.answers, one.written, one.sessions) == (2, 1, 0)


def test_a_session_counts_when_something_was_said_in_it_and_is_no_answer() -> None:
    begin, end = did("walter", "begin", {"seed": "a"}), did("walter", "end")
    turn = did("walter", "turn", {"said": "Hello.", "at": 0})

    assert (done([begin, turn, turn, end]).sessions, done([begin, turn, turn, end]).answers) == (1, 0)
    assert done([begin, turn, begin, turn]).sessions == 2
    assert done([begin, end]).sessions == 0


def test_first_and_latest_take_the_first_try_of_the_first_and_of_the_latest_day() -> None:
    names = [f"line-{letter}" for letter in "abcde"]
    skill = Skill(name="Lines", activities=tuple(names))
    tries = []
    for name in names:
        tries += [KeyedTry(name, MONDAY, 0), KeyedTry(name, MONDAY, 1), KeyedTry(name, MONDAY + timedelta(days=1), 0)]
        tries += [KeyedTry(name, MONDAY + timedelta(days=9), 0.5), KeyedTry(name, MONDAY + timedelta(days=9), 1)]

    [one] = skills_done([skill], [], [], tries)

    assert one.again == MetAgain(5, first=0, latest=0.5)


def test_with_few_things_met_again_nothing_is_told_of_first_and_latest() -> None:
    names = [f"line-{letter}" for letter in "abcdefg"]
    skill = Skill(name="Lines", activities=tuple(names))
    again = [KeyedTry(name, MONDAY + timedelta(days=day), 1) for name in names[: ENOUGH - 1] for day in (0, 1)]
    once = [KeyedTry(name, MONDAY, 1) for name in names[ENOUGH - 1 :] for _ in range(2)]

    [one] = skills_done([skill], [], [], [*again, *once])

    assert one.again is None


def test_a_skill_without_anything_in_it_is_none() -> None:
    with pytest.raises(ValueError, match="a skill needs"):
        Skill(name="Nothing")
