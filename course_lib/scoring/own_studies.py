"""Studies that one learner has for themselves, and what can be read off them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from statistics import NormalDist, fmean

from course_lib.measures.made_up_studies import made_up_studies
from course_lib.measures.pooling import (
    Estimator,
    Multiplier,
    Pooled,
    Study,
    fisher_z,
    interval,
    pool,
    z_to_r,
    z_variance,
)
from course_lib.measures.quantiles import t_quantile
from course_lib.models.own_data import OfStudies, StudiesRecipe

Studies = tuple[Study, ...]
#: How far correlations lie apart that are not taken for one another: what a key forgives, and half a last decimal.
APART = 0.016
#: No interval ends nearer to 0, so that the printed end has its side.
CLEAR = 0.015
#: Which pairs a learner's studies tell apart: a way to pool, and a way that people take for it.
TOLD_APART: tuple[tuple[OfStudies, OfStudies], ...] = (
    ("largest-z", "largest-r"),
    ("pooled-r", "pooled-z"),
    ("pooled-r", "common-r"),
    ("pooled-r", "mean-r"),
    ("pooled-r", "people-mean-r"),
    ("without-heaviest", "pooled-r"),
)


def draw(seed: str, recipe: StudiesRecipe) -> Studies:
    """One draw by the recipe. See `is_plain` for whether it will do."""
    return made_up_studies(seed, count=recipe.count, people=recipe.people, r=recipe.r, tau=recipe.tau)


def is_plain(studies: Studies) -> bool:
    """Whether slips show: they differ from what is right, no interval ends at 0, and one study is the largest."""
    largest, second = sorted((one.n for one in studies), reverse=True)[:2]
    smallest, next_smallest = sorted(one.n for one in studies)[:2]
    top, next_top = sorted((one.r for one in studies), reverse=True)[:2]
    return (
        largest > 1.15 * second
        and smallest < next_smallest
        and top > next_top
        and READINGS["heaviest"](studies) != READINGS["place-of-largest-r"](studies)
        and all(abs(end) > CLEAR for one in studies for end in interval(one))
        and all(_apart(READINGS[one](studies), READINGS[other](studies)) for one, other in TOLD_APART)
        and all(40 <= share <= 85 for share in READINGS["i-squared"](studies))
    )


def _apart(some: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return all(abs(one - other) > APART for one in some for other in others)


def _largest(studies: Studies) -> float:
    return max(one.r for one in studies)


def _heaviest(studies: Studies) -> int:
    return max(range(len(studies)), key=lambda place: studies[place].n)


def _common(studies: Studies) -> float:
    weights = [1 / z_variance(one.n) for one in studies]
    return z_to_r(sum(w * fisher_z(one.r) for w, one in zip(weights, studies, strict=True)) / sum(weights))


def _by_people(studies: Studies) -> float:
    return sum(one.n * one.r for one in studies) / sum(one.n for one in studies)


def _without_heaviest(studies: Studies) -> tuple[float, ...]:
    heaviest = _heaviest(studies)
    return _each(lambda found: found.r)(tuple(one for place, one in enumerate(studies) if place != heaviest))


def _above_zero(studies: Studies) -> int:
    return sum(interval(one).low > 0 for one in studies)


@lru_cache(maxsize=256)
def _pooled(studies: Studies, estimator: Estimator, multiplier: Multiplier) -> Pooled:
    return pool(studies, estimator=estimator, multiplier=multiplier)


def _each(of: Callable[[Pooled], float], multiplier: Multiplier = "t(k - 2)") -> Callable[[Studies], tuple[float, ...]]:
    """Read off what REML makes of the studies, and what DL does: either may be worked with."""
    return lambda studies: (of(_pooled(studies, "REML", multiplier)), of(_pooled(studies, "DL", multiplier)))


def _by_z(found: Pooled, end: int) -> float:
    """An end of the mean's interval with 1.96 in the place of t(k - 1)."""
    middle = fisher_z(found.r)
    shorter = NormalDist().inv_cdf(0.975) / t_quantile(0.975, found.k - 1)
    return z_to_r(middle + shorter * (fisher_z(found.interval[end]) - middle))


def _new(found: Pooled, end: int) -> float:
    if found.prediction is None:
        raise ValueError("a prediction interval takes three studies or more")
    return found.prediction[end]


#: By reading, the numbers that count as it: one, or two where it depends on how tau² is found.
READINGS: Mapping[OfStudies, Callable[[Studies], tuple[float, ...]]] = {
    "largest-z": lambda studies: (fisher_z(_largest(studies)),),
    "largest-r": lambda studies: (_largest(studies),),
    "largest-log": lambda studies: (2 * fisher_z(_largest(studies)),),
    "pooled-r": _each(lambda found: found.r),
    "pooled-z": _each(lambda found: fisher_z(found.r)),
    "common-r": lambda studies: (_common(studies),),
    "mean-r": lambda studies: (fmean(one.r for one in studies),),
    "people-mean-r": lambda studies: (_by_people(studies),),
    "interval-low": _each(lambda found: found.interval.low),
    "interval-high": _each(lambda found: found.interval.high),
    "interval-low-in-z": _each(lambda found: fisher_z(found.interval.low)),
    "interval-high-in-z": _each(lambda found: fisher_z(found.interval.high)),
    "interval-low-by-z": _each(lambda found: _by_z(found, 0)),
    "interval-high-by-z": _each(lambda found: _by_z(found, 1)),
    "prediction-low": _each(lambda found: _new(found, 0)),
    "prediction-high": _each(lambda found: _new(found, 1)),
    "prediction-low-in-z": _each(lambda found: fisher_z(_new(found, 0))),
    "prediction-high-in-z": _each(lambda found: fisher_z(_new(found, 1))),
    "prediction-low-by-z": _each(lambda found: _new(found, 0), "z"),
    "prediction-high-by-z": _each(lambda found: _new(found, 1), "z"),
    "tau-squared": _each(lambda found: found.tau**2),
    "tau": _each(lambda found: found.tau),
    "i-squared": _each(lambda found: 100 * found.i_squared),
    "i-squared-as-share": _each(lambda found: found.i_squared),
    "heaviest": lambda studies: (_heaviest(studies) + 1,),
    "lightest": lambda studies: (min(range(len(studies)), key=lambda place: studies[place].n) + 1,),
    "place-of-largest-r": lambda studies: (max(range(len(studies)), key=lambda place: studies[place].r) + 1,),
    "without-heaviest": _without_heaviest,
    "intervals-above-zero": lambda studies: (_above_zero(studies),),
    "intervals-touching-zero": lambda studies: (sum(low <= 0 <= high for low, high in map(interval, studies)),),
    "correlations-above-zero": lambda studies: (sum(one.r > 0 for one in studies),),
}
