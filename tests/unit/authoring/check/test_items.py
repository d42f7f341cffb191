"""Items that ask the same twice, or whose longest option is the right one too often."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from course_lib.authoring import testwiseness
from course_lib.authoring.check.course import ReadableCourse
from tests.support.places import ROOT
from tests.support.small_course import edit, told


def test_two_items_that_ask_the_same_are_told_with_both_ids(course: Path) -> None:
    text = (course / "data" / "quizzes" / "first-look.yml").read_text(encoding="utf-8")
    (course / "data" / "quizzes" / "last-look.yml").write_text(
        text.replace("first-look", "last-look"), encoding="utf-8"
    )
    edit(course, "quizzes/last-look.yml", "confidence: true", "claims: [C01, C02]")

    [letter] = told(course)

    assert "`last-look-first` asks nearly the same as `first-look-first` (100 of 100 alike)" in letter


def item(number: int) -> str:
    texts = [f"wrong one {'x' * number}", f"the right one is so much longer {'y' * number}", "another"]
    lines = "".join(
        f"      - text: {text}\n        feedback: f\n{'        correct: true' if place == 1 else ''}\n"
        for place, text in enumerate(texts)
    )
    word = "".join(chr(97 + (number * step) % 26) for step in (3, 5, 7, 11, 1)) * 3
    return f"  - id: item-{chr(97 + number)}\n    prompt: {word} {word[::-1]} {word[3:]}\n    options:\n{lines}"


def test_a_bank_whose_longest_option_is_mostly_right_is_told(course: Path) -> None:
    items = "".join(item(number) for number in range(24))
    file = course / "data" / "quizzes" / "first-look.yml"
    file.write_text(f"title: t\nintro: i\nitems:\n{items}", encoding="utf-8")

    letters = "\n".join(told(course))

    assert "the right option is the longest in" in letters
    assert "at most 40% may be" in letters


def test_missing_author_packages_are_a_letter(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    monkeypatch.setitem(sys.modules, "rapidfuzz.fuzz", None)

    [letter] = told(course)

    assert 'needs the author\'s packages; install them with `pip install -e ".[author]"`' in letter


def test_the_items_of_this_course_are_enough_to_judge() -> None:
    items = [item for _, _, item in ReadableCourse(ROOT).items.values()]

    assert len(testwiseness.choices(items)) >= testwiseness.ENOUGH
