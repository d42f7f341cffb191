"""Time with the course: what counts, where a gap is cut, and to which day and lesson it belongs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from course_lib.learner.hours import LONGEST_GAP, Spent, hours, zone_named
from course_lib.learner.record import Event, timestamp
from tests.support.events import did

LESSONS = {"a": "One", "b": "Two"}
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def at(clock: str, item: str = "a", act: str = "draft", day: date = MONDAY) -> Event:
    return did(item, act, {"text": "x"} if act == "draft" else {}, at=f"{day.isoformat()}T{clock}:00.000Z")


def spent(events: list[Event], zone: tzinfo | None = UTC) -> list[tuple[date, str, float]]:
    return [(one.day, one.lesson, one.time.total_seconds() / 60) for one in hours(events, LESSONS, zone)]


def test_time_runs_from_one_act_to_the_next_and_counts_with_the_later() -> None:
    assert spent([at("10:00"), at("10:04"), at("10:06", "b"), at("10:07", "gone")]) == [
        (MONDAY, "One", 4),
        (MONDAY, "Two", 2),
        (MONDAY, "", 1),
    ]


def test_a_gap_of_ten_minutes_counts_whole_and_a_longer_one_not_at_all() -> None:
    assert timedelta(minutes=10) == LONGEST_GAP
    assert spent([at("10:00"), at("10:10")]) == [(MONDAY, "One", 10)]
    assert spent([at("10:00"), at("10:11"), at("10:12")]) == [(MONDAY, "One", 1)]


def test_one_act_alone_is_no_time_and_nor_is_an_empty_record() -> None:
    assert spent([at("10:00")]) == spent([]) == []


def test_two_windows_at_once_count_once_whatever_their_order_in_the_record() -> None:
    assert spent([at("10:02", "b"), at("10:00"), at("10:03"), at("10:01", "b")]) == [
        (MONDAY, "Two", 2),
        (MONDAY, "One", 1),
    ]


def test_what_comes_back_in_a_review_or_a_test_belongs_to_no_lesson() -> None:
    again = [at("10:01", act="recall"), at("10:02", act="skip-recall"), at("10:03", act="test")]
    assert spent([at("10:00"), *again]) == [(MONDAY, "", 3)]


def test_midnight_parts_a_stretch_of_work() -> None:
    assert spent([at("23:57"), at("00:05", day=TUESDAY)]) == [(MONDAY, "One", 3), (TUESDAY, "One", 5)]
    assert spent([at("23:57"), at("00:00", day=TUESDAY)]) == [(MONDAY, "One", 3)]
    assert spent([at("00:00", day=TUESDAY), at("00:05", day=TUESDAY)]) == [(TUESDAY, "One", 5)]


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Auckland", TUESDAY), ("America/Los_Angeles", MONDAY), ("UTC", MONDAY)],
)
def test_a_day_is_that_of_the_learners_zone(zone: str, day: date) -> None:
    assert spent([at("22:00"), at("22:05")], ZoneInfo(zone)) == [(day, "One", 5)]


def test_midnight_is_the_zones_own_in_summer_and_in_winter() -> None:
    berlin, winter, summer = ZoneInfo("Europe/Berlin"), date(2026, 1, 14), date(2026, 7, 14)
    late, early = [at("22:58", day=winter), at("23:03", day=winter)], [at("21:58", day=summer), at("22:03", day=summer)]

    assert spent(late, berlin) == [(winter, "One", 2), (winter + timedelta(1), "One", 3)]
    assert spent(early, berlin) == [(summer, "One", 2), (summer + timedelta(1), "One", 3)]


def test_no_minute_is_lost_or_won_when_the_clocks_change() -> None:
    changes = datetime(2026, 10, 25, 0, 56, tzinfo=UTC)  # at 1:00 UTC Berlin goes back from 3:00 to 2:00
    events = [did("a", "draft", {"text": "x"}, at=timestamp(changes + timedelta(minutes=m))) for m in (0, 8)]

    assert spent(events, ZoneInfo("Europe/Berlin")) == [(date(2026, 10, 25), "One", 8)]


def test_without_a_zone_the_days_are_those_of_this_machine() -> None:
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC).astimezone()
    assert hours([at("12:00"), at("12:05")], {}, None) == [Spent(moment.date(), "", timedelta(minutes=5))]


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../../etc/passwd", "a\0b", None, 7, "x" * 5000])
def test_a_zone_that_nobody_knows_is_none(name: object) -> None:
    assert zone_named(name) is None


def test_a_zone_is_known_by_a_browsers_name() -> None:
    assert zone_named("Europe/Berlin") == ZoneInfo("Europe/Berlin")
