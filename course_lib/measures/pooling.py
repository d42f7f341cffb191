"""Correlations of several studies in, one picture out: what they show on average, and how far they differ.

All pooling is done in Fisher's z; results are told as correlations, between -1 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist, variance
from typing import Literal, NamedTuple

from course_lib.measures.quantiles import t_quantile

Estimator = Literal["REML", "DL"]
Multiplier = Literal["t(k - 2)", "t(k - 1)", "z"]


@dataclass(frozen=True)
class Study:
    """A study's correlation, and the number of people it was found in (4 or more)."""

    name: str
    r: float
    n: int

    def __post_init__(self) -> None:
        fisher_z(self.r)
        z_variance(self.n)


class Range(NamedTuple):
    """The two ends of an interval, as correlations."""

    low: float
    high: float


@dataclass(frozen=True)
class Pooled:
    """`k` studies with `n` people: the mean correlation `r`, its confidence interval, and how far true ones differ.

    `tau` is the standard deviation of the true correlations, in z; `i_squared`, from 0 to 1, the part of the variance
    that is not sampling error; `q` has k - 1 degrees of freedom and would be about as large if all true ones were the
    same. `prediction` is where the true correlation of a new study of the kind may lie; None for two studies, where its
    `multiplier` doesn't exist.
    """

    k: int
    n: int
    r: float
    interval: Range
    prediction: Range | None
    multiplier: Multiplier
    tau: float
    i_squared: float
    q: float
    estimator: Estimator


def fisher_z(r: float) -> float:
    """Fisher's z of a correlation between -1 and 1, neither of them.

    z = atanh(r) = ln((1 + r) / (1 - r)) / 2 (Fisher 1921, which has no DOI). For example, r = .50 gives z = .549.
    Raises ValueError for an r outside that range.
    """
    if not -1 < r < 1:
        raise ValueError(f"a correlation lies between -1 and 1, and {r:g} can’t be pooled")
    return math.atanh(r)


def z_to_r(z: float) -> float:
    """The correlation of a Fisher's z of any size: r = tanh(z). For example, z = .549 gives r = .50."""
    return math.tanh(z)


def z_variance(n: int) -> float:
    """The sampling variance of Fisher's z in a study of `n` people, 4 or more: 1 / (n - 3) (Fisher 1921).

    For example, 103 people give .01, so a standard error of .1. Raises ValueError for fewer than 4 people.
    """
    if n < 4:
        raise ValueError(f"a study needs at least 4 people to be pooled, and here are {n}")
    return 1 / (n - 3)


