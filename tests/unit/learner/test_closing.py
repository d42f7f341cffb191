"""What the end of a lesson tells: what was done, what went well, what to practise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from course_lib.learner.attempts import Attempt
from course_lib.learner.closing import Counts, Practise, Well, counts, practise, well
from course_lib.learner.outline import LessonOutline, OutlinedActivity
from course_lib.learner.record import Event
from course_lib.models import Lesson
from tests.support.events import did

MONDAY = date(2026, 3, 2)
GATE = OutlinedActivity("gate", "safety", ())
QUIZ = OutlinedActivity("quiz", "quiz", ("a", "b", "c", "d"))
SORT = OutlinedActivity("cards", "sort", ("one", "two"))
REPLY = OutlinedActivity("reply", "respond", ())
TALK = OutlinedActivity("walter", "talk", ())
OUTLINE = LessonOutline(Lesson(id="one", title="One"), (GATE, QUIZ, SORT, REPLY, TALK))
PICKED = {"picked": [0]}
SAID = {"text": "It hurt."}


def tried(item: str, right: bool, sure: float | None = 0.5, *, day: int = 0) -> Attempt:
    return Attempt(item, MONDAY + timedelta(days=day), right, sure)


def compared(*shares: float) -> list[tuple[Event, float]]:
    return [(did("cards", "answer", {"cards": {}}), share) for share in shares]


def turn(at: int, lands: str) -> Event:
    return did("walter", "turn", {"at": at, "said": "Something.", "lands": lands})


def test_what_was_done_is_counted_once_a_thing() -> None:
    events = [
        did("gate", "read"),
        did("a", "answer", PICKED),
        did("a", "answer", PICKED),
        did("b", "answer", PICKED),
        did("elsewhere", "answer", PICKED),
        did("reply", "draft", SAID),
        did("reply", "first", SAID),
        did("reply", "second", SAID),
        turn(0, "explores"),
        turn(1, "understands"),
    ]

    assert counts(OUTLINE, events) == Counts(done=2, of=5, questions=2, written=2, turns=2, passed=0)


def test_what_was_passed_over_is_no_answer_and_counts_until_it_is_answered() -> None:
    events = [did("a", "skip"), did("b", "skip"), did("cards", "skip"), did("b", "answer", PICKED)]

    found = counts(OUTLINE, events)

    assert (found.questions, found.passed, found.done) == (1, 2, 1)


def test_before_anything_is_done_nothing_went_well_and_the_first_thing_waits() -> None:
    assert well(OUTLINE, [], [], []) is None
    assert practise(OUTLINE, [], [], []) == Practise("waiting", GATE)


def test_right_on_a_later_day_after_a_miss_went_best() -> None:
    tries = [tried("a", False), tried("a", True, day=3), tried("b", True, 1), tried("c", True, 1), tried("d", True, 1)]

    assert well(OUTLINE, [], tries, compared(0.5, 1)) == Well("remembered", 1, activity=QUIZ)


def test_a_right_answer_just_after_the_feedback_is_not_called_remembered() -> None:
    assert well(OUTLINE, [], [tried("a", False), tried("a", True)], []) == Well("mended", 1)
    later = [tried("a", False), tried("a", False, day=1), tried("a", True, day=1)]
    assert well(OUTLINE, [], later, []) == Well("mended", 1)


def test_more_as_in_our_key_at_a_later_try_went_well() -> None:
    assert well(OUTLINE, [], [], compared(0.5, 0.25, 0.75)) == Well("better", activity=SORT, first=0.5, latest=0.75)


@pytest.mark.parametrize("shares", [(0.75, 0.8), (0.8, 0.6), (0.5,)])
def test_no_gain_is_no_gain(shares: tuple[float, ...]) -> None:
    assert well(OUTLINE, [], [], compared(*shares)) is None


def test_sure_and_right_needs_some_answers_and_most_of_them_right() -> None:
    sure = [tried(name, True, 0.8) for name in "abc"]

    assert well(OUTLINE, [], [*sure, tried("d", False, 0.2)], []) == Well("sure", 3, 3)
    assert well(OUTLINE, [], sure[:2], []) == Well("right", 2, 2)
    assert well(OUTLINE, [], [*sure[:2], tried("c", False, 1)], []) == Well("right", 2, 3)


def test_a_client_who_felt_understood_is_told_by_how_many_replies() -> None:
    talked = [turn(0, "advises"), turn(1, "understands"), turn(2, "understands")]

    assert well(OUTLINE, talked, [], []) == Well("understood", 2, 3)


def test_a_second_reply_went_well_because_it_was_said() -> None:
    assert well(OUTLINE, [did("reply", "first", SAID), did("reply", "second", SAID)], [], []) == Well("again", 1)


def test_what_is_not_right_yet_is_practised_first_where_one_was_surest() -> None:
    tries = [tried("a", False, 0.5), tried("b", False, 1), tried("c", False, 0.9), tried("c", True)]

    assert practise(OUTLINE, [], tries, compared(0.2)) == Practise("missed", QUIZ, "b", 1)


def test_an_exercise_far_from_our_key_is_practised_next() -> None:
    assert practise(OUTLINE, [], [tried("a", True)], compared(0.2, 0.6)) == Practise("low", SORT, share=0.6)


def test_sure_and_wrong_is_looked_at_again_even_when_it_is_right_by_now() -> None:
    tries = [tried("a", False, 0.8), tried("a", True)]

    assert practise(OUTLINE, [], tries, compared(0.9)) == Practise("surely", QUIZ, "a", 0.8)


def test_then_a_reply_that_was_said_once_then_what_was_passed_over_then_what_waits() -> None:
    first, second, skipped = did("reply", "first", SAID), did("reply", "second", SAID), did("a", "skip")

    assert practise(OUTLINE, [skipped, first], [], []) == Practise("once", REPLY)
    assert practise(OUTLINE, [skipped, first, second], [], []) == Practise("passed_over", QUIZ)
    assert practise(OUTLINE, [did("gate", "read"), first, second], [], []) == Practise("waiting", QUIZ)


def test_where_all_is_done_and_right_nothing_is_asked_for() -> None:
    events = [did("gate", "read"), did("reply", "first", SAID), did("reply", "second", SAID), did("walter", "end")]
    events += [did(name, "answer", PICKED) for name in "abcd"] + [did("cards", "answer", {"cards": {}})]

    assert practise(OUTLINE, events, [tried(name, True) for name in "abcd"], compared(1)) is None
