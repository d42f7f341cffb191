"""What pooled studies show, as plain numbers for the page and as rows of its drawing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from course_lib.measures.effects import binomial_effect_size_display
from course_lib.measures.pooling import Pooled, Study, interval, leave_one_out, pool
from course_lib.measures.quantiles import t_quantile


@dataclass(frozen=True)
class Wide:
    """A row that sums up: a correlation, its confidence interval if it has one, and where new studies may lie."""

    role: str
    name: str
    r: float
    interval: tuple[float, float] | None
    prediction: tuple[float, float]

    def row(self, words: Mapping[str, str]) -> list[str | float]:
        """As `charts/progress/my_forest.py` takes it."""
        low, high = self.interval or (self.r, self.r)
        between = [printed(end) for end in self.prediction]
        says = words["label"].format(r=printed(self.r), low=between[0], high=between[1])
        return [self.role, self.name, self.r, low, high, *self.prediction, says]


def told(studies: Sequence[Study]) -> dict[str, Any]:
    """All that the page says of studies together. Raises ValueError for fewer than three."""
    found = pool(studies)
    low, high = _prediction(found)
    upper, lower = binomial_effect_size_display(found.r)
    return {
        "k": found.k,
        "n": found.n,
        "r": found.r,
        "interval": list(found.interval),
        "prediction": [low, high],
        "multiplier": t_quantile(0.975, found.k - 2),
        "df": found.k - 2,
        "tau": found.tau,
        "i_squared": found.i_squared,
        "shared": found.r**2,
        "upper": upper,
        "lower": lower,
    }


def shifts(
    studies: Sequence[Study], offer: Sequence[str], find: Literal["mean", "spread"]
) -> list[tuple[float, float]]:
    """For each study on offer the pooled r with it and without it, or the width of the prediction interval."""

    def measured(found: Pooled) -> float:
        low, high = _prediction(found)
        return found.r if find == "mean" else high - low

    before = measured(pool(studies))
    without = {study.name: found for study, found in leave_one_out(studies)}
    return [(before, measured(without[name])) for name in offer]


def forest_rows(
    studies: Sequence[Study], out: Collection[int], guess: Wide, words: Mapping[str, str]
) -> list[list[str | float]]:
    """The drawing's rows: the guess, all studies, those kept in where some are left out, and each study."""
    sums = [guess, _summed("all", words["all"].format(count=len(studies)), studies)]
    if out:
        kept = [study for place, study in enumerate(studies) if place not in out]
        sums.append(_summed("chosen", words["chosen"].format(count=len(kept)), kept))
    return [*(one.row(words) for one in sums), *study_rows(studies, out)]


def study_rows(studies: Sequence[Study], out: Collection[int] = ()) -> list[list[str | float]]:
    """The drawing's rows of single studies; those whose place is in `out` are drawn as left out."""
    rows: list[list[str | float]] = []
    for place, study in enumerate(studies):
        low, high = interval(study)
        rows.append(["out" if place in out else "study", study.name, study.r, low, high, low, high, ""])
    return rows


def printed(r: float) -> str:
    """As journals print a correlation: two decimals, without the 0 before its point."""
    return f"{r:.2f}".replace("0.", ".", 1).replace("-", "−")


def _summed(role: str, name: str, studies: Sequence[Study]) -> Wide:
    found = pool(studies)
    return Wide(role, name, found.r, found.interval, _prediction(found))


def _prediction(found: Pooled) -> tuple[float, float]:
    if not found.prediction:
        raise ValueError("a prediction interval takes three studies or more")
    return found.prediction
