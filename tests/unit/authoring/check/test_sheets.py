"""Each lesson has its lab sheet and leads to it, and a sheet is a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course_lib.authoring.check.sheets import BREAK, MOST_WORDS, SHEETS
from course_lib.authoring.tidy import tidy
from tests.support.small_course import CELLS, told, write_notebook

LINKED = [*CELLS[:-1], f"## With a partner\n\nOn [the sheet]({SHEETS}#cell-id=listening).", CELLS[-1]]
SHEET = f"{BREAK}\n\n## Listening\n\nTen minutes, two people."


def write_sheets(course: Path, sheets: dict[str, str], kind: str = "markdown") -> None:
    made = [{"cell_type": kind, "id": name, "metadata": {}, "source": text} for name, text in sheets.items()]
    first = {"cell_type": "markdown", "id": "sheets", "metadata": {}, "source": "# Sheets\n\nWhat holds for all."}
    said = {"cells": [first, *made], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (course / "notebooks" / SHEETS).write_text(json.dumps(said), encoding="utf-8")
    tidy(course)


def test_a_sheet_that_its_lesson_leads_to_is_well(course: Path) -> None:
    write_notebook(course, LINKED)
    write_sheets(course, {"listening": SHEET})

    assert told(course) == []


def test_a_sheet_that_nothing_leads_to_is_told_at_the_lesson(course: Path) -> None:
    write_sheets(course, {"listening": SHEET})

    [letter] = told(course)
    assert letter.startswith("notebooks/00-listening.ipynb:1: ")
    assert f"link to `{SHEETS}#cell-id=listening`" in letter


def test_a_lesson_without_a_sheet_is_told_and_so_is_a_sheet_without_a_lesson(course: Path) -> None:
    write_notebook(course, LINKED)
    write_sheets(course, {"later": SHEET})

    letters = told(course)
    assert len(letters) == 2
    assert any("the lesson `listening` has no sheet" in letter for letter in letters)
    assert any("cell `later`: `later` is no lesson that is built" in letter for letter in letters)


@pytest.mark.parametrize(
    ("sheet", "kind", "says"),
    [
        ("## Listening\n\nTen minutes.", "markdown", "a sheet is Markdown and begins with"),
        ("1 + 1", "code", "a sheet is Markdown and begins with"),
        (SHEET + " word" * MOST_WORDS, "markdown", f"at most {MOST_WORDS} fit on a page"),
    ],
)
def test_what_would_not_print_as_a_page_is_told(course: Path, sheet: str, kind: str, says: str) -> None:
    write_notebook(course, LINKED)
    write_sheets(course, {"listening": sheet}, kind)

    [letter] = told(course)
    assert says in letter
