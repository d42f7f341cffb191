"""How likely each reading of a cue seems: whether the numbers fit, and how far they lie from what can be defended."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.models import Cue

#: The reading that is always on offer, because no list of readings is complete.
ELSE = "else"


def check_weights(cue: Cue, given: Mapping[str, float]) -> None:
    """Raises ValueError unless `given` has a number from 0 to 100 for each reading of the cue and for `else`."""
    if set(given) != {*(reading.id for reading in cue.readings), ELSE}:
        raise ValueError("every reading has a weight, and so has `else`")
    if any(isinstance(weight, bool) or not 0 <= weight <= 100 for weight in given.values()):
        raise ValueError("a weight is a number from 0 to 100")


def check_shares(cue: Cue, given: Mapping[str, float]) -> None:
    """Raises ValueError unless `given` has a share for each reading and for `else`, and they add up to 1 within .01."""
    check_weights(cue, given)
    if abs(sum(given.values()) - 1) > 0.01:
        raise ValueError("shares add up to 1")


#: By reading, the lowest and the highest share that can be defended, from 0 to 1.
Ranges = Mapping[str, tuple[float, float]]


def to_move(shares: Mapping[str, float], ranges: Ranges) -> float:
    """How much of 1 has to go from some readings to others until every share lies within its range; from 0 to 1.

    `shares` has one for each reading of `ranges`, and both leave room for a whole of 1. This is the total variation
    distance, half the sum of absolute differences, to the nearest shares that lie within (Levin, Peres and Wilmer 2009,
    Markov Chains and Mixing Times, proposition 4.2): what is above has to go and what is below has to be filled, and
    the larger of the two suffices for both. With ranges of .4 to .7, .1 to .4 and .1 to .3, shares of .9, .1 and 0 have
    .2 too much and .1 too little: .2 has to move.
    """
    above = sum(max(0.0, shares[one] - highest) for one, (_, highest) in ranges.items())
    below = sum(max(0.0, lowest - shares[one]) for one, (lowest, _) in ranges.items())
    return max(above, below)


def unread(ranges: Ranges) -> float:
    """The least that has to move for somebody who reads nothing: the same for every reading, or all for one of them."""
    even = dict.fromkeys(ranges, 1 / len(ranges))
    certain = (dict.fromkeys(ranges, 0.0) | {one: 1.0} for one in ranges)
    return min(to_move(shares, ranges) for shares in (even, *certain))


def fit(shares: Mapping[str, float], ranges: Ranges) -> float:
    """How well shares lie, from 1 (all within their ranges) to 0 (no nearer than for somebody who reads nothing).

    In proportion to what has to move, as a kappa takes off what chance would give. Raises ValueError where somebody who
    reads nothing lies within the ranges already.
    """
    if not (most := unread(ranges)):
        raise ValueError("the ranges tell nothing from something: even shares, or all for one reading, lie within them")
    return max(0.0, 1 - to_move(shares, ranges) / most)