def interval(study: Study, confidence: float = 0.95) -> Range:
    """The confidence interval of one study's correlation: tanh(z ± 1.96 / sqrt(n - 3)) for a `confidence` of .95.

    For example, r = .50 in 103 people gives z = .549 ± .196, so .34 to .63. Raises ValueError for a confidence outside
    0 to 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1, such as 0.95")
    times = NormalDist().inv_cdf((1 + confidence) / 2)
    return _around(fisher_z(study.r), times * math.sqrt(z_variance(study.n)))


def pool(
    studies: Sequence[Study],
    *,
    estimator: Estimator = "REML",
    multiplier: Multiplier = "t(k - 2)",
    confidence: float = 0.95,
) -> Pooled:
    """Pool two or more independent studies as a random sample of those that there could be.

    Each study weighs 1 / (v + tau²), with v the variance of its z.

    `estimator` finds tau². REML, restricted maximum likelihood (Viechtbauer 2005, doi 10.3102/10769986030003261), is
    the default: it is nearly unbiased where DL (DerSimonian and Laird 1986, doi 10.1016/0197-2456(86)90046-2) comes out
    too small if studies differ much, and it is what the package metafor does if nothing is said. DL can be worked by
    hand.

    The interval of the mean is Hartung and Knapp's (Knapp and Hartung 2003, doi 10.1002/sim.1482): t with k - 1 degrees
    of freedom, and the standard error times sqrt(q), where q, the weighted sum of squares over k - 1, is taken as 1 if
    smaller. Without it, few studies give intervals that are too narrow (IntHout et al. 2014, doi
    10.1186/1471-2288-14-25). In metafor this is `test="adhoc"`.

    The prediction interval is mean ± t sqrt(tau² + SE²), with that standard error and t of k - 2 degrees of freedom:
    one is lost to the mean, one to tau² (Higgins, Thompson and Spiegelhalter 2009, doi
    10.1111/j.1467-985X.2008.00552.x). metafor takes z, or k - 1 with Hartung and Knapp; name the `multiplier` where
    figures are compared.

    I² = tau² / (tau² + s²), with s² the typical v (Higgins and Thompson 2002, doi 10.1002/sim.1186). With DL this is
    (Q - (k - 1)) / Q, or 0.

    Worked example: 16 studies of conscientiousness and taking one's medicine (Molloy et al. 2014, in metafor's data).
    REML gives tau² .0081, I² 61.7 %, Q 38.16, and z = .150.

    Raises ValueError for fewer than two studies, and for a confidence outside 0 to 1.
    """
    if len(studies) < 2:
        raise ValueError("pooling takes two studies or more")
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1, such as 0.95")
    k, upper = len(studies), (1 + confidence) / 2
    z = [fisher_z(one.r) for one in studies]
    v = [z_variance(one.n) for one in studies]
    alone = [1 / one for one in v]
    q = _squares(z, alone)
    tau_squared = {"REML": _reml, "DL": _dersimonian_laird}[estimator](z, v)
    weights = [1 / (one + tau_squared) for one in v]
    mean = _mean(z, weights)
    error = math.sqrt(max(1, _squares(z, weights) / (k - 1)) / sum(weights))
    typical = (k - 1) * sum(alone) / (sum(alone) ** 2 - sum(one**2 for one in alone))
    times: dict[Multiplier, Callable[[], float]] = {
        "t(k - 2)": lambda: t_quantile(upper, k - 2),
        "t(k - 1)": lambda: t_quantile(upper, k - 1),
        "z": lambda: NormalDist().inv_cdf(upper),
    }
    exists = multiplier != "t(k - 2)" or k > 2
    return Pooled(
        k=k,
        n=sum(one.n for one in studies),
        r=z_to_r(mean),
        interval=_around(mean, t_quantile(upper, k - 1) * error),
        prediction=_around(mean, times[multiplier]() * math.hypot(error, math.sqrt(tau_squared))) if exists else None,
        multiplier=multiplier,
        tau=math.sqrt(tau_squared),
        i_squared=tau_squared / (tau_squared + typical),
        q=q,
        estimator=estimator,
    )


def leave_one_out(studies: Sequence[Study], *, estimator: Estimator = "REML") -> tuple[tuple[Study, Pooled], ...]:
    """Each study, and what the others show without it: whether one of them makes the picture.

    For example, three studies give three pairs, each with k = 2. Raises ValueError for fewer than three studies, and as
    `pool` does.
    """
    if len(studies) < 3:
        raise ValueError("leaving one out takes three studies or more")
    rest = [[*studies[:place], *studies[place + 1 :]] for place in range(len(studies))]
    return tuple((one, pool(others, estimator=estimator)) for one, others in zip(studies, rest, strict=True))


def _mean(z: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * one for w, one in zip(weights, z, strict=True)) / sum(weights)


def _squares(z: Sequence[float], weights: Sequence[float]) -> float:
    """The weighted sum of squares around the weighted mean."""
    mean = _mean(z, weights)
    return sum(w * (one - mean) ** 2 for w, one in zip(weights, z, strict=True))


def _dersimonian_laird(z: Sequence[float], v: Sequence[float]) -> float:
    weights = [1 / one for one in v]
    spare = sum(weights) - sum(one**2 for one in weights) / sum(weights)
    return max(0.0, (_squares(z, weights) - (len(z) - 1)) / spare)


def _reml(z: Sequence[float], v: Sequence[float]) -> float:
    """Where the restricted likelihood is highest, from 0 on. It may have two peaks, so there are three ways up."""

    def unlikely(tau_squared: float) -> float:
        w = [1 / (one + tau_squared) for one in v]
        return _squares(z, w) + math.log(sum(w)) - sum(map(math.log, w))

    return min((_climb(z, v, start) for start in (0.0, _dersimonian_laird(z, v), variance(z))), key=unlikely)


def _climb(z: Sequence[float], v: Sequence[float], tau_squared: float) -> float:
    """By Fisher scoring to the nearest peak. After a turn back steps are half as long, or some would swing for ever."""
    last, pace = 0.0, 1.0
    for _ in range(1000):
        w = [1 / (one + tau_squared) for one in v]
        first, second, third = (sum(one**power for one in w) for power in (1, 2, 3))
        mean = _mean(z, w)
        surplus = sum((a * (one - mean)) ** 2 for a, one in zip(w, z, strict=True)) - (first - second / first)
        step = surplus / (second - 2 * third / first + (second / first) ** 2)
        pace = pace / 2 if step * last < 0 else pace
        before, last, tau_squared = tau_squared, step, max(0.0, tau_squared + pace * step)
        if abs(tau_squared - before) < 1e-12:
            break
    return tau_squared


def _around(mean: float, half: float) -> Range:
    return Range(z_to_r(mean - half), z_to_r(mean + half))
