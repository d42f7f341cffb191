"""A day as it stands on a page."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spoken(day: date) -> str:
    """Such as “2 March 2026”, whatever language the machine speaks."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
