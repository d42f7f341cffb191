"""The totals of a client who doesn't exist, session by session: a line, and what makes any total go up and down."""

from __future__ import annotations

from course_lib.measures.chance import normal


def made_up_sessions(
    seed: object, *, count: int, first: int, change: int, wobble: float, lowest: int, highest: int
) -> tuple[int, ...]:
    """`count` whole totals from `lowest` to `highest`, two or more of them; the same for ever for the same seed.

    They lie along a line from `first` to `first + change`, each off it by a normal part with standard deviation
    `wobble` (0 or more). For example, without wobble, three sessions from 20 by -4 are 20, 18, 16.

    Raises ValueError for fewer than two sessions, a negative wobble, and a form whose lowest total is not the lower.
    """
    if count < 2 or wobble < 0 or lowest >= highest:
        raise ValueError("it takes two sessions, a wobble of 0 or more, and a lowest total below the highest")
    line = [first + change * place / (count - 1) + wobble * normal(seed, place, "total") for place in range(count)]
    return tuple(min(highest, max(lowest, round(total))) for total in line)
