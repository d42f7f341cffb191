"""The detectors: for each move, how much each feature speaks for it. Numbers in, chances out; numpy is all it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

#: What a turn mainly does, in the four classes of AnnoMI (Wu et al. 2022, doi 10.1109/ICASSP43922.2022.9746035).
KINDS = ("question", "reflection", "input", "other")


def weighed(features: Mapping[str, float], place: Mapping[str, int], weights: Numbers) -> Numbers:
    """What all features that have a `place` weigh together, in each column of `weights`."""
    known = [name for name in features if name in place]
    places = np.fromiter(map(place.__getitem__, known), np.intp, len(known))
    values = np.fromiter(map(features.__getitem__, known), np.float64, len(known))
    found: Numbers = values @ weights.take(places, axis=0)
    return found


def ahead(kind: str, scores: Mapping[str, float]) -> float:
    """How far the score of one kind lies ahead of the others together, above 0 where it is likelier than they are."""
    return scores[kind] - log(sum(exp(score) for other, score in scores.items() if other != kind))


@dataclass(frozen=True)
class Detectors:
    """Linear detectors over named features.

    `columns` are the outputs: `kind ...` for the four classes (their scores compete), `sort ...` for the same of a
    sentence wherever it stands, `has ...` and `move ...` for what a reply holds (each on its own). `heat` divides the
    scores of the kinds, so that a chance of .9 is right 9 times in 10. `sure` tells for each move from which score on
    it is there more often than not, and from which nearly always.
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
        return self.bias + weighed(features, self.place, self.weights)

    @cached_property
    def _about(self) -> dict[str, list[tuple[str, int]]]:
        """By how columns begin (`kind`, `has`, `move`, `asks`), the rest of their names and where they stand."""
        found: dict[str, list[tuple[str, int]]] = {}
        for at, column in enumerate(self.columns):
            about, name = column.split(" ", 1)
            found.setdefault(about, []).append((name, at))
        return found

    def kinds(self, scores: Numbers) -> dict[str, float]:
        """The chances of the four kinds; they sum to 1."""
        logits = {kind: float(scores[at]) / self.heat for kind, at in self._about["kind"]}
        top = max(logits.values())
        chances = {kind: exp(logits[kind] - top) for kind in KINDS}
        total = sum(chances.values())
        return {kind: chance / total for kind, chance in chances.items()}

    def chances(self, scores: Numbers, about: str) -> dict[str, float]:
        """The chance of each column that begins with `about`, such as `move` or `has`, each on its own (0 to 1)."""
        return {name: 1 / (1 + exp(-float(scores[at]))) for name, at in self._about[about]}

    def moves(self, scores: Numbers) -> dict[str, float]:
        """The score of each move. A reflection has few words of its own, so it is told by what it isn't."""
        found = {move: float(scores[at]) for move, at in self._about["move"]}
        found["reflection"] = ahead("reflection", {kind: float(scores[at]) for kind, at in self._about["sort"]})
        return {move: found[move] for move in self.sure}
