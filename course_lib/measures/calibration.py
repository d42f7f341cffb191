"""How well a learner's confidence fits how often they are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

#: Confidence that lies nearer than this to the share right fits it. Our own bar, no standard.
FITS = 0.1


@dataclass(frozen=True)
class Calibration:
    """Over `n` answers: the Brier score (0 best, 1 worst), mean confidence and share right, each from 0 to 1."""

    n: int
    brier: float
    confidence: float
    right: float

    @property
    def gap(self) -> float:
        """Confidence minus share right: above 0 is over-confident."""
        return self.confidence - self.right

    @property
    def fit(self) -> Literal["calibrated", "over", "under"]:
        """Whether confidence fits, or lies over or under the share right by FITS or more."""
        if abs(self.gap) < FITS:
            return "calibrated"
        return "over" if self.gap > 0 else "under"


def calibration(answers: Sequence[tuple[float, bool]]) -> Calibration | None:
    """From pairs of confidence (0 to 1) and whether the answer was right; None without answers.

    Brier = mean of (p - o) squared, in its binary form (Brier 1950,
    doi 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2). Saying .5 each time gives .25.
    Raises ValueError for a confidence outside 0 to 1.
    """
    if not answers:
        return None
    if any(not 0 <= p <= 1 for p, _ in answers):
        raise ValueError("confidence is a number from 0 to 1")
    n = len(answers)
    return Calibration(
        n=n,
        brier=sum((p - right) ** 2 for p, right in answers) / n,
        confidence=sum(p for p, _ in answers) / n,
        right=sum(right for _, right in answers) / n,
    )
