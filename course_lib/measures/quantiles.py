"""Quantiles of the t and the F distribution, for intervals.

SciPy has them, too; for these two numbers it would add some 140 MB and a second to what each learner installs and waits
for. The tests hold them against SciPy.
"""

from __future__ import annotations

import math


def t_quantile(p: float, df: float) -> float:
    """The value that a t variable with `df` degrees of freedom (above 0) stays below with probability `p` (0 to 1).

    t(p) = sqrt(F(2p - 1; 1, df)) for p from .5 on, and -t(1 - p) below. For example t(.975; 10) = 2.228.
    Raises ValueError for a probability that isn't between 0 and 1, or degrees of freedom that aren't above 0.
    """
    if p < 0.5:
        return -t_quantile(1 - p, df)
    return 0.0 if p == 0.5 else math.sqrt(f_quantile(2 * p - 1, 1, df))


def f_quantile(p: float, df: float, df_error: float) -> float:
    """The value that an F variable stays below with probability `p` (0 to 1); its degrees of freedom may be fractions.

    F = df_error x / (df (1 - x)), where x is the `p` quantile of the beta distribution with df/2 and df_error/2
    (Abramowitz and Stegun 1964, 26.6.2). For example F(.95; 2, 10) = 4.103. Raises ValueError as `t_quantile`.
    """
    if not 0 < p < 1:
        raise ValueError(f"a probability lies between 0 and 1, and {p} doesn’t")
    if df <= 0 or df_error <= 0:
        raise ValueError("degrees of freedom are above 0; with so few values there is no interval")
    below, above = _beta_quantile(p, df / 2, df_error / 2)
    return df_error * below / (df * above)


def _beta_quantile(p: float, a: float, b: float) -> tuple[float, float]:
    """The quantile x and 1 - x, each to full precision: found by halving on the side where it is small."""
    if beta_share(0.5, a, b) < p:
        above, below = _beta_quantile_low(1 - p, b, a)
    else:
        below, above = _beta_quantile_low(p, a, b)
    return below, above


def _beta_quantile_low(p: float, a: float, b: float) -> tuple[float, float]:
    low, high = 0.0, 0.5
    while low < (middle := (low + high) / 2) < high:
        if beta_share(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return high, 1 - high


def beta_share(x: float, a: float, b: float) -> float:
    """The share of the beta distribution with `a` and `b` (above 0) that lies below `x` (0 to 1).

    The regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 1964, 26.5.8), worked out
    by Lentz's method. For example half of it lies below .5 wherever a = b.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    value, c, d = 1.0, 1.0, 0.0
    for step in range(10_000):
        m = step // 2
        if step == 0:
            part = 1.0
        elif step % 2:
            part = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            part = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + part * d or 1e-300)
        c = 1 + part / c or 1e-300
        value *= c * d
        if step and abs(c * d - 1) < 1e-15:
            break
    return value - 1
