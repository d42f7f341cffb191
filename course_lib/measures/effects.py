"""One effect in other words: a correlation as a difference of means, and as two percentages."""

from __future__ import annotations

import math


def r_to_d(r: float) -> float:
    """Cohen's d of a correlation `r` between -1 and 1, for two groups of equal size.

    The difference of their means in standard deviations, d = 2 r / sqrt(1 - r²) (Cohen 1988, a book). For example, r =
    .28, as in Elliott et al. (2018, doi 10.1037/pst0000175), is the d = .58 that they print. Raises ValueError for an r
    outside that range.
    """
    if not -1 < r < 1:
        raise ValueError(f"a correlation lies between -1 and 1, and {r:g} has no d")
    return 2 * r / math.sqrt(1 - r**2)


def d_to_r(d: float) -> float:
    """The correlation of a Cohen's d of any size, for two groups of equal size.

    r = d / sqrt(d² + 4) (Cohen 1988, a book). With groups of unequal size 4 is too small a number. For example, d = .58
    gives r = .28.
    """
    return d / math.sqrt(d**2 + 4)


def binomial_effect_size_display(r: float) -> tuple[float, float]:
    """A correlation from -1 to 1 as two shares from 0 to 1: those who do well in the upper and in the lower half.

    .5 + r/2 and .5 - r/2 (Rosenthal and Rubin 1982, doi 10.1037/0022-0663.74.2.166). It takes halves of equal size, and
    as many people who do well as who don't; real shares differ. For example, r = .28 gives .64 and .36. Raises
    ValueError for an r outside that range.
    """
    if not -1 <= r <= 1:
        raise ValueError(f"a correlation lies between -1 and 1, and {r:g} doesn’t")
    return 0.5 + r / 2, 0.5 - r / 2
