"""Pooled correlations against published output of metafor, and against values of statsmodels 0.15.0."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from course_lib.measures.effects import binomial_effect_size_display, d_to_r, r_to_d
from course_lib.measures.pooling import Study, fisher_z, interval, leave_one_out, pool, z_to_r, z_variance

#: Molloy et al. (2014), sixteen correlations of conscientiousness with taking one's medicine, and the people in each.
MOLLOY = tuple(
    Study(f"study {place}", r, n)
    for place, (r, n) in enumerate(
        [
            (0.187, 109), (0.162, 749), (0.34, 55), (0.32, 107), (0.27, 72), (0, 65), (0.175, 174), (0.05, 326),
            (0.26, 58), (0.01, 771), (-0.09, 56), (0.37, 91), (0, 116), (0.15, 537), (0.24, 158), (0.04, 65),
        ],
        1,
    )
)  # fmt: skip

CORRELATIONS = st.floats(-0.95, 0.95)
STUDIES = st.lists(st.builds(Study, st.just("a study"), CORRELATIONS, st.integers(4, 2000)), min_size=2, max_size=25)


def test_the_example_of_metafor_by_restricted_maximum_likelihood() -> None:
    found = pool(MOLLOY)

    assert round(found.tau**2, 4) == 0.0081
    assert round(found.tau, 4) == 0.0901
    assert round(found.i_squared, 4) == 0.6173
    assert round(found.q, 4) == 38.1595
    assert round(fisher_z(found.r), 4) == 0.1499
    assert (found.k, found.n, found.estimator) == (16, 3509, "REML")


def test_the_same_by_dersimonian_and_laird_with_hartung_and_knapps_interval_is_as_in_statsmodels() -> None:
    found = pool(MOLLOY, estimator="DL")

    assert found.tau**2 == pytest.approx(0.007762544054959205)
    assert fisher_z(found.r) == pytest.approx(0.149598353075644)
    assert [fisher_z(end) for end in found.interval] == [pytest.approx(0.07993153), pytest.approx(0.21926517)]
    assert found.i_squared == pytest.approx((found.q - 15) / found.q) == pytest.approx(0.6069132473648506)


def test_the_prediction_interval_names_its_multiplier_and_takes_it() -> None:
    by = {name: pool(MOLLOY, multiplier=name) for name in ("t(k - 2)", "t(k - 1)", "z")}
    error = (fisher_z(by["z"].interval.high) - fisher_z(by["z"].r)) / stats.t.ppf(0.975, 15)
    spread = math.hypot(error, by["z"].tau)

    for name, times in (("t(k - 2)", stats.t.ppf(0.975, 14)), ("t(k - 1)", stats.t.ppf(0.975, 15)), ("z", 1.959964)):
        found = by[name].prediction
        assert found is not None
        assert fisher_z(found.high) - fisher_z(by[name].r) == pytest.approx(times * spread)
        assert by[name].multiplier == name
    assert pool(MOLLOY).multiplier == "t(k - 2)"


@given(CORRELATIONS, st.integers(4, 500), st.integers(2, 12))
def test_studies_that_found_the_same_give_just_that(r: float, n: int, k: int) -> None:
    found = pool([Study("a study", r, n)] * k)

    assert found.r == pytest.approx(r, abs=1e-9)
    assert [found.tau, found.i_squared, found.q] == pytest.approx([0, 0, 0], abs=1e-9)
    # however much they agree, so few people can't tell more exactly than this
    assert fisher_z(found.interval.high) - fisher_z(found.r) >= 1.95 * math.sqrt(z_variance(n) / k) - 1e-9


@given(STUDIES)
def test_the_mean_lies_among_the_studies_and_the_intervals_hold_it(studies: list[Study]) -> None:
    for found in (pool(studies), pool(studies, estimator="DL")):
        assert min(one.r for one in studies) - 1e-9 <= found.r <= max(one.r for one in studies) + 1e-9
        assert -1 <= found.interval.low <= found.r <= found.interval.high <= 1
        assert 0 <= found.i_squared < 1
        if found.prediction:
            assert found.prediction.low <= found.interval.low + 1e-12
            assert found.prediction.high >= found.interval.high - 1e-12


@given(STUDIES)
def test_the_order_of_studies_is_nothing_and_their_sign_only_a_sign(studies: list[Study]) -> None:
    found, back = pool(studies), pool(studies[::-1])
    turned = pool([Study(one.name, -one.r, one.n) for one in studies])

    assert [back.r, back.tau] == pytest.approx([found.r, found.tau], abs=1e-5)
    assert [turned.r, turned.tau] == pytest.approx([-found.r, found.tau], abs=1e-5)


@given(STUDIES)
def test_restricted_likelihood_is_highest_at_the_tau_that_is_found(studies: list[Study]) -> None:
    z, v = [fisher_z(one.r) for one in studies], [z_variance(one.n) for one in studies]

    def unlikely(tau_squared: float) -> float:
        w = [1 / (one + tau_squared) for one in v]
        mean = sum(a * one for a, one in zip(w, z, strict=True)) / sum(w)
        squares = sum(a * (one - mean) ** 2 for a, one in zip(w, z, strict=True))
        return (sum(-math.log(a) for a in w) + math.log(sum(w)) + squares) / 2

    found = unlikely(pool(studies).tau ** 2)
    near = optimize.minimize_scalar(unlikely, bounds=(0, 12), method="bounded", options={"xatol": 1e-10})

    assert found <= min(near.fun, unlikely(0)) + 1e-6


def test_restricted_likelihood_is_found_where_plain_steps_would_swing_for_ever() -> None:
    swinging = [Study("a study", 0, n) for n in (5, 8, 12, 13, 20)]

    assert pool([*swinging, Study("a study", 0.25, 89)]).tau == pytest.approx(0.00916, abs=1e-5)


def test_of_two_peaks_of_the_restricted_likelihood_the_higher_one_counts() -> None:
    found = [(-0.945, 12), (0, 8), (0, 12), (-0.049, 1195), (0, 5), (0.592, 12), (0, 1305), (0, 4), (0, 132), (0, 1556)]

    assert pool([Study("a study", r, n) for r, n in found]).tau ** 2 == pytest.approx(0.28019, abs=1e-5)


def test_two_studies_have_no_prediction_with_k_minus_two() -> None:
    two = MOLLOY[:2]

    assert pool(two).prediction is None
    assert pool(two, multiplier="t(k - 1)").prediction is not None


def test_leaving_one_out_pools_the_others() -> None:
    found = leave_one_out(MOLLOY)

    assert [one for one, _ in found] == list(MOLLOY)
    assert found[2][1] == pool([*MOLLOY[:2], *MOLLOY[3:]])
    assert {rest.k for _, rest in found} == {15}


def test_fishers_z_and_its_variance_are_worked_by_hand() -> None:
    assert fisher_z(0.5) == pytest.approx(math.log(3) / 2)
    assert round(fisher_z(0.5), 3) == 0.549
    assert z_variance(103) == pytest.approx(0.01)


@given(CORRELATIONS)
def test_there_and_back_is_the_same_correlation(r: float) -> None:
    assert z_to_r(fisher_z(r)) == pytest.approx(r)
    assert d_to_r(r_to_d(r)) == pytest.approx(r)


def test_elliotts_correlation_is_the_difference_that_they_print_and_64_to_36() -> None:
    assert round(r_to_d(0.28), 2) == 0.58
    assert round(d_to_r(0.58), 2) == 0.28
    assert round(r_to_d(0.278), 3) == 0.579  # Flückiger et al. (2018)
    assert list(binomial_effect_size_display(0.28)) == pytest.approx([0.64, 0.36])


@given(st.floats(-1, 1))
def test_the_two_shares_are_one_together_and_differ_by_the_correlation(r: float) -> None:
    upper, lower = binomial_effect_size_display(r)

    assert upper + lower == pytest.approx(1)
    assert upper - lower == pytest.approx(r)


@pytest.mark.parametrize("r", [-1, 1, 1.2, math.nan])
def test_what_is_no_correlation_is_refused(r: float) -> None:
    with pytest.raises(ValueError, match="a correlation lies between -1 and 1"):
        Study("a study", r, 50)
    with pytest.raises(ValueError, match="a correlation lies between -1 and 1"):
        r_to_d(r)


def test_more_than_a_perfect_correlation_has_no_shares() -> None:
    assert binomial_effect_size_display(1) == (1, 0)
    with pytest.raises(ValueError, match=r"a correlation lies between -1 and 1, and 1\.01 doesn’t"):
        binomial_effect_size_display(1.01)


def test_a_study_of_three_people_cannot_be_pooled() -> None:
    with pytest.raises(ValueError, match="a study needs at least 4 people to be pooled, and here are 3"):
        Study("a study", 0.2, 3)


def test_too_few_studies_and_odd_confidence_are_refused() -> None:
    with pytest.raises(ValueError, match="pooling takes two studies or more"):
        pool(MOLLOY[:1])
    with pytest.raises(ValueError, match="leaving one out takes three studies or more"):
        leave_one_out(MOLLOY[:2])
    with pytest.raises(ValueError, match=r"a confidence lies between 0 and 1, such as 0\.95"):
        pool(MOLLOY, confidence=95)


def test_the_interval_of_one_study_is_that_of_its_z() -> None:
    low, high = interval(Study("a study", 0.5, 103))

    assert (round(low, 2), round(high, 2)) == (0.34, 0.63)
    assert math.atanh(high) - math.atanh(0.5) == pytest.approx(stats.norm.ppf(0.975) / 10)
    assert interval(Study("a study", 0.5, 103), 0.99).low < low
    with pytest.raises(ValueError, match="a confidence lies between 0 and 1"):
        interval(Study("a study", 0.5, 103), 95)
