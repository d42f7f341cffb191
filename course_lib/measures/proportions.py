"""Shares of a few answers, and how far two of them differ, each with an interval that says how little is known."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """The two ends of an interval."""

    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether no difference is among what it allows."""
        return self.low <= 0 <= self.high


def share_interval(right: int, n: int, confidence: float = 0.95) -> Interval:
    """The score interval of a share of `right` in `n`, with both ends from 0 to 1.

    (p + z²/2n ± z sqrt(p (1 - p)/n + z²/4n²)) / (1 + z²/n), with p = right / n (Wilson 1927, doi
    10.1080/01621459.1927.10502953). It keeps its promise with few answers, where p ± 2 standard errors would end beyond
    1, or nowhere if all are right. For example, 9 of 10 gives .596 to .982. Raises ValueError for no answers, for more
    right than there are, and for a confidence outside 0 to 1.
    """
    if not 0 <= right <= n or n == 0:
        raise ValueError(f"{right} of {n} is no share")
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1, such as 0.95")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p, spread = right / n, z**2 / n
    half = z * math.sqrt(p * (1 - p) / n + spread / (4 * n))
    low, high = (p + spread / 2 - half) / (1 + spread), (p + spread / 2 + half) / (1 + spread)
    return Interval(0.0 if right == 0 else low, 1.0 if right == n else high)


def difference_interval(first: tuple[int, int], second: tuple[int, int], confidence: float = 0.95) -> Interval:
    """The interval of the second share minus the first, each given as (right, n); ends from -1 to 1.

    Newcombe's hybrid score method, his method 10 (Newcombe 1998, doi
    10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I): with d = p2 - p1 and the score intervals l to u
    of each share, from d - sqrt((p2 - l2)² + (u1 - p1)²) to d + sqrt((u2 - p2)² + (p1 - l1)²). It takes the answers as
    independent of each other, which those of one person to two sets of questions are only roughly.

    For example, 48 of 80 and then 56 of 70 differ by .20, from .052 to .334. Raises ValueError as `share_interval`.
    """
    (l1, u1), (l2, u2) = share_interval(*first, confidence), share_interval(*second, confidence)
    p1, p2 = first[0] / first[1], second[0] / second[1]
    return Interval(p2 - p1 - math.hypot(p2 - l2, u1 - p1), p2 - p1 + math.hypot(u2 - p2, p1 - l1))
