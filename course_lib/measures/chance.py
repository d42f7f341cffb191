"""Numbers that look drawn by lot, for made-up data and simulated clients: the same words give the same number for ever.

No generator of a library: those may give other numbers in their next version, and what an exercise says would be wrong.
"""

from __future__ import annotations

import hashlib
from statistics import NormalDist

_NORMAL = NormalDist()


def number(*words: object) -> int:
    """A whole number from 0 to 2**64 - 1, from a seed and whatever names the draw."""
    return int.from_bytes(hashlib.sha256(" ".join(map(str, words)).encode()).digest()[:8])


def uniform(*words: object) -> float:
    """A number between 0 and 1, neither of them, from a seed and whatever names the draw."""
    return ((number(*words) >> 16) + 0.5) / 2**48


def normal(*words: object) -> float:
    """A number from the normal distribution with mean 0 and standard deviation 1."""
    return _NORMAL.inv_cdf(uniform(*words))
