"""Figures of items and of totals, as test theory has them. Pure: numbers in, a figure out, None without a meaning."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean, stdev

from course_lib.measures.pooling import Study, interval
from course_lib.measures.quantiles import t_quantile
from course_lib.measures.reliability import Estimate

#: The share of a class in the upper and in the lower group of `upper_lower` (Kelley 1939, doi 10.1037/h0057123).
KELLEY = 0.27


def difficulty(points: Sequence[float], most: float) -> float | None:
    """The mean share of an item's points, from 0 (nobody earned any) to 1 (everybody earned all); None without any.

    For an item that is right or wrong it is the share who got it right, the p value of test theory (Lord and Novick
    1968, which has no DOI): a high one is an easy item. `points` lie between 0 and `most`, which is above 0.

    For example, 2, 2, 1 and 0 of 2 points give .625.
    """
    return fmean(points) / most if points else None


def discrimination(points: Sequence[float], rest: Sequence[float]) -> Estimate | None:
    """The corrected item-total correlation, from -1 to 1, with its 95 % interval.

    Pearson's r of an item's points with the points of the `rest`, the same learners' total without this item (Henrysson
    1963, doi 10.1007/BF02289618, on why without). The interval is by Fisher's z, and so as if learners were drawn at
    random and both were normal: a rough one here.

    Worked by hand: points 0, 0, 1, 1, 1 and rest 1, 2, 2, 3, 4 have r = .72. None for fewer than four learners, where
    either varies by nothing, and where r is 1 or -1, which leaves no interval. Raises ValueError where the lengths
    differ.
    """
    if len(points) != len(rest):
        raise ValueError("each learner has points for the item and for the rest")
    if len(points) < 4:
        return None
    try:
        r = correlation(points, rest)
    except StatisticsError:  # one of the two is the same for everybody
        return None
    if abs(r) > 1 - 1e-12:
        return None
    low, high = interval(Study("", r, len(points)))
    return Estimate(r, low, high)


@dataclass(frozen=True)
class Extremes:
    """Who belongs to the upper and to the lower group by their totals."""

    upper: frozenset[str]
    lower: frozenset[str]


def extremes(totals: Mapping[str, float], share: float) -> Extremes | None:
    """The upper and the lower `share` (above 0, at most half) of a class, by learner's total.

    So many learners as come nearest to the share, and whoever has the same total as the last one of them: nobody is put
    into a group, or left out, by their name. None where a total would then stand in both groups, and without learners.

    For example, of 1, 2, 2, 3, 4, 5 the lower third are 1, 2 and 2, and the upper third 4 and 5.
    """
    size = round(share * len(totals))
    if not size:
        return None
    ordered = sorted(totals.values())
    low, high = ordered[size - 1], ordered[-size]
    if low >= high:
        return None
    return Extremes(
        frozenset(one for one, total in totals.items() if total >= high),
        frozenset(one for one, total in totals.items() if total <= low),
    )


def upper_lower(shares: Mapping[str, float], groups: Extremes) -> float | None:
    """The upper-lower index of an item, from -1 to 1: its difficulty in the upper group minus that in the lower one.

    `shares` are shares of the item's points, from 0 to 1, by learner; `groups` those of 27 % (Kelley 1939, doi
    10.1037/h0057123; Johnson 1951, doi 10.1037/h0060855). None where a group has nobody with a share.

    For example, .9 in the upper group and .4 in the lower one give .5.
    """
    upper = [shares[one] for one in groups.upper if one in shares]
    lower = [shares[one] for one in groups.lower if one in shares]
    return fmean(upper) - fmean(lower) if upper and lower else None


def mean_difference(before: Sequence[float], after: Sequence[float], confidence: float = 0.95) -> Estimate | None:
    """The mean of `after` minus that of `before`, of the same learners in the same order, with its t interval.

    d ± t(n - 1) s / sqrt(n), with s the standard deviation of the n differences (Student 1908, doi
    10.1093/biomet/6.1.1). `confidence` lies between 0 and 1. It tells of these learners and these two assignments: a
    harder assignment lowers it, too.

    Worked by hand: 1, 2, 3 and then 2, 4, 6 differ by 2, s = 1, and from -.48 to 4.48. None for fewer than two
    learners. Raises ValueError where the lengths differ.
    """
    differences = [later - earlier for earlier, later in zip(before, after, strict=True)]
    if len(differences) < 2:
        return None
    middle, n = fmean(differences), len(differences)
    half = t_quantile((1 + confidence) / 2, n - 1) * stdev(differences) / math.sqrt(n)
    return Estimate(middle, middle - half, middle + half)
