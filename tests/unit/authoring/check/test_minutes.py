"""What a lesson states as its minutes is held against what it holds, and a long one offers a half-way."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.authoring.check import check, minutes
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.minutes_by_verb import RULES
from course_lib.authoring.paces import READ
from tests.support.places import ROOT
from tests.support.small_course import CELLS, assert_told_once, edit, told, write_notebook

#: Half an hour of reading, in a cell.
READING = "word " * (30 * READ)
HALF_WAY = "## Half-way\n\nStop here if you like."


def long(*middle: str) -> list[str]:
    """The cells of a lesson of about two hours, with something near its middle."""
    return [*CELLS[:5], READING, *CELLS[5:14], *middle, *CELLS[14:-2], READING, *CELLS[-2:]]


def test_minutes_near_the_estimate_are_well_and_a_line_of_the_report_shows_both(course: Path) -> None:
    found = check(course)

    assert found.letters == ()
    [row] = [row for row in found.report if "00-listening.ipynb: stated" in row]
    assert "stated 65, estimated 63 (form 16, " in row


@pytest.mark.parametrize("stated", [40, 85])
def test_minutes_far_from_the_estimate_are_told_at_their_line_with_what_to_write(course: Path, stated: int) -> None:
    edit(course, "course.yml", "minutes: 65", f"minutes: {stated}")

    assert_told_once(course, "course.yml", f"{stated} minutes are stated and 63 estimated; write 65", "minutes:")


def test_a_long_lesson_without_a_half_way_is_told_and_one_with_it_is_well(course: Path) -> None:
    edit(course, "course.yml", "minutes: 65", "minutes: 125")
    write_notebook(course, long())

    [letter] = told(course)
    assert letter.startswith("notebooks/00-listening.ipynb:1: it takes more than 75 minutes and has no half-way")

    write_notebook(course, long(HALF_WAY))
    assert told(course) == []


def test_a_half_way_near_the_end_is_told_at_its_cell(course: Path) -> None:
    edit(course, "course.yml", "minutes: 65", "minutes: 125")
    write_notebook(course, [*long(), HALF_WAY])

    [letter] = told(course)
    assert "cell `half-way`: the half-way comes after 123 of 123 minutes; move it nearer the middle" in letter


def test_what_is_for_another_day_adds_no_minutes(course: Path) -> None:
    write_notebook(course, [*CELLS[:-2], f"## Two hours, for another day\n\n{READING}", *CELLS[-2:]])

    assert told(course) == []


def test_a_kind_without_a_rule_is_told_to_its_author(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {verb: rule for verb, rule in RULES.items() if verb != "sort"}
    monkeypatch.setattr("course_lib.authoring.minutes.RULES", rules)

    [letter] = told(course)

    assert "cell `sort-four-replies`: how long a `sort` takes is not known; give its verb a row in `RULES`" in letter


def test_an_activity_that_can_t_be_read_brings_its_own_letter_alone(course: Path) -> None:
    edit(course, "forms/before.yml", "title:", "titel:")

    assert not [letter for letter in told(course) if "minutes are stated" in letter]


def test_the_lessons_of_the_course_state_what_is_estimated() -> None:
    course = ReadableCourse(ROOT)

    assert list(minutes.letters(course)) == []
    assert len(list(minutes.report(course))) == 1 + sum(bool(course.notebook(lesson)) for lesson in course.lessons)
