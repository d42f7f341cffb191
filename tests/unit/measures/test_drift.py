"""Whether a rater became milder or stricter from the first half of a row of ratings to the second."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.measures.agreement import agreement, drift

LEVELS = st.integers(1, 5)


def row(*levels: int) -> dict[str, int]:
    """Levels of replies called a, b, c and so on."""
    return {chr(97 + index): level for index, level in enumerate(levels)}


def test_drift_of_eight_ratings_is_worked_by_hand() -> None:
    found = drift(row(*[3] * 8), row(3, 3, 3, 3, 4, 4, 3, 4))
    assert found is not None
    assert (found.first.lean, found.first.same, found.second.lean, found.second.same) == (0, 4, 0.75, 1)
    assert found.moved == "milder"


@pytest.mark.parametrize(
    ("levels", "moved"),
    [
        ((3, 3, 3, 3, 3, 3, 3, 3), "steady"),
        ((2, 2, 2, 2, 2, 2, 2, 2), "steady"),  # strict, and no stricter than before
        ((3, 3, 3, 3, 3, 3, 3, 4), "steady"),  # .25
        ((3, 3, 3, 3, 3, 3, 4, 4), "milder"),  # .5
        ((2, 2, 3, 3, 3, 3, 3, 3), "milder"),
        ((4, 4, 3, 3, 3, 3, 3, 3), "stricter"),
        ((3, 3, 3, 3, 1, 3, 3, 3), "stricter"),
    ],
)
def test_who_gives_half_a_level_more_or_less_than_before_is_milder_or_stricter(
    levels: tuple[int, ...], moved: str
) -> None:
    found = drift(row(*[3] * 8), row(*levels))
    assert found is not None
    assert found.moved == moved


def test_drift_is_a_change_beside_the_key_and_not_in_the_levels() -> None:
    found = drift(row(1, 1, 2, 2, 4, 4, 5, 5), row(1, 1, 2, 2, 4, 4, 5, 5))
    assert found is not None
    assert (found.moved, found.second.lean) == ("steady", 0)


def test_drift_halves_the_row_in_the_order_of_the_key_without_what_was_not_rated_and_without_the_middle_one() -> None:
    keys = row(*[3] * 10)
    levels = dict.fromkeys(reversed("ghij"), 5) | dict.fromkeys("abcd", 3) | {"f": 1}
    found = drift(keys, levels)
    assert found is not None
    assert (found.first.n, found.first.lean, found.second.n, found.second.lean) == (4, 0, 4, 2)


def test_with_fewer_than_eight_ratings_drift_is_not_told() -> None:
    assert drift(row(*[3] * 10), row(*[3] * 7)) is None
    assert drift(row(*[3] * 8), {}) is None


def test_drift_refuses_a_rating_without_a_key() -> None:
    with pytest.raises(KeyError, match="no key for i"):
        drift(row(*[3] * 8), row(*[3] * 9))


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=8, max_size=40))
def test_both_halves_of_an_even_row_together_lean_as_the_whole_row_does(pairs: list[tuple[int, int]]) -> None:
    pairs = pairs[: len(pairs) // 2 * 2]
    keys, levels = ({str(at): pair[side] for at, pair in enumerate(pairs)} for side in (0, 1))
    whole, halves = agreement(keys, levels), drift(keys, levels)
    assert whole is not None
    assert halves is not None
    assert (halves.first.lean + halves.second.lean) / 2 == pytest.approx(whole.lean)
    assert halves.first.same + halves.second.same == whole.same
