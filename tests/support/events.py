"""Events of a record, made short: what a learner did, with plain data as a page sends it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from course_lib.learner.record import Event, Record, timestamp
from course_lib.models.acts import Act
from course_lib.models.answers import Written, answer

_seconds = count()


def did(item: str, act: str, data: dict[str, Any] | None = None, *, version: str = "", at: str = "") -> Event:
    """An event in memory; each one made is a second later than the one before, unless `at` says when."""
    number = next(_seconds)
    when = at or timestamp(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number))
    return Event(id=str(number), at=when, item=item, act=Act(act), version=version, answer=answer(data or {}))


def keep(record: Record, item: str, act: str, data: dict[str, Any], **more: str) -> Event:
    """Append plain data to a record."""
    return record.append(item, Act(act), answer(data), **more)


def texts(events: Iterable[Event]) -> list[str]:
    """What was written, event by event. Fails where an answer is of another type."""
    found = []
    for event in events:
        assert isinstance(event.answer, Written), event
        found.append(event.answer.text)
    return found
