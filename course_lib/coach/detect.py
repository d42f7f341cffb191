"""The detectors: for each move, how much each feature speaks for it. Numbers in, chances out; numpy is all it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

#: What a turn mainly does, in the four classes of AnnoMI (Wu et al. 2022, doi 10.1109/ICASSP43922.2022.9746035).
KINDS = ("question", "reflection", "input", "other")


@dataclass(frozen=True)
class Detectors:
    """Linear detectors over named features.

    `columns` are the outputs: `kind ...` for the four classes (their scores compete), `has ...` and `move ...` for what
    a reply holds (each on its own). `heat` divides the scores of the kinds, so that a chance of .9 is right 9 times in
    10. `sure` tells for each move from which score on it is there more often than not, and from which nearly always.
    """

    columns: tuple[str, ...]
    place: Mapping[str, int]
    weights: Numbers
    bias: Numbers
    heat: float
    sure: Mapping[str, tuple[float, float]]
    known: frozenset[str]

    @classmethod
    def load(cls, model: Mapping[str, Any]) -> Detectors:
        """From the shipped numbers, see `course_lib.coach.training`."""
        features = model["features"]
        return cls(
            columns=tuple(model["columns"]),
            place={name: row for row, name in enumerate(features)},
            weights=np.array(list(features.values()), dtype=float) / model["unit"],
            bias=np.array(model["bias"], dtype=float) / model["unit"],
            heat=float(model["heat"]),
            sure={move: (low, high) for move, (low, high) in model["sure"].items()},
            known=frozenset(model["known"]),
        )

    def scores(self, features: Mapping[str, float]) -> Numbers:
        """One score for each column; above 0 speaks for it."""
        rows = [(self.place[name], value) for name, value in features.items() if name in self.place]
        if not rows:
            return self.bias
        places, values = zip(*rows, strict=True)
        return self.bias + np.array(values) @ self.weights[list(places)]

    def kinds(self, scores: Numbers) -> dict[str, float]:
        """The chances of the four kinds; they sum to 1."""
        logits = np.array([scores[self.columns.index(f"kind {kind}")] for kind in KINDS]) / self.heat
        chances = np.exp(logits - logits.max())
        return dict(zip(KINDS, (chances / chances.sum()).tolist(), strict=True))

    def chances(self, scores: Numbers, about: str) -> dict[str, float]:
        """The chance of each column that begins with `about`, such as `move` or `has`, each on its own (0 to 1)."""
        return {
            column.removeprefix(f"{about} "): 1 / (1 + exp(-score))
            for column, score in zip(self.columns, scores.tolist(), strict=True)
            if column.startswith(f"{about} ")
        }

    def moves(self, scores: Numbers) -> dict[str, float]:
        """The score of each move."""
        return {move: float(scores[self.columns.index(f"move {move}")]) for move in self.sure}
