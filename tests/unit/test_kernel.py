"""The learner's day is the one where they are, also where the kernel stands in another time zone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from course_lib import kernel, paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record, timestamp
from course_lib.models import Quiz
from course_lib.session import Session
from tests.support.events import keep


@pytest.fixture(autouse=True)
def machine_again() -> Iterator[None]:
    yield
    kernel.live_in("")


def test_the_window_tells_the_learners_time_zone() -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        kernel.live_in(zone)
        assert kernel.clock.now().tzinfo == ZoneInfo(zone)
        assert abs(kernel.clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert kernel.session().now == kernel.clock.now


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All", "../../etc/passwd", "\0"])
def test_a_zone_that_nobody_knows_is_this_machines(zone: str) -> None:
    kernel.live_in("Pacific/Kiritimati")
    kernel.live_in(zone)
    assert kernel.clock.now().utcoffset() == datetime.now().astimezone().utcoffset()


@pytest.mark.parametrize(
    ("ahead", "offset"),
    [("-180", timedelta(hours=-3)), ("345", timedelta(hours=5, minutes=45)), ("840", timedelta(hours=14))],
)
def test_a_zone_that_only_the_browser_knows_is_as_far_from_utc_as_it_says(ahead: str, offset: timedelta) -> None:
    kernel.live_in("America/Founded_Tomorrow", ahead)
    assert kernel.clock.now().utcoffset() == offset


@pytest.mark.parametrize("ahead", ["", "NaN", "undefined", "1440", "9" * 30, "1e3", "-0x10"])
def test_a_distance_from_utc_that_is_none_leaves_this_machines_zone(ahead: str) -> None:
    kernel.live_in("America/Founded_Tomorrow", ahead)
    assert kernel.clock.now().utcoffset() == datetime.now().astimezone().utcoffset()


@pytest.mark.parametrize(
    ("zone", "missed", "later", "due"),
    [
        ("America/Los_Angeles", "2026-11-30T15:30", "2026-11-30T16:05", 0),  # past midnight in UTC, the same afternoon
        ("America/Los_Angeles", "2026-11-30T15:30", "2026-12-01T06:00", 1),
        ("Australia/Sydney", "2026-11-30T12:00", "2026-12-01T08:00", 1),  # still the same day in UTC
        ("Asia/Kathmandu", "2026-11-30T23:50", "2026-12-01T00:10", 1),
        ("Pacific/Auckland", "2026-09-26T23:00", "2026-09-27T03:30", 1),  # the night in which the clocks go forward
    ],
)
def test_a_missed_question_is_due_on_the_learners_next_day(
    tmp_path: Path, zone: str, missed: str, later: str, due: int
) -> None:
    def at(time: str) -> datetime:
        return datetime.fromisoformat(time).replace(tzinfo=ZoneInfo(zone))

    def session(time: str) -> Session:
        now: Callable[[], datetime] = lambda: at(time)  # noqa: E731
        record = Record(tmp_path / "answers", clock=lambda: timestamp(at(time)))
        return Session(Content(paths.data()), record, Record(tmp_path / "private"), now)

    first = session(missed)
    item = first.content.one(Quiz, "open-or-closed").items[0]
    wrong = next(place for place, option in enumerate(item.options) if not option.correct)
    keep(first.answers, item.id, "answer", {"picked": [wrong]}, version=item.version())

    assert session(later).whereabouts().due == due
