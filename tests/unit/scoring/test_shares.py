"""How far shares lie from ranges: by hand, and beside a linear program that looks for the nearest point itself."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from course_lib.scoring.shares import Ranges, fit, to_move, unread

RANGES = {"one": (0.4, 0.7), "two": (0.1, 0.4), "else": (0.1, 0.3)}


def shares(*values: float) -> dict[str, float]:
    return dict(zip(RANGES, values, strict=True))


def half_the_distance(given: list[float], ranges: Ranges) -> float:
    """Half the sum of absolute differences to the nearest shares that add up to 1 and lie within."""
    n = len(given)
    # p, then for each share how far p lies from it: at least p - given, and at least given - p.
    above = np.hstack([np.eye(n), -np.eye(n)])
    below = np.hstack([-np.eye(n), -np.eye(n)])
    found = linprog(
        c=[0.0] * n + [0.5] * n,
        A_ub=np.vstack([above, below]),
        b_ub=[*given, *(-one for one in given)],
        A_eq=[[1.0] * n + [0.0] * n],
        b_eq=[1.0],
        bounds=[*ranges.values(), *[(0, None)] * n],
    )
    assert found.success
    return float(found.fun)


@pytest.mark.parametrize(
    ("given", "moves"),
    [
        (shares(0.5, 0.3, 0.2), 0),
        (shares(0.7, 0.2, 0.1), 0),  # the ends belong to the range
        (shares(0.9, 0.1, 0.0), 0.2),  # .2 too much, .1 too little
        (shares(0.2, 0.4, 0.4), 0.2),  # .1 too much, .2 too little
        (shares(1.0, 0.0, 0.0), 0.3),
        (shares(0.0, 0.0, 1.0), 0.7),
    ],
)
def test_what_has_to_move_is_what_is_too_much_or_too_little_whichever_is_more(
    given: dict[str, float], moves: float
) -> None:
    assert to_move(given, RANGES) == pytest.approx(moves)


def test_it_is_the_distance_to_the_nearest_shares_within_for_any_shares_and_ranges() -> None:
    """Two hundred made-up tasks; the seed is fixed, so that a failure can be looked at."""
    chance = np.random.default_rng(7)
    for _ in range(200):
        n = int(chance.integers(3, 8))
        inside = chance.dirichlet(np.ones(n))
        ends = [(max(0.0, one - chance.uniform(0, 0.2)), min(1.0, one + chance.uniform(0, 0.2))) for one in inside]
        ranges = {str(place): end for place, end in enumerate(ends)}
        given = chance.dirichlet(np.full(n, 0.4))

        moved = to_move({str(place): float(one) for place, one in enumerate(given)}, ranges)

        assert moved == pytest.approx(half_the_distance(list(given), ranges), abs=1e-7)


def test_nothing_is_earned_by_whoever_does_not_read_and_all_within_the_ranges() -> None:
    # the same for each: .0667 too little for `one`, .0333 too much for `else`
    assert unread(RANGES) == pytest.approx(0.4 - 1 / 3)

    assert fit(shares(0.5, 0.3, 0.2), RANGES) == 1
    assert fit(shares(1 / 3, 1 / 3, 1 / 3), RANGES) == pytest.approx(0)
    assert [fit(one, RANGES) for one in (shares(1, 0, 0), shares(0, 1, 0), shares(0, 0, 1))] == [0, 0, 0]
    assert fit(shares(0.4 - 1 / 30, 0.4, 0.3 - 2 / 30), RANGES) == pytest.approx(0.5)


def test_ranges_that_hold_even_shares_are_refused() -> None:
    wide = dict.fromkeys(RANGES, (0.2, 0.5))

    assert unread(wide) == 0
    with pytest.raises(ValueError, match="tell nothing from something"):
        fit(shares(0.5, 0.3, 0.2), wide)
