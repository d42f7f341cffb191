"""Agreement between two coders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def cohen_kappa(ours: Sequence[str], theirs: Sequence[str]) -> float | None:
    """Cohen's kappa for two codings of the same units, from -1 to 1.

    kappa = (p_o - p_e) / (1 - p_e), with p_e from each coder's own label shares (Cohen 1960,
    doi 10.1177/001316446002000104). None where it has no meaning: no units, or both coders use one same label only.
    Raises ValueError where the lengths differ.
    """
    if len(ours) != len(theirs):
        raise ValueError("two codings of the same units must be of one length")
    if not ours:
        return None
    n = len(ours)
    observed = sum(a == b for a, b in zip(ours, theirs, strict=True)) / n
    mine, yours = Counter(ours), Counter(theirs)
    expected = sum(mine[label] * yours[label] for label in mine) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)
