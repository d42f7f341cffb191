"""D step by step, worked by hand on made-up times."""

from __future__ import annotations

import math
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.measures.iat import Trial, counted, d_score, fast_share, inclusive_sd, made_up, treated

SMALL = {3: (600, 800), 4: (500, 700), 6: (1000, 1200), 7: (500, 900)}
RIGHT = tuple(Trial(block, time, True) for block, times in SMALL.items() for time in times)


def test_d_is_worked_by_hand() -> None:
    found = d_score(RIGHT, "D1")

    assert found is not None
    assert found.means == {3: 700, 4: 600, 6: 1100, 7: 700}
    assert (found.practice, found.test) == (400, 100)
    # 600, 800, 1000, 1200 lie 300, 100, 100, 300 from 900; 500, 700, 500, 900 lie 150, 50, 150, 250 from 650
    assert found.practice_sd == pytest.approx(math.sqrt(200_000 / 3))
    assert found.test_sd == pytest.approx(math.sqrt(110_000 / 3))
    assert found.d == pytest.approx((400 / 258.199 + 100 / 191.485) / 2, abs=1e-5)
    assert round(found.d, 3) == 1.036


def test_blocks_that_do_not_count_and_times_of_nobody_are_left_out() -> None:
    more = (Trial(5, 700, True), Trial(1, 700, True), Trial(3, 10_001, True))

    assert counted((*RIGHT, *more)) == RIGHT
    assert counted((*RIGHT, Trial(3, 10_000, True))) == (*RIGHT, Trial(3, 10_000, True))
    assert d_score((*RIGHT, *more), "D1") == d_score(RIGHT, "D1")


def test_who_is_too_fast_more_than_one_time_in_ten_gets_no_score() -> None:
    nine = (*RIGHT, Trial(3, 299, True))
    ten = (*nine, Trial(4, 300, True))

    assert fast_share(nine) == pytest.approx(1 / 9)
    assert fast_share(ten) == pytest.approx(0.1)
    assert d_score(nine, "D1") is None
    assert d_score(ten, "D1") is not None  # one in ten is not more than one in ten; 300 is not too fast


def test_a_wrong_answer_costs_600_more_than_the_right_ones_of_its_block_where_nobody_waits() -> None:
    trials = (Trial(3, 700, True), Trial(3, 900, True), Trial(3, 400, False), Trial(4, 500, True))

    assert [one.time for one in treated(trials, "D4")] == [700, 900, 1400, 500]
    assert treated(trials, "D1") == trials


def test_the_penalty_comes_before_the_standard_deviation() -> None:
    trials = (*RIGHT, Trial(6, 650, False))
    found = d_score(trials, "D4")

    assert found is not None
    # the wrong answer counts 1100 + 600
    assert found.means[6] == pytest.approx((1000 + 1200 + 1700) / 3)
    assert found.practice_sd == pytest.approx(stdev([600, 800, 1000, 1200, 1700]))


def test_the_standard_deviation_holds_the_difference_between_blocks() -> None:
    within = math.sqrt((stdev([600, 800]) ** 2 + stdev([1000, 1200]) ** 2) / 2)

    assert inclusive_sd(RIGHT, (3, 6)) == pytest.approx(258.199, abs=1e-3)
    assert inclusive_sd(RIGHT, (3, 6)) > within


@given(st.integers(), st.integers(-150, 400))
def test_the_other_pairing_first_turns_the_sign_and_no_more(seed: int, slower: int) -> None:
    trials = made_up(seed, slower=slower)
    turned = [Trial({3: 6, 6: 3, 4: 7, 7: 4}[one.block], one.time, one.right) for one in trials]
    found, other = d_score(trials, "D1"), d_score(turned, "D1")

    assert found is not None
    assert other is not None
    assert other.d == pytest.approx(-found.d, abs=1e-9)
    assert -2 <= found.d <= 2


@given(st.integers(), st.floats(1.1, 3))
def test_being_slower_in_everything_changes_nothing(seed: int, times: float) -> None:
    trials = [one for one in made_up(seed) if one.time < 10_000 / 3]
    found, slow = (
        d_score(trials, "D1"),
        d_score([Trial(one.block, one.time * times, one.right) for one in trials], "D1"),
    )

    assert found is not None
    assert slow is not None
    assert slow.d == pytest.approx(found.d)


def test_made_up_trials_are_the_same_for_a_seed_and_have_the_blocks_of_a_test() -> None:
    trials = made_up("a-case")

    assert trials == made_up("a-case") != made_up("another")
    assert {block: sum(one.block == block for one in trials) for block in (3, 4, 6, 7)} == {3: 20, 4: 40, 6: 20, 7: 40}
    assert [one.time for one in trials[:3]] == [767, 921, 497]


def test_made_up_people_who_are_slower_have_a_higher_d_and_those_who_are_not_none_on_average() -> None:
    means = [
        mean(found.d for seed in range(80) if (found := d_score(made_up(seed, slower=slower), "D1")))
        for slower in (0, 100, 200)
    ]

    assert means[0] == pytest.approx(0, abs=0.06)
    assert means[0] + 0.3 < means[1] < means[2] - 0.3


def test_wrong_answers_take_longer_only_where_the_test_waits() -> None:
    waits, not_ = made_up(1, wrong=1), made_up(1, wrong=1, waits=False)

    assert not any(one.right for one in waits)
    assert all(a.time >= b.time + 249 for a, b in zip(waits, not_, strict=True))
    assert all(one.right for one in made_up(1, wrong=0))


def test_made_up_haste_excludes() -> None:
    trials = made_up(1, fast=0.4)

    assert fast_share(trials) > 0.2
    assert d_score(trials, "D1") is None


def test_what_cannot_be_scored_is_refused_with_its_reason() -> None:
    with pytest.raises(ValueError, match="block 7 has fewer than two trials that count; D needs blocks 3, 4, 6 and 7"):
        d_score(RIGHT[:-1], "D1")
    with pytest.raises(ValueError, match="a time is above 0 milliseconds"):
        d_score((*RIGHT, Trial(3, 0, True)), "D1")
    with pytest.raises(ValueError, match="there are no trials"):
        fast_share([])
    with pytest.raises(ValueError, match="a standard deviation takes two trials or more"):
        inclusive_sd(RIGHT[:1], (3, 6))
    with pytest.raises(ValueError, match="block 3 has no right answer, so a wrong one has no time to count"):
        treated([Trial(3, 500, False)], "D4")
    with pytest.raises(ValueError, match="all times in blocks 3 and 6 are the same, so there is no D"):
        d_score([Trial(one.block, 700 if one.block in (3, 6) else one.time, True) for one in RIGHT], "D1")


@pytest.mark.parametrize(
    ("wishes", "says"),
    [
        ({"wrong": 1.1}, "a share lies between 0 and 1"),
        ({"fast": -0.1}, "a share lies between 0 and 1"),
        ({"slower": -301}, "answers can’t be more than 300 ms faster"),
    ],
)
def test_people_who_cannot_be_are_not_made_up(wishes: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        made_up(1, **wishes)  # type: ignore[arg-type]
