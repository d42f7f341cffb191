"""The clock is right, and time zones are known: due dates are set and kept by them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from course_lib.ops.doctor.finding import Finding


@dataclass(frozen=True)
class Clock:
    """The day that the machine believes it is, the day of the installed files, and how many time zones are known."""

    today: date
    installed: date
    zones: int


def check(clock: Clock) -> Iterator[Finding]:
    """What would make a due date mean another moment."""
    if clock.today < clock.installed:
        yield Finding(
            f"The clock says {clock.today:%Y-%m-%d}, and the course is of a later day, {clock.installed:%Y-%m-%d}.",
            "set it, and let the system keep it: `timedatectl set-ntp true`",
        )
    if not clock.zones:
        yield Finding(
            "This machine knows no time zones, so no due date can be set.", "install the system's package tzdata"
        )
