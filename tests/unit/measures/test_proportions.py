"""Intervals of shares: Newcombe's published examples, and SciPy's score interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from course_lib.measures.proportions import Interval, difference_interval, share_interval

SHARES = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(SHARES, st.sampled_from([0.8, 0.95, 0.99]))
def test_a_share_has_the_same_interval_as_scipys(share: tuple[int, int], confidence: float) -> None:
    theirs = stats.binomtest(*share).proportion_ci(confidence, "wilson")

    assert share_interval(*share, confidence) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_the_worked_example_of_a_share() -> None:
    assert share_interval(9, 10) == pytest.approx((0.596, 0.982), abs=5e-4)


@pytest.mark.parametrize(
    ("second", "first", "interval"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
    ],
)
def test_a_difference_has_the_interval_that_newcombe_prints(
    second: tuple[int, int], first: tuple[int, int], interval: tuple[float, float]
) -> None:
    """Two examples of Newcombe (1998), method 10, by which other packages test the same method too."""
    assert difference_interval(first, second) == pytest.approx(interval, abs=5e-5)


@given(SHARES, SHARES)
def test_a_difference_lies_in_its_interval_and_turns_round_with_the_two(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    low, high = difference_interval(first, second)
    difference = second[0] / second[1] - first[0] / first[1]

    assert -1 - 1e-12 <= low <= difference + 1e-12
    assert difference - 1e-12 <= high <= 1 + 1e-12
    assert difference_interval(second, first) == pytest.approx((-high, -low), abs=1e-12)


def test_of_five_answers_each_even_three_more_right_may_be_none() -> None:
    assert difference_interval((1, 5), (4, 5)).holds_zero
    assert not difference_interval((1, 5), (5, 5)).holds_zero
    assert Interval(0, 0.4).holds_zero, "an end at nought is among what it allows"


@pytest.mark.parametrize("share", [(0, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_has_no_interval(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no share"):
        difference_interval((1, 2), share)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        share_interval(1, 2, confidence)
