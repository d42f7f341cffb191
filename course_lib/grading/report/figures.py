"""Numbers as the report writes them."""

from __future__ import annotations

from course_lib.measures.reliability import Estimate

NONE = "n/a"


def decimal(value: float | None) -> str:
    """Two decimals, and no 0 before the point: .42, −.07, 1.00; “n/a” for none."""
    if value is None:
        return NONE
    text = f"{abs(value):.2f}".removeprefix("0")
    return f"−{text}" if value < 0 and text != ".00" else text


def with_interval(found: Estimate | None) -> str:
    """The value and its interval, such as “.42 (.10 to .66)”."""
    if found is None:
        return NONE
    return f"{decimal(found.value)} ({decimal(found.low)} to {decimal(found.high)})"


def percent(share: float) -> str:
    """A share as whole per cent."""
    return f"{100 * share:.0f} %"


def signed(value: float) -> str:
    """Points of a hundred, with their sign."""
    return f"{100 * value:+.1f}".replace("-", "−")
