"""What a drawing says beside the numbers that it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable


def bar_length_ratio(one: float, other: float, begins: float = 0) -> float:
    """How many times as long the bar of `one` is drawn as that of `other`, on an axis that begins at `begins`.

    (one - begins) / (other - begins). Where the axis begins at 0 this is the ratio of the two numbers themselves. Where
    it begins later, the drawing shows a larger difference than there is; Tufte calls by how much its lie factor (Tufte
    1983, The Visual Display of Quantitative Information, which has no DOI). For example, 36 is 1.125 times 32, and on
    an axis from 30 its bar is 3 times as long.

    Raises ValueError where one of the bars would have no length or run backwards.
    """
    if min(one, other) <= begins:
        raise ValueError(f"on an axis that begins at {begins:g} both numbers have to be above it")
    return (one - begins) / (other - begins)


def outside_bands(rows: Iterable[tuple[float, float, float]]) -> int:
    """How many of these scores, each with the low and the high end of its band, lie below or above it.

    All three are in points of one scale; a score on an end lies inside. For example, (12, 10, 14) is inside, and
    (15, 10, 14) outside. Raises ValueError for a band whose low end is above its high one.
    """
    rows = list(rows)
    if any(low > high for _, low, high in rows):
        raise ValueError("a band goes from its low end to its high one")
    return sum(not low <= score <= high for score, low, high in rows)
