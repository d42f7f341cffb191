"""Reliability against worked examples, and against values that pingouin 0.7.0 gave for the same numbers."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course_lib.measures.reliability import (
    cronbach_alpha,
    icc,
    reliable_change,
    standard_error_of_measurement,
)

#: Shrout and Fleiss (1979), table 2: six targets, four judges.
SHROUT_FLEISS = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
#: Made up: eight persons, four items.
ANSWERS = [
    (2, 3, 3, 4),
    (1, 2, 2, 1),
    (4, 4, 3, 4),
    (3, 3, 4, 4),
    (2, 1, 2, 2),
    (4, 3, 4, 3),
    (1, 1, 2, 2),
    (3, 4, 4, 3),
]

NUMBERS = st.integers(-9, 9)
TABLES = st.integers(2, 5).flatmap(lambda wide: st.lists(st.tuples(*[NUMBERS] * wide), min_size=2, max_size=9))


def test_alpha_of_two_items_is_worked_by_hand() -> None:
    found = cronbach_alpha([(1, 2), (2, 1), (3, 3)])
    assert found is not None
    assert found.value == pytest.approx(2 * (1 - 2 / 3))


def test_alpha_and_its_interval_are_the_same_as_pingouins() -> None:
    found = cronbach_alpha(ANSWERS)
    assert found is not None
    assert found.value == pytest.approx(0.9121212)
    assert (round(found.low, 3), round(found.high, 3)) == (0.739, 0.980)


@given(st.lists(NUMBERS, min_size=3, max_size=20), st.integers(2, 6))
def test_items_that_say_the_same_have_an_alpha_of_one(answers: list[int], items: int) -> None:
    assume(len(set(answers)) > 1)
    found = cronbach_alpha([(one,) * items for one in answers])
    assert found is not None
    assert [found.value, found.low, found.high] == pytest.approx([1, 1, 1])


@given(TABLES, NUMBERS)
def test_alpha_never_exceeds_one_and_stays_when_a_constant_is_added(table: list[tuple[int, ...]], more: int) -> None:
    found = cronbach_alpha(table)
    if found is None:
        assert len({sum(row) for row in table}) == 1
        return
    assert found.low <= found.value <= found.high <= 1 + 1e-9 or found.value == pytest.approx(1)
    moved = cronbach_alpha([(row[0] + more, *row[1:]) for row in table])
    assert moved is not None
    assert moved.value == pytest.approx(found.value)


def test_an_item_that_was_not_reversed_lowers_alpha() -> None:
    right = cronbach_alpha(ANSWERS)
    wrong = cronbach_alpha([(5 - row[0], *row[1:]) for row in ANSWERS])
    assert right is not None
    assert wrong is not None
    assert wrong.value < right.value - 0.5


def test_a_standard_error_of_measurement_is_worked_by_hand() -> None:
    assert standard_error_of_measurement(10, 0.84) == pytest.approx(4)
    assert standard_error_of_measurement(10, 1) == 0
    assert standard_error_of_measurement(10, 0) == 10


@pytest.mark.parametrize(
    ("sd", "reliability", "says"), [(0, 0.8, "above 0"), (-1, 0.8, "above 0"), (1, 1.2, "0 and 1")]
)
def test_an_odd_sd_or_reliability_is_refused(sd: float, reliability: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        standard_error_of_measurement(sd, reliability)


def test_a_reliable_change_is_worked_by_hand() -> None:
    found = reliable_change(32.5, 47.5, sd=10, reliability=0.80)

    assert found.index == pytest.approx(15 / (10 * math.sqrt(2 * 0.2)))
    assert round(found.index, 2) == 2.37
    assert round(found.least, 1) == 12.4
    assert found.reliable


@given(st.floats(0.5, 40), st.floats(0, 0.99), st.floats(-100, 100))
def test_a_change_is_reliable_where_it_is_larger_than_the_least(sd: float, reliability: float, change: float) -> None:
    found = reliable_change(50, 50 + change, sd, reliability)
    assume(abs(abs(change) - found.least) > 1e-6)

    assert found.reliable == (abs(change) > found.least)
    assert found.index == pytest.approx(-reliable_change(50 + change, 50, sd, reliability).index)


def test_without_any_error_no_change_can_be_held_against_it() -> None:
    with pytest.raises(ValueError, match="with a reliability of 1 every change would be reliable"):
        reliable_change(1, 2, 10, 1)


def test_the_example_of_shrout_and_fleiss() -> None:
    found = icc(SHROUT_FLEISS)

    assert found is not None
    assert (round(found.single.value, 2), round(found.average.value, 2)) == (0.29, 0.62)
    # the intervals as the R package psych and pingouin give them
    assert (round(found.single.low, 3), round(found.single.high, 2)) == (0.019, 0.76)
    assert (round(found.average.low, 3), round(found.average.high, 2)) == (0.071, 0.93)
    assert found.single.value == pytest.approx(0.289764, abs=1e-6)


def test_judges_who_agree_to_the_point_have_an_icc_of_one() -> None:
    found = icc([(1, 1), (3, 3), (4, 4)])
    assert found is not None
    assert [found.single.value, found.average.value] == pytest.approx([1, 1])
    assert [found.single.low, found.single.high] == pytest.approx([1, 1])


def test_a_judge_who_is_stricter_throughout_lowers_agreement() -> None:
    found = icc([(1, 3), (3, 5), (4, 6)])
    assert found is not None
    assert found.single.low < found.single.value < 0.7


@given(TABLES)
def test_an_icc_lies_in_its_interval_and_several_judges_are_no_worse_than_one(table: list[tuple[int, ...]]) -> None:
    found = icc(table)
    assume(found is not None)
    assert found is not None
    for one in (found.single, found.average):
        assert one.low - 1e-9 <= one.value <= one.high + 1e-9
        assert one.value <= 1 + 1e-9
    if found.single.value >= 0:
        assert found.average.value >= found.single.value - 1e-9


def test_where_everything_is_the_same_there_is_no_value() -> None:
    assert icc([(2, 2), (2, 2)]) is None
    assert icc([(1, 2), (2, 1)]) is None  # the targets do not differ, and the judges only against each other
    assert cronbach_alpha([(1, 2), (2, 1)]) is None


BAD: list[tuple[list[tuple[int, ...]], str, str]] = [
    ([], "it takes two persons and two items or more; here are 0 and 0", "it takes two targets and two judges"),
    ([(1, 2)], "here are 1 and 2", "here are 1 and 2"),
    ([(1,), (2,)], "here are 2 and 1", "here are 2 and 1"),
    ([(1, 2), (2,)], "each person needs a number for each item", "each target needs a number for each judge"),
]


@pytest.mark.parametrize(("table", "of_items", "of_judges"), BAD)
def test_a_table_with_holes_or_too_little_in_it_is_refused(table: Any, of_items: str, of_judges: str) -> None:
    with pytest.raises(ValueError, match=of_items):
        cronbach_alpha(table)
    with pytest.raises(ValueError, match=of_judges):
        icc(table)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_that_cannot_be_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match=r"a confidence lies between 0 and 1, such as 0\.95"):
        cronbach_alpha(ANSWERS, confidence)
    with pytest.raises(ValueError, match="a confidence lies between 0 and 1"):
        icc(SHROUT_FLEISS, confidence)


def test_more_confidence_needs_a_wider_interval() -> None:
    narrow, wide = icc(SHROUT_FLEISS, 0.8), icc(SHROUT_FLEISS, 0.99)
    assert narrow is not None
    assert wide is not None
    assert wide.single.low < narrow.single.low < narrow.single.high < wide.single.high
