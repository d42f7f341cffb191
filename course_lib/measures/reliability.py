"""How exact scores are: of a scale, of one person's change, of several raters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, variance
from typing import TypeAlias

from course_lib.measures.quantiles import f_quantile

#: Rows of one length: a row a person or target, a column an item or judge.
Table: TypeAlias = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Estimate:
    """A value, and the ends of its confidence interval."""

    value: float
    low: float
    high: float


def cronbach_alpha(answers: Table, confidence: float = 0.95) -> Estimate | None:
    """Cronbach's alpha of items that make one score, up to 1, with Feldt's interval.

    `answers` has a row a person and a column an item, reversed where the key says so; `confidence` lies between 0 and
    1.

    alpha = k / (k - 1) (1 - sum of the items' variances / variance of the total), with k items (Cronbach 1951, doi
    10.1007/BF02310555). Its ends are 1 - (1 - alpha) F, with n - 1 and (n - 1)(k - 1) degrees of freedom (Feldt 1965,
    doi 10.1007/BF02289499). It says how far the items go together. It doesn't say that they measure one thing.

    Worked by hand: three persons and two items, (1, 2), (2, 1), (3, 3). Both items vary by 1, the totals 3, 3, 6 by 3,
    so alpha = 2 (1 - 2/3) = .667.

    None where all have the same total. Raises ValueError for fewer than two persons or two items, rows of different
    length, or a confidence outside 0 to 1.
    """
    rows, items = _shape(answers, "person", "item")
    spread = variance([sum(row) for row in answers])
    if spread == 0:
        return None
    alpha = items / (items - 1) * (1 - sum(variance(column) for column in zip(*answers, strict=True)) / spread)
    tail, df, df_error = _tail(confidence), rows - 1, (rows - 1) * (items - 1)
    return Estimate(
        alpha,
        1 - (1 - alpha) * f_quantile(1 - tail, df, df_error),
        1 - (1 - alpha) * f_quantile(tail, df, df_error),
    )


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """How far a person's scores would spread around their true score, in points of the scale.

    SEM = SD sqrt(1 - reliability) (Lord and Novick 1968, which has no DOI). `sd` is above 0 and of the group in which
    the reliability, from 0 to 1, was found: say which of each. For example, SD 10 and reliability .84 give 4.

    Raises ValueError for an SD or a reliability outside these ranges.
    """
    if sd <= 0:
        raise ValueError("a standard deviation is above 0")
    if not 0 <= reliability <= 1:
        raise ValueError("a reliability lies between 0 and 1")
    return sd * math.sqrt(1 - reliability)


@dataclass(frozen=True)
class Change:
    """`index` is the change in standard errors; `least` the smallest change, in points, that would be reliable."""

    index: float
    least: float

    @property
    def reliable(self) -> bool:
        """Whether so large a change would be rare (1 in 20) if only measurement error were at work."""
        return abs(self.index) > CRITICAL


#: The 97.5th percentile of the normal distribution, as Jacobson and Truax round it.
CRITICAL = 1.96


def reliable_change(before: float, after: float, sd: float, reliability: float) -> Change:
    """Jacobson and Truax's reliable change index of one person.

    RC = (after - before) / S_diff, with S_diff = sqrt(2 SEM²) and SEM = SD sqrt(1 - reliability) (Jacobson and Truax
    1991, doi 10.1037/0022-006X.59.1.12). The sign is that of the change: whether up is better, the scale tells. `sd`,
    above 0, is the one before treatment; `reliability` lies from 0 to below 1, and it matters which is taken. Others
    use another standard error (Maassen 2004, doi 10.1017/S1355617704106097), so name the formula.

    Worked by hand: from 32.5 to 47.5 with SD 10 and reliability .80. SEM = 4.472, S_diff = 6.325, RC = 2.37; a change
    is reliable from 12.4 points on.

    A reliable change is no proof of its cause, and need not be one that the client would notice. Raises ValueError as
    `standard_error_of_measurement` does, and for a reliability of 1, which leaves no error to compare with.
    """
    error = math.sqrt(2) * standard_error_of_measurement(sd, reliability)
    if error == 0:
        raise ValueError("with a reliability of 1 every change would be reliable; no scale has that")
    return Change((after - before) / error, CRITICAL * error)


@dataclass(frozen=True)
class Icc:
    """`single` for one judge as they come, `average` for the mean of as many judges as took part."""

    single: Estimate
    average: Estimate


def icc(ratings: Table, confidence: float = 0.95) -> Icc | None:
    """Intraclass correlations ICC(2,1) and ICC(2,k): absolute agreement of judges drawn from many.

    `ratings` has a row a target and a column a judge, each of whom rated every target, on one scale; `confidence` lies
    between 0 and 1.

    ICC(2,1) = (BMS - EMS) / (BMS + (k - 1) EMS + k (JMS - EMS) / n) and ICC(2,k) = (BMS - EMS) / (BMS + (JMS - EMS) /
    n), with the mean squares of targets, judges and error, for n targets and k judges (Shrout and Fleiss 1979, doi
    10.1037/0033-2909.86.2.420, with their interval; a value below 0 counts as 0 in its degrees of freedom). A judge who
    is stricter throughout lowers both.

    Their worked example, six targets and four judges: BMS 11.24, JMS 32.49, EMS 1.02; ICC(2,1) = .29 and ICC(2,4) =
    .62.

    None where all ratings are the same, or targets differ so little that there is no value. Raises ValueError for fewer
    than two targets or two judges, rows of different length, or a confidence outside 0 to 1.
    """
    n, k = _shape(ratings, "target", "judge")
    bms, jms, ems = _mean_squares(ratings)
    whole = bms + (k - 1) * ems + k * (jms - ems) / n
    if whole <= 0 or bms + (jms - ems) / n <= 0:
        return None
    single = (bms - ems) / whole
    tail = _tail(confidence)
    shared = max(single, 0.0)
    by_judges, by_error = k * shared * jms, (n * (1 + (k - 1) * shared) - k * shared) * ems
    if by_judges == by_error == 0:
        low = high = single
    else:
        df = (k - 1) * (n - 1) * (by_judges + by_error) ** 2 / ((n - 1) * by_judges**2 + by_error**2)
        rest = k * jms + (k * n - k - n) * ems
        lower, upper = f_quantile(1 - tail, n - 1, df), f_quantile(1 - tail, df, n - 1)
        low = n * (bms - lower * ems) / (lower * rest + n * bms)
        high = n * (upper * bms - ems) / (rest + n * upper * bms)
    return Icc(Estimate(single, low, high), Estimate(*(_of_several(one, k) for one in (single, low, high))))


def _of_several(single: float, judges: int) -> float:
    """The same for the mean of judges (Spearman and Brown); without end below -1 / (k - 1)."""
    below = 1 + (judges - 1) * single
    return judges * single / below if below > 0 else -math.inf


def _mean_squares(ratings: Table) -> tuple[float, float, float]:
    """Of targets, judges and error."""
    n, k = len(ratings), len(ratings[0])
    everything = mean(one for row in ratings for one in row)
    targets = k * sum((mean(row) - everything) ** 2 for row in ratings)
    strict = [mean(column) - everything for column in zip(*ratings, strict=True)]
    judges = n * sum(lean**2 for lean in strict)
    error = sum((one - mean(row) - lean) ** 2 for row in ratings for one, lean in zip(row, strict, strict=True))
    return targets / (n - 1), judges / (k - 1), error / ((n - 1) * (k - 1))


def _shape(table: Table, row: str, column: str) -> tuple[int, int]:
    widths = {len(one) for one in table}
    if len(widths) > 1:
        raise ValueError(f"each {row} needs a number for each {column}; leave out whoever has none")
    width = next(iter(widths), 0)
    if len(table) < 2 or width < 2:
        raise ValueError(f"it takes two {row}s and two {column}s or more; here are {len(table)} and {width}")
    return len(table), width


def _tail(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1, such as 0.95")
    return (1 - confidence) / 2
