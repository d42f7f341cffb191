"""Steps in an order, held against the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
