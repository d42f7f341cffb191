"""What a terminal shows of many names that a list changes: the first of them, and how many more there are. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: Lines told of each sort; a whole class that is new needn't be read name by name.
MOST_LINES = 40


def some(title: str, lines: Sequence[str]) -> Iterator[str]:
    """The title and the first lines below it; nothing where there are none."""
    if lines:
        yield title
        yield from (f"  {one}" for one in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield f"  and {len(lines) - MOST_LINES:,} more"
