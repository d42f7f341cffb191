"""Steps in an order, held against the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from course_lib.models import Ordering


@dataclass(frozen=True)
class Order:
    """`in_place` are ids of the steps that lie where the key has them.

    `joined` counts the neighbours that follow each other in the key too. `shifted` tells whether any of them stand in
    the right order and not in their place.
    """

    in_place: tuple[str, ...]
    joined: int
    shifted: bool
    right: bool


def score_ordering(given: Ordering, steps: Sequence[str]) -> Order:
    """Compare a learner's order, ids from first to last, with the key, place by place.

    Raises ValueError where `steps` does not name every step of the ordering once.
    """
    key = [step.id for step in given.steps]
    if sorted(steps) != sorted(key):
        raise ValueError("an order names every step once")
    in_place = tuple(step for step, ours in zip(steps, key, strict=True) if step == ours)
    joined = [step for step, after in pairwise(steps) if (step, after) in set(pairwise(key))]
    return Order(in_place, len(joined), shifted=not set(joined) <= set(in_place), right=list(steps) == key)


def pairs_in_order(given: Ordering, steps: Sequence[str]) -> tuple[int, int]:
    """How many of all pairs of steps stand in the key's order, and how many pairs there are; n steps make n(n-1)/2.

    Raises ValueError where `steps` does not name every step of the ordering once.
    """
    score_ordering(given, steps)
    place = {step.id: index for index, step in enumerate(given.steps)}
    pairs = [place[one] < place[other] for one, other in combinations(steps, 2)]
    return sum(pairs), len(pairs)


def rank_correlation(given: Ordering, steps: Sequence[str]) -> float:
    """Kendall's tau between an order and the key, from -1 (reversed) over 0 (chance) to 1: (in order - not) / pairs.

    Kendall 1938, doi 10.1093/biomet/30.1-2.81. For example, four steps of which two neighbours are exchanged have five
    of six pairs in order: (5 - 1) / 6 = .67. Raises ValueError as `pairs_in_order` does.
    """
    in_order, pairs = pairs_in_order(given, steps)
    return (2 * in_order - pairs) / pairs
