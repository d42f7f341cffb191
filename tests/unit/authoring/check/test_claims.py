"""Each claim of the article has one home and a card, is shown there under its verdict, and is asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.small_course import CELLS, assert_told_once, edit, told, write_notebook

CARD = "    card: {carries: association, why: w, fair: f, findings: [{says: s, source: author-2018}]}\n"

# Each row breaks one thing: the file, what stands there, what then stands there, the letter, and where it points.
BREAKS = [
    ("quizzes/first-look.yml", "confidence: true", "claims: [C53]", "claims 1: the article has no claim C53", "C53"),
    ("course.yml", "[C01, C02]", "[C01]", "C02 has its home in `listening`; list it there", ""),
    ("course.yml", "[C01, C02]", "[C01, C02, C03]", "claims 3: C03 has its home in `later`", "claims: [C01"),
    ("course.yml", "[C01, C02]", "[C01, C02, C02]", "claims 3: C02 stands here twice", "claims: [C01"),
    ("evidence/claims.yml", "lesson: listening", "lesson: lost", "lesson: there is no lesson `lost`", "lost"),
    ("evidence/claims.yml", "id: C52", "id: C53", "the article has no claim C53", "C53"),
    ("evidence/claims.yml", "id: C52", "id: C53", "missing: C52; every claim has its entry", "claims:"),
    ("evidence/claims.yml", "id: C52", "id: C51", "C51 stands here a second time", ""),
    ("evidence/claims.yml", "source: author-2018", "source: other-2018", "`other-2018` is not in data", "other-2018"),
    ("evidence/claims.yml", CARD, "", "claims 1: C01 belongs to the built lesson `listening` and has no", "- id: C01"),
    ("evidence/claims.yml", "fair: f", "fair: It builds it", "“builds” claims a cause, and `carries` is", "It builds"),
    ("quizzes/last-look.yml", "[C01, C02]", "[C02]", "claims 1: no item in use has `claims: [C01]`", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says", "row"), BREAKS, ids=lambda value: None)
def test_what_is_broken_is_told_at_its_line(course: Path, name: str, old: str, new: str, says: str, row: str) -> None:
    edit(course, name, old, new)

    assert_told_once(course, name if "no item in use" not in says else "evidence/claims.yml", says, row)


CELL_BREAKS: list[tuple[Callable[[list[str]], list[str]], str]] = [
    (lambda cells: [*cells, 'course.claim("C60")'], 'it calls `course.claim("C60")`: no such claim'),
    (lambda cells: [*cells, 'course.claim("C09")'], "C09 is called in a lesson and has no `card`"),
    (lambda cells: [one for one in cells if "C02" not in one], "C02 is not shown in its lesson; call"),
    (lambda cells: [*cells, *['course.claim("C01")'] * 2], "it shows 4 claims on cards of their own, at most 3 may be"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), CELL_BREAKS, ids=[says[:40] for _, says in CELL_BREAKS])
def test_a_broken_notebook_is_told(course: Path, change: Callable[[list[str]], list[str]], says: str) -> None:
    write_notebook(course, change(CELLS))

    assert [letter for letter in told(course) if says in letter] != [], told(course)


SORTING = """\
title: Two sentences
intro: Some are the article’s.
categories:
  - {id: mixed, name: Mixed, means: It goes too far.}
  - {id: advice, name: Advice, means: It asks for something.}
cards:
  - id: sentence-first
    text: |
      C
    category: mixed
    reason: It was found together.
    claim: C02
  - id: sentence-second
    text: Take your time.
    category: advice
    reason: It promises nothing.
"""


@pytest.fixture
def sorted_course(course: Path) -> Path:
    """The small course, whose second claim lies among the cards of a sorting."""
    (course / "data" / "sortings" / "two-sentences.yml").write_text(SORTING, encoding="utf-8")
    write_notebook(course, ['course.sort("two-sentences")' if "C02" in one else one for one in CELLS])
    return course


def test_a_claim_may_be_shown_by_a_card_that_is_sorted(sorted_course: Path) -> None:
    assert told(sorted_course) == []


def test_a_card_that_no_longer_names_its_claim_leaves_it_shown_nowhere(sorted_course: Path) -> None:
    edit(sorted_course, "sortings/two-sentences.yml", "    claim: C02\n", "")

    assert_told_once(sorted_course, "evidence/claims.yml", "C02 is not shown in its lesson; call", "- id: C02")


def test_a_claim_under_another_verdict_is_told(sorted_course: Path) -> None:
    edit(sorted_course, "sortings/two-sentences.yml", "    category: mixed", "    category: advice")
    edit(sorted_course, "sortings/two-sentences.yml", "text: Take your time.\n    category: advice",
         "text: Take your time.\n    category: mixed")  # fmt: skip

    assert_told_once(sorted_course, "sortings/two-sentences.yml", "our verdict on C02 is `mixed`", "category: advice")


def test_a_second_verdict_that_can_be_defended_is_no_mistake(sorted_course: Path) -> None:
    edit(sorted_course, "sortings/two-sentences.yml", "    category: mixed", "    category: advice")
    edit(sorted_course, "sortings/two-sentences.yml", "text: Take your time.\n    category: advice",
         "text: Take your time.\n    category: mixed")  # fmt: skip
    claims = sorted_course / "data" / "evidence" / "claims.yml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("why: w,", "why: w, also: {verdict: advice, why: w},"), encoding="utf-8")

    assert told(sorted_course) == []


def test_a_card_with_other_words_than_its_claim_is_told(sorted_course: Path) -> None:
    edit(sorted_course, "sortings/two-sentences.yml", "      C\n", "      Something else\n")

    assert_told_once(sorted_course, "sortings/two-sentences.yml", "C02 has other words in data/evid", "text: |")


def test_a_retired_item_asks_about_no_claim(course: Path) -> None:
    edit(course, "quizzes/last-look.yml", "    claims: [C01, C02]", "    claims: [C01, C02]\n    retired: true")

    assert len([letter for letter in told(course) if "no item in use has `claims:" in letter]) == 2
