"""A moment as an instructor writes and reads it: date, time of day, and where the clock hangs. Pure.

The gradebook keeps moments in UTC without saying so, as nbgrader does.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

WRITTEN = re.compile(r"(20\d\d-\d\d-\d\d)[ T](\d\d:\d\d)", re.ASCII)


class NoMoment(ValueError):
    """What was typed is no moment; the text says why, for whoever typed it."""


def zone(name: str) -> ZoneInfo:
    """A time zone by its name. Raises NoMoment."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, a path out of the folder of zones, a folder
        raise NoMoment(f"{name!r} is no time zone; write it as in Europe/Zurich or UTC") from None


def read(words: str, clock: ZoneInfo) -> datetime:
    """The moment in UTC at which a clock in that zone shows it; the later one where it does so twice.

    Raises NoMoment, also for a time that this clock leaves out in spring.
    """
    found = WRITTEN.fullmatch(words.strip())
    if found is None:
        raise NoMoment(f"{words!r} is no date and time of day; write them as in 2026-12-04 18:00")
    try:
        shown = datetime.fromisoformat(f"{found[1]} {found[2]}")
    except ValueError:
        raise NoMoment(f"{words!r} is in no calendar or on no clock") from None
    moment = shown.replace(tzinfo=clock, fold=1).astimezone(UTC)
    if moment.astimezone(clock).replace(tzinfo=None) != shown:
        raise NoMoment(f"the clocks of {clock.key} leave out {found[2]} on that day; name another time")
    return moment


def told(moment: datetime, clock: ZoneInfo) -> str:
    """A moment in words: Friday 4 December 2026, 18:00 (Europe/Zurich). One without a zone is in UTC."""
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(clock)
    return f"{local:%A} {local.day} {local:%B} {local.year}, {local:%H:%M} ({clock.key})"
