"""What stays hidden: cells of 1 to 4 learners, and those from which they would follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.grading.report.disclosure import FEW, HIDDEN, among, hidden, is_few, merged, told

COUNTS = st.lists(st.tuples(*[st.integers(0, 12)] * 3), max_size=7)


@pytest.mark.parametrize(("count", "few"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_few(count: int, few: bool) -> None:
    assert is_few(count) == few
    assert told(count, is_hidden=False) == (FEW if few else str(count))


@pytest.mark.parametrize(
    ("count", "said"), [(12, "12"), (3, FEW), (18, "more than 15"), (15, "15"), (20, "20"), (0, "0")]
)
def test_a_part_of_twenty_doesnt_tell_of_few_others(count: int, said: str) -> None:
    assert among(count, 20) == said


def test_a_count_that_would_tell_a_smaller_one_is_hidden_with_it() -> None:
    assert hidden({"a": [20], "b": [9], "c": [3]}) == {"b", "c"}
    assert hidden({"a": [20], "b": [3], "c": [4]}) == {"b", "c"}
    assert hidden({"a": [20], "b": [9], "c": [0]}) == set()
    assert hidden({"a": [20], "b": [9]}, also={"b"}) == {"b"}
    assert hidden({}) == set()
    assert told(9, is_hidden=True) == HIDDEN


@given(COUNTS)
def test_nobody_can_take_what_is_shown_from_the_sum_and_get_one_to_four(cells: list[tuple[int, ...]]) -> None:
    rows = {str(place): list(one) for place, one in enumerate(cells)}

    kept = hidden(rows)

    assert not any(is_few(cell) for name in rows.keys() - kept for cell in rows[name])
    left = {name for name in rows.keys() - kept if any(rows[name])}
    for column in zip(*(rows[name] for name in kept), strict=True):
        assert not is_few(sum(column)) or not left


def test_bands_are_put_together_until_five_are_in_each() -> None:
    sizes = [0, 2, 4, 0, 9, 1]
    bands = [{f"{place} {one}" for one in range(size)} for place, size in enumerate(sizes)]

    assert merged(bands) == [(0, 0), (1, 2), (3, 3), (4, 5)]


def test_who_is_in_several_bands_counts_once() -> None:
    assert merged([{"a", "b", "c"}, {"a", "b", "c"}]) == []
    assert merged([set("abc"), set("abcde")]) == [(0, 1)]


@given(st.lists(st.sets(st.integers(0, 30), max_size=9), max_size=10))
def test_every_band_has_five_learners_or_none_and_none_is_lost(bands: list[set[int]]) -> None:
    found = merged(bands)

    assert not any(is_few(len(set().union(*bands[first : last + 1]))) for first, last in found)
    inside = set().union(*(bands[place] for first, last in found for place in range(first, last + 1)))
    assert inside == (set().union(*bands) if found else set())
    assert found or len(set().union(*bands)) < 5
