"""What a server's learner has in the record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator

from course_lib.learner.record import Event, Record, timestamp
from tests.support.jupyter import CourseServer


def answers(server: CourseServer) -> list[Event]:
    """Every event that was kept today, private reflections apart; what a walk put there before is three days old."""
    yesterday = timestamp(datetime.now(UTC) - timedelta(days=1))
    return [event for event in Record(server.home / "answers").events() if event.at > yesterday]


def chosen(section: Locator) -> tuple[list[int], list[str]]:
    """Which options are chosen in the page: by the author's numbers, which the record keeps, and as they read there."""
    inputs = section.locator(".eip-option input:checked").all()
    rows = section.locator(".eip-option:has(input:checked) label").all()
    return [int(one.get_attribute("value") or "") for one in inputs], [one.inner_text().strip() for one in rows]
