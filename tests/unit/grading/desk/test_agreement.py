"""Two markers side by side."""

from __future__ import annotations

import pytest

from course_lib.grading.desk.agreement import Agreement, by_criterion
from course_lib.grading.desk.trail import Line, Reading
from tests.support.grading.piles import compared, marked, pile

#: The anchors that two markers chose on the first criterion. They differ on two of eight replies, by one anchor.
ANN, BO = (0, 0, 1, 1, 1, 2, 2, 2), (0, 1, 1, 1, 2, 2, 2, 2)


def read_by(marker: str, levels: tuple[int, ...], reading: Reading) -> list[Line]:
    points = [{"hears her": float(level), "leaves room": 2.0} for level in levels]
    return [marked(f"s{at}", one, marker=marker, reading=reading) for at, one in enumerate(points)]


def test_agreement_is_told_by_criterion_over_the_replies_that_both_have_marked() -> None:
    lines = [*read_by("ann", ANN, "first"), *read_by("bo", BO, "second"), compared("bo")]
    students = " ".join(f"s{at}" for at in range(9))  # the ninth was read by nobody

    hears, room = by_criterion(pile(lines, students=students))

    expected = sum((a - b) ** 2 for a in ANN for b in BO) / 64
    assert (hears.n, hears.same, hears.near) == (8, 6, 8)
    assert hears.kappa == pytest.approx(1 - (2 / 8) / expected)
    assert room == Agreement("leaves room", 8, 8, 8, None)  # both used one anchor only


def test_before_the_second_reading_is_ended_nothing_is_told() -> None:
    lines = [*read_by("ann", ANN, "first"), *read_by("bo", BO, "second")]

    assert by_criterion(pile(lines, students=" ".join(f"s{at}" for at in range(8)))) == []


def test_of_seven_replies_there_are_counts_and_no_kappa() -> None:
    lines = [*read_by("ann", ANN[:7], "first"), *read_by("bo", BO[:7], "second"), compared("bo")]

    hears, _ = by_criterion(pile(lines, students=" ".join(f"s{at}" for at in range(7))))

    assert (hears.n, hears.same, hears.kappa) == (7, 5, None)
