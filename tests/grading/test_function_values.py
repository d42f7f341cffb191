"""What a function returned, held against what it should have."""

from __future__ import annotations

import pytest

from course_lib.grading.points import functions


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (True, 1), (1, True), ("1", 1), (None, 0), (float("nan"), 0.5), (float("inf"), 0.5), (10**400, 0.5), ([1], 1),
        ([1, 2], [1]), ({}, 0), ([], 0), ("a", "b"),
    ],
)  # fmt: skip
def test_what_is_not_the_value_does_not_pass_for_it(value: object, wanted: object) -> None:
    assert not functions.same(value, wanted)


@pytest.mark.parametrize(
    ("value", "wanted"), [(1, 1.0), (0.3 - 1e-9, 0.3), ([1.0, "a"], [1, "a"]), (None, None), ("a", "a")]
)
def test_what_is_the_value_passes(value: object, wanted: object) -> None:
    assert functions.same(value, wanted)
