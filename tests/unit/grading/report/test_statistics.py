"""Figures of items: by hand, and beside SciPy's."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from course_lib.grading.report.statistics import (
    KELLEY,
    Extremes,
    difficulty,
    discrimination,
    extremes,
    mean_difference,
    upper_lower,
)

TOTALS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=5), st.integers(0, 20).map(float), max_size=40)


def two(n: int) -> tuple[list[float], list[float]]:
    chance = random.Random(n)
    first = [float(chance.choice((0, 1, 2))) for _ in range(n)]
    return first, [3 * one + chance.gauss(0, 4) for one in first]


def test_difficulty_is_the_mean_share_of_the_points() -> None:
    assert difficulty([2, 2, 1, 0], 2) == 0.625
    assert difficulty([], 2) is None


@pytest.mark.parametrize("n", [4, 5, 30, 400])
def test_discrimination_and_its_interval_are_the_same_as_scipys(n: int) -> None:
    points, rest = two(n)

    found, theirs = discrimination(points, rest), stats.pearsonr(points, rest)

    assert found is not None
    interval = theirs.confidence_interval(0.95)
    assert (found.value, found.low, found.high) == pytest.approx((theirs.statistic, interval.low, interval.high))


def test_discrimination_as_worked_by_hand() -> None:
    found = discrimination([0, 0, 1, 1, 1], [1, 2, 2, 3, 4])

    assert found is not None
    assert found.value == pytest.approx(1.8 / (1.2 * 5.2) ** 0.5)


@pytest.mark.parametrize(
    ("points", "rest"),
    [([1, 1, 1, 1], [1, 2, 3, 4]), ([0, 1, 0, 1], [2, 2, 2, 2]), ([0, 1, 2], [1, 0, 2]), ([1, 2, 3, 4], [2, 4, 6, 8])],
)
def test_where_nothing_differs_or_few_are_there_it_has_no_discrimination(
    points: list[float], rest: list[float]
) -> None:
    assert discrimination(points, rest) is None


def test_points_without_a_rest_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="each learner"):
        discrimination([1, 2, 3, 4], [1])


def test_a_third_takes_in_whoever_has_the_same_total_as_its_last() -> None:
    totals = {"a": 1.0, "b": 2.0, "c": 2.0, "d": 3.0, "e": 4.0, "f": 5.0}

    assert extremes(totals, 1 / 3) == Extremes(frozenset("ef"), frozenset("abc"))


@pytest.mark.parametrize("totals", [{}, {"a": 1.0}, dict.fromkeys("abcdef", 2.0)])
def test_without_a_difference_there_are_no_groups(totals: dict[str, float]) -> None:
    assert extremes(totals, KELLEY) is None


@given(TOTALS)
def test_a_group_is_never_drawn_between_equal_totals(totals: dict[str, float]) -> None:
    found = extremes(totals, 1 / 3)

    if found:
        assert not found.upper & found.lower
        assert min(len(found.upper), len(found.lower)) >= round(len(totals) / 3)
        for group in (found.upper, found.lower):
            inside = {totals[one] for one in group}
            assert inside.isdisjoint(totals[one] for one in totals.keys() - group)


def test_the_upper_lower_index_as_worked_by_hand() -> None:
    groups = Extremes(frozenset("ab"), frozenset("cd"))

    assert upper_lower({"a": 1.0, "b": 0.8, "c": 0.5, "d": 0.3, "e": 0.1}, groups) == pytest.approx(0.5)
    assert upper_lower({"a": 1.0}, groups) is None


@pytest.mark.parametrize("n", [2, 9, 100])
def test_a_difference_of_means_has_the_same_interval_as_scipys(n: int) -> None:
    before, after = two(n)

    found, theirs = mean_difference(before, after), stats.ttest_rel(after, before).confidence_interval(0.95)

    assert found is not None
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high))
    assert found.value == pytest.approx((theirs.low + theirs.high) / 2)


def test_one_learner_has_no_interval_and_two_lists_of_different_learners_are_refused() -> None:
    assert mean_difference([1], [2]) is None
    with pytest.raises(ValueError, match="zip"):
        mean_difference([1, 2], [2])


def test_a_narrower_confidence_gives_a_narrower_interval() -> None:
    found = [mean_difference([1, 2, 3], [2, 4, 6], confidence) for confidence in (0.5, 0.9, 0.99)]
    widths = [one.high - one.low for one in found if one]

    assert len(widths) == 3
    assert all(less < more for less, more in pairwise(widths))
