"""What is repeated on which day."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.learner.attempts import Attempt, firsts_of_days
from course_lib.learner.review_schedule import MOST, due, due_by, left, next_day, schedule
from tests.support.events import did

MONDAY = date(2026, 3, 2)


def tried(item: str, day: int, right: bool, sure: float | None = 0.8) -> Attempt:
    return Attempt(item, MONDAY + timedelta(days=day), right, sure)


def test_what_was_right_at_once_does_not_come_back() -> None:
    assert schedule([tried("known", 0, True), tried("known", 3, True)]) == []


def test_what_was_missed_comes_back_the_next_day() -> None:
    [one] = schedule([tried("missed", 0, False)])

    assert (one.item, one.day) == ("missed", MONDAY + timedelta(days=1))


def test_a_right_answer_that_was_a_guess_comes_back_too() -> None:
    assert [one.item for one in schedule([tried("guessed", 0, True, 0.2)])] == ["guessed"]


def test_without_a_stated_confidence_a_right_answer_is_no_guess() -> None:
    assert schedule([tried("known", 0, True, None)]) == []


def test_each_recall_makes_the_next_interval_longer() -> None:
    tries, gaps = [tried("missed", 0, False)], []
    for _ in range(4):
        [one] = schedule(tries)
        gaps.append((one.day - tries[-1].day).days)
        tries.append(Attempt("missed", one.day, True, 0.8))

    assert gaps == sorted(set(gaps)), "strictly growing"
    assert gaps[-1] > 7


def test_missing_it_again_brings_it_back_sooner_than_recalling_it() -> None:
    before = [tried("it", 0, False), tried("it", 1, True), tried("it", 3, True)]

    [recalled] = schedule([*before, tried("it", 9, True)])
    [missed] = schedule([*before, tried("it", 9, False)])

    assert missed.day < recalled.day


def test_only_the_first_try_of_a_day_counts() -> None:
    tries = [tried("it", 0, False), tried("it", 0, True), tried("it", 0, True)]

    assert firsts_of_days(tries) == tries[:1]
    assert schedule(tries) == schedule(tries[:1])


def test_a_day_asks_for_the_longest_due_and_for_no_more_than_a_few() -> None:
    tries = [tried(f"item-{letter}", number, False) for number, letter in enumerate("abcdefghij")]

    asked = due(tries, MONDAY + timedelta(days=30))

    assert asked == [f"item-{letter}" for letter in "abcdefghij"[:MOST]]


def test_a_review_opened_again_on_the_same_day_shows_the_same_questions() -> None:
    morning = [tried("one", 0, False), tried("two", 0, False)]
    tuesday = MONDAY + timedelta(days=1)

    assert due([*morning, Attempt("one", tuesday, True, 0.8)], tuesday) == due(morning, tuesday) == ["one", "two"]


def test_the_next_day_counts_what_today_leaves_over() -> None:
    tuesday = MONDAY + timedelta(days=1)

    assert next_day([], MONDAY) is None
    assert next_day([tried("it", 0, False)], MONDAY) == tuesday
    assert next_day([tried("it", 0, False)], tuesday) == tuesday + timedelta(days=1)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60), st.booleans()), max_size=30))
def test_nothing_is_due_before_the_day_after_its_last_try(rows: list[tuple[str, int, bool]]) -> None:
    tries = [tried(item, day, right) for item, day, right in sorted(rows, key=lambda row: row[1])]

    for one in schedule(tries):
        assert one.day > max(other.day for other in tries if other.item == one.item)


def test_the_same_record_gives_the_same_days() -> None:
    tries = [tried("it", 0, False), tried("it", 1, True, 0.4), tried("it", 4, True, 1.0)]

    assert schedule(tries) == schedule(tries)


@pytest.mark.parametrize("sure", [0.5, 0.8, 1.0])
def test_the_surer_the_recall_the_later_it_comes_back(sure: float) -> None:
    before = [tried("it", 0, False)]

    [guessed] = schedule([*before, tried("it", 1, True, 0.2)])
    [known] = schedule([*before, tried("it", 1, True, sure)])

    assert guessed.day < known.day


def test_what_is_due_by_a_day_counts_what_was_left_over_before_it() -> None:
    tries = [tried("one", 0, False), tried("another", 4, False), tried("known", 0, True)]

    assert [due_by(tries, MONDAY + timedelta(days=days)) for days in (0, 1, 4, 5, 30)] == [0, 1, 1, 2, 2]


@pytest.mark.parametrize("act", ["recall", "skip-recall"])
def test_what_todays_review_has_done_is_not_left_and_what_the_quiz_asked_is(act: str) -> None:
    noon, yesterday = "2026-03-02T12:00:00.000Z", "2026-03-01T12:00:00.000Z"
    data = {"picked": [0]} if act == "recall" else {}
    events = [
        did("done", act, data, at=noon),
        did("earlier", act, data, at=yesterday),
        did("in-its-quiz", "answer", {"picked": [0]}, at=noon),
    ]

    assert left(["done", "earlier", "in-its-quiz", "open"], events, MONDAY, UTC) == ["earlier", "in-its-quiz", "open"]
