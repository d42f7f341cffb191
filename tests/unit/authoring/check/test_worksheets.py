"""What an author is told of a worksheet that can't be worked out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_course import assert_told_once, edit, told

SHEET = """\
sheet:
  instrument: a-measure
  whose: Nobody, in May
  answers: [1, 2, 3, null]
steps:
"""
SCORE = "measure: instrument-score\n      of: {subscale: a-first-part}"
SEM = "measure: standard-error-of-measurement\n      of: {sd: 10, reliability: 0.84}"


@pytest.fixture
def scored(course: Path) -> Path:
    """A course whose worksheet has a sheet that is scored."""
    edit(course, "worksheets/a-sum.yml", "steps:\n", SHEET)
    edit(course, "worksheets/a-sum.yml", SEM, SCORE)
    return course


def test_a_sheet_that_can_be_scored_gets_no_letter(scored: Path) -> None:
    assert told(scored) == []


def test_an_instrument_that_isn_t_there_is_told(scored: Path) -> None:
    edit(scored, "worksheets/a-sum.yml", "instrument: a-measure", "instrument: another")
    assert_told_once(scored, "worksheets/a-sum.yml", "there is no file instruments/another.yml", "instrument: another")


def test_answers_that_are_none_of_its_are_told(scored: Path) -> None:
    edit(scored, "worksheets/a-sum.yml", "[1, 2, 3, null]", "[1, 2, 9, null]")
    assert_told_once(scored, "worksheets/a-sum.yml", "item 3 of the", "answers:")


def test_too_few_answers_are_told(scored: Path) -> None:
    edit(scored, "worksheets/a-sum.yml", "[1, 2, 3, null]", "[1, 2, 3]")
    assert_told_once(scored, "worksheets/a-sum.yml", "has 4 items, and here are 3", "answers:")


def test_a_subscale_that_isn_t_there_is_told(scored: Path) -> None:
    edit(scored, "worksheets/a-sum.yml", "subscale: a-first-part", "subscale: joy")
    assert_told_once(scored, "worksheets/a-sum.yml", "this can’t be worked out", "key:")


def test_a_key_that_comes_to_nothing_needs_words_for_that(scored: Path) -> None:
    edit(scored, "worksheets/a-sum.yml", "[1, 2, 3, null]", "[1, 2, null, 4]")
    assert_told_once(scored, "worksheets/a-sum.yml", "`none` has to name the button", "key:")


def test_a_slip_that_comes_to_the_key_is_told(course: Path) -> None:
    edit(course, "worksheets/a-sum.yml", "{number: 8.4}", "{number: 4.02}")
    assert_told_once(course, "worksheets/a-sum.yml", "slip 1 comes to the same number as the key", "number: 4.02")


def test_a_key_of_a_sheet_without_a_sheet_is_told(course: Path) -> None:
    edit(course, "worksheets/a-sum.yml", SEM, SCORE)
    assert_told_once(course, "worksheets/a-sum.yml", "there is no `sheet`", "")
