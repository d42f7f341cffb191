"""A made-up client's totals: along a line, within the form, and the same for the same seed."""

from __future__ import annotations

from typing import Any

import pytest

from course_lib.measures.made_up_sessions import made_up_sessions

TEN: dict[str, Any] = {"count": 10, "first": 31, "change": -12, "wobble": 3.0, "lowest": 0, "highest": 48}
#: What was handed out once: stored answers are judged by it.
PINNED = (25, 28, 25, 25, 26, 22, 19, 18, 25, 18)


def test_without_wobble_they_are_the_line() -> None:
    assert made_up_sessions("a", **{**TEN, "count": 3, "first": 20, "change": -4, "wobble": 0.0}) == (20, 18, 16)


def test_the_same_seed_gives_the_same_totals_for_ever_and_another_seed_others() -> None:
    assert made_up_sessions("a", **TEN) == made_up_sessions("a", **TEN) == PINNED
    assert made_up_sessions("b", **TEN) != PINNED


def test_no_total_leaves_the_form() -> None:
    totals = made_up_sessions("a", **{**TEN, "wobble": 40.0, "count": 40})

    assert {min(totals), max(totals)} == {0, 48}


@pytest.mark.parametrize("wrong", [{"count": 1}, {"wobble": -1.0}, {"lowest": 48}])
def test_what_can_be_no_series_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="it takes two sessions, a wobble of 0 or more"):
        made_up_sessions("a", **{**TEN, **wrong})
