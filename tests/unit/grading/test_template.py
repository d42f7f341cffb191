"""What stands in a cell of a platform's own file."""

from __future__ import annotations

import pytest

from course_lib.grading import template


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("8", 8),
        (" 8.50 ", 8.5),
        ("8,5", 8.5),
        ("-1", -1),
        ("", None),
        ("-", None),
        ("EX", None),
        ("8 %", None),
        ("1.2.3", None),
    ],
)
def test_a_cell_is_a_number_or_none(cell: str, number: float | None) -> None:
    assert template.points(cell) == number
