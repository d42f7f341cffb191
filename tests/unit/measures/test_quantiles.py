"""Quantiles against SciPy's, and numbers that look drawn by lot."""

from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from course_lib.measures.chance import normal, uniform
from course_lib.measures.quantiles import beta_share, f_quantile, t_quantile

CHANCES = st.floats(0.0005, 0.9995)
DEGREES = st.one_of(st.integers(1, 500).map(float), st.floats(0.3, 500))
#: Written down once. If these change, so does every exercise with made-up data.
UNIFORM = [0.531188333, 0.42434677, 0.774865733]
NORMAL = [0.078257361, -0.190785639, 0.754967415]


def test_tabled_values() -> None:
    assert t_quantile(0.975, 10) == pytest.approx(2.228, abs=5e-4)
    assert f_quantile(0.95, 2, 10) == pytest.approx(4.103, abs=5e-4)
    assert t_quantile(0.5, 3) == 0


@given(CHANCES, DEGREES)
def test_t_is_the_same_as_scipys(p: float, df: float) -> None:
    assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-7, abs=1e-9)


@given(CHANCES, DEGREES, DEGREES)
def test_f_is_the_same_as_scipys(p: float, df: float, df_error: float) -> None:
    assert f_quantile(p, df, df_error) == pytest.approx(stats.f.ppf(p, df, df_error), rel=1e-6)


@given(st.floats(0, 1), st.floats(0.2, 300), st.floats(0.2, 300))
def test_shares_of_the_beta_distribution_are_the_same_as_scipys(x: float, a: float, b: float) -> None:
    assert beta_share(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), rel=1e-8, abs=1e-11)


@pytest.mark.parametrize("p", [0, 1, -0.1, 1.1])
def test_what_is_no_probability_has_no_quantile(p: float) -> None:
    with pytest.raises(ValueError, match="a probability lies between 0 and 1"):
        f_quantile(p, 2, 10)


@pytest.mark.parametrize(("df", "df_error"), [(0, 5), (5, 0), (-1, 5)])
def test_without_degrees_of_freedom_there_is_no_interval(df: float, df_error: float) -> None:
    with pytest.raises(ValueError, match=r"degrees of freedom are above 0; with so few values there is no interval"):
        f_quantile(0.9, df, df_error)


def test_the_same_seed_draws_the_same_for_ever() -> None:
    assert [round(uniform("a-case", place), 9) for place in range(3)] == UNIFORM
    assert [round(normal("a-case", place), 9) for place in range(3)] == NORMAL
    assert uniform("a-case", 1) != uniform("another", 1)


def test_draws_are_spread_as_they_should_be() -> None:
    even = [uniform("spread", place) for place in range(4000)]
    bell = [normal("spread", place) for place in range(4000)]

    assert all(0 < one < 1 for one in even)
    assert [mean(even), stdev(even)] == pytest.approx([0.5, 0.2887], abs=0.02)
    assert [mean(bell), stdev(bell)] == pytest.approx([0, 1], abs=0.05)
