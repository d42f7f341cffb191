"""A practice test draws from what is there, enough of it, and from nothing that another one draws from."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.authoring.check import check
from tests.support.small_course import edit

WHOLE = """\
title: A test
twin_of: listening
intro: What it is about.
parts:
  - name: Questions
    kind: quiz
    of: [first-look]
    ask: 1
  - name: Cards
    kind: sorting
    of: [four-replies]
    ask: 1
closing: What to do.
"""
NAME = "tests/a-twin.yml"


@pytest.fixture
def with_test(course: Path) -> Path:
    (course / "data" / "tests").mkdir(exist_ok=True)
    (course / "data" / NAME).write_text(WHOLE, encoding="utf-8")
    (course / "assignments" / "listening").mkdir(parents=True)
    return course


def test_a_test_that_draws_from_what_is_there_gets_no_letter_of_this_kind(with_test: Path) -> None:
    says = [one.says for one in check(with_test).letters if one.file.endswith(NAME)]

    assert says == ['no lesson shows this; call `course.test("a-twin")` or remove it']


@pytest.mark.parametrize(
    ("old", "new", "says", "row"),
    [
        ("twin_of: listening", "twin_of: speaking", "there is no assignment `speaking`; name one of listen", "twin_of"),
        ("[first-look]", "[first-lok]", "there is no quiz `first-lok`; did you mean `first-look`?", "of: ["),
        ("[four-replies]", "[a-heap]", "there is no sorting `a-heap`; write it, or name another", "of: ["),
        ("ask: 1\n  - name: Cards", "ask: 20\n  - name: Cards", "questions in use, fewer than these", "ask: 20"),
        ("[four-replies]\n    ask: 1", "[four-replies]\n    ask: 2", "`Cards` asks 2 of 1; name more, or ask", ""),
        ("[first-look]", "[first-look, first-look]", "the quiz `first-look` stands here twice", ""),
    ],
    ids=lambda value: None,
)
def test_what_is_wrong_in_a_test_is_told_at_its_line(with_test: Path, old: str, new: str, says: str, row: str) -> None:
    edit(with_test, NAME, old, new)

    found = [one for one in check(with_test).letters if says in one.says]

    assert len(found) == 1
    assert row in (with_test / "data" / NAME).read_text(encoding="utf-8").splitlines()[found[0].line - 1]


def test_two_tests_never_draw_from_one_file(with_test: Path) -> None:
    (with_test / "data" / "tests" / "b-twin.yml").write_text(WHOLE, encoding="utf-8")

    says = [one.says for one in check(with_test).letters]

    assert [one for one in says if "`a-twin` draws from `first-look` already" in one]
    assert [one for one in says if "`a-twin` draws from `four-replies` already" in one]
