"""A learner's request for a second look at a mark: how long it may be, where it is written and where it is read."""

from __future__ import annotations

#: The fewest and the most words. What needs more room needs a talk.
WORDS = (3, 200)
#: In characters, for words without end.
LONGEST = 2_000


def is_too_long(text: str) -> bool:
    """Whether it is more than anybody has to read."""
    return len(text) > LONGEST or len(text.split()) > WORDS[1]
