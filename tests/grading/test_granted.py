"""Who has how long, from the lines of the trail: days by the clock on the wall, the longer of two grants, odd lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from course_lib.grading.deadlines import moments
from course_lib.grading.deadlines.granted import EVERY, Deadlines, Grant
from tests.support.grading.classroom import NAME

ZURICH = ZoneInfo("Europe/Zurich")


def test_a_day_ends_at_the_same_time_on_the_clock_when_clocks_change() -> None:
    due = moments.read("2026-10-23 18:00", ZURICH)

    longer = Grant("", "", "ana", NAME, days=3).length(due, ZURICH)

    assert longer == timedelta(days=3, hours=1)
    assert moments.told(due + longer, ZURICH) == "Monday 26 October 2026, 18:00 (Europe/Zurich)"


def test_of_two_grants_the_longer_counts_and_of_one_kind_the_last() -> None:
    due = datetime(2026, 11, 2, 12, tzinfo=UTC)
    grants = [(EVERY, 7), (NAME, 9), (NAME, 2)]
    lines = [Grant("", "", "ana", name, days=days).line() for name, days in grants]

    assert Deadlines.of(lines[:2]).extension("ana", NAME, due) == timedelta(days=9)
    assert Deadlines.of(lines).extension("ana", NAME, due) == timedelta(days=7)
    assert Deadlines.of(lines).extension("ana", "foundations", due) == timedelta(days=7)
    assert Deadlines.of(lines).extension("bo", NAME, due) is None


@pytest.mark.parametrize(
    "line",
    [{}, {"kind": "extension"}, {"kind": "due", "zone": "Nowhere"}, {"kind": "due"}]
    + [
        Grant("", "", "ana", NAME, days=2).line() | wrong
        for wrong in ({"days": "x"}, {"until": 4}, {"until": "2026-11-05"}, {"kind": ""})
    ],
)
def test_a_line_that_is_none_of_ours_is_passed_over(line: dict[str, object]) -> None:
    found = Deadlines.of([line])

    assert found == Deadlines()
    assert found.clock(NAME).key == "UTC"
