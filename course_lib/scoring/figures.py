"""What each measure makes of figures that are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from statistics import fmean
from typing import Any

from course_lib.measures import agreement, drawn, effects, pooling, reliability
from course_lib.models.measured import FoundCorrelation


def _error_of_difference(sd: float, reliability_: float) -> float:
    return 2**0.5 * reliability.standard_error_of_measurement(sd, reliability_)


def _share_agreed(ours: Sequence[str], theirs: Sequence[str]) -> float:
    if len(ours) != len(theirs):
        raise ValueError("two codings of the same units must be of one length")
    return fmean(one == other for one, other in zip(ours, theirs, strict=True))


def _alpha(ratings: reliability.Table) -> float | None:
    found = reliability.cronbach_alpha(ratings)
    return found.value if found else None


def _icc(ratings: reliability.Table) -> reliability.Icc:
    found = reliability.icc(ratings)
    if found is None:
        raise ValueError("what was rated differs too little for an ICC")
    return found


def _by_place(given: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Two rows of levels of the same replies, by the replies' places."""
    ours, theirs = (dict(zip(map(str, count()), given[side], strict=False)) for side in ("our_levels", "their_levels"))
    if len(ours) != len(theirs):
        raise ValueError("two ratings of the same units must be of one length")
    return ours, theirs


def _lean(given: Mapping[str, Any]) -> float | None:
    found = agreement.agreement(*_by_place(given))
    return found.lean if found else None


def _drift(given: Mapping[str, Any]) -> agreement.Drift:
    found = agreement.drift(*_by_place(given))
    if found is None:
        raise ValueError(f"halves are told apart from {agreement.ENOUGH} ratings on")
    return found


def _bar_length_ratio(given: Mapping[str, Any]) -> float:
    one, other = given["numbers"]
    return drawn.bar_length_ratio(one, other, given["begins"])


def _pooled(studies: Sequence[FoundCorrelation]) -> pooling.Pooled:
    return pooling.pool([pooling.Study(str(place), one.r, one.n) for place, one in enumerate(studies, 1)])


def _prediction(studies: Sequence[FoundCorrelation]) -> pooling.Range:
    found = _pooled(studies).prediction
    if found is None:
        raise ValueError("a prediction interval takes three studies or more")
    return found


#: By measure; what it gets are the figures of its key, by name. Raises ValueError where they can’t be worked with.
OF_FIGURES: Mapping[str, Callable[[Mapping[str, Any]], float | None]] = {
    "standard-error-of-measurement": lambda g: reliability.standard_error_of_measurement(g["sd"], g["reliability"]),
    "standard-error-of-difference": lambda g: _error_of_difference(g["sd"], g["reliability"]),
    "reliable-change-index": lambda g: (
        reliability.reliable_change(g["before"], g["after"], g["sd"], g["reliability"]).index
    ),
    "least-reliable-change": lambda g: reliability.reliable_change(0, 0, g["sd"], g["reliability"]).least,
    "cronbach-alpha": lambda g: _alpha(g["ratings"]),
    "icc-of-one": lambda g: _icc(g["ratings"]).single.value,
    "icc-of-all": lambda g: _icc(g["ratings"]).average.value,
    "agreement": lambda g: _share_agreed(g["ours"], g["theirs"]),
    "agreed-by-chance": lambda g: agreement.agreed_by_chance(g["ours"], g["theirs"]),
    "cohen-kappa": lambda g: agreement.cohen_kappa(g["ours"], g["theirs"]),
    "weighted-kappa": lambda g: agreement.weighted_kappa(g["our_levels"], g["their_levels"]),
    "lean": _lean,
    "lean-of-first-half": lambda g: _drift(g).first.lean,
    "lean-of-second-half": lambda g: _drift(g).second.lean,
    "outside-bands": lambda g: drawn.outside_bands(g["bands"]),
    "bar-length-ratio": _bar_length_ratio,
    "fisher-z": lambda g: pooling.fisher_z(g["r"]),
    "correlation-of": lambda g: pooling.z_to_r(g["z"]),
    "study-weight": lambda g: 1 / pooling.z_variance(g["n"]),
    "variance-shared": lambda g: g["r"] ** 2,
    "d-of": lambda g: effects.r_to_d(g["r"]),
    "higher-success-rate": lambda g: max(effects.binomial_effect_size_display(g["r"])),
    "mean": lambda g: fmean(g["numbers"]),
    "pooled-correlation": lambda g: _pooled(g["studies"]).r,
    "prediction-low": lambda g: _prediction(g["studies"]).low,
    "prediction-high": lambda g: _prediction(g["studies"]).high,
    "tau": lambda g: _pooled(g["studies"]).tau,
    "heterogeneity": lambda g: _pooled(g["studies"]).i_squared,
}
