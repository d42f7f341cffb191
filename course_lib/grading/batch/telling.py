"""What the instructor reads while a run goes on and at its end. Pure: facts in, lines out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

#: Names told in a line; formgrader has them all.
MOST_NAMES = 12


def so_far(done: int, total: int, seconds: float) -> str:
    """How far a run has come; with the time left, once there is something to tell it from."""
    line = f"{done:,} of {total:,}"
    if not done or done == total:
        return line
    left = seconds / done * (total - done)
    return f"{line}, about {f'{left / 60:.0f} minutes' if left >= 90 else f'{max(left, 1):.0f} s'} left"


def waiting(items: Mapping[str, Sequence[str]]) -> list[str]:
    """Who waits for a person, a line an item."""
    if not items:
        return ["Nobody waits for a person."]
    return ["Waits for a person (`empathy mark`, or formgrader, Manual Grading):", *by_item(items)]


def by_item(items: Mapping[str, Sequence[str]]) -> list[str]:
    """Learners, a line an item."""
    return [f"  {item} ({len(names):,}): {_names(names)}" for item, names in sorted(items.items())]


def grouped(title: str, why: Mapping[str, str]) -> list[str]:
    """Learners by what is said of them, those of whom the same is said together."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name, reason in sorted(why.items()):
        by_reason[reason].append(name)
    lines = [f"  {_names(names)}: {reason}" for reason, names in by_reason.items()]
    return [title, *lines] if lines else []


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(ascii_safe(name) for name in names[:MOST_NAMES])
    return shown if len(names) <= MOST_NAMES else f"{shown} and {len(names) - MOST_NAMES:,} more"


def ascii_safe(name: str) -> str:
    """A learner's name as it is, or written out where it would move the cursor or break the line."""
    return name if name.isprintable() else ascii(name)
