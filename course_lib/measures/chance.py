"""Numbers that look drawn by lot, for made-up data: the same seed and the same words give the same number for ever.

No generator of a library: those may give other numbers in their next version, and what an exercise says would be wrong.
"""

from __future__ import annotations

import hashlib
from statistics import NormalDist

_NORMAL = NormalDist()


def uniform(*words: object) -> float:
    """A number between 0 and 1, neither of them, from a seed and whatever names the draw."""
    drawn = int.from_bytes(hashlib.sha256(" ".join(map(str, words)).encode()).digest()[:6])
    return (drawn + 0.5) / 2**48


def normal(*words: object) -> float:
    """A number from the normal distribution with mean 0 and standard deviation 1."""
    return _NORMAL.inv_cdf(uniform(*words))
