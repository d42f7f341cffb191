"""What an answer earned, and why."""

from __future__ import annotations

from dataclasses import dataclass

NOT_ANSWERED = "Not answered."


@dataclass(frozen=True)
class Mark:
    """Points from 0 to the item's, or None where a person has to mark. `reasons` are Markdown, for the learner.

    `waits` tells that a person adds to these points what no rule can give.
    """

    points: float | None
    reasons: tuple[str, ...]
    waits: bool = False


UNANSWERED = Mark(0.0, (NOT_ANSWERED,))
