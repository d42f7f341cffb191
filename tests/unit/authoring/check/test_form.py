"""What a lesson’s notebook must look like, whatever it teaches."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib.authoring.tidy import tidy
from tests.support.small_course import CELLS, edit, told, write_notebook

CELL_BREAKS: list[tuple[Callable[[list[str]], list[str]], str]] = [
    (lambda cells: cells[1:], "the first cell begins with the title as in data/course.yml: `# Listening`"),
    (lambda cells: [cells[0], *cells[2:]], "the second cell is `import course_lib as course` and nothing else"),
    (lambda cells: [one for one in cells if "review" not in one], "every lesson has the daily review; call"),
    (lambda cells: [*cells, "# Another"], "`# Another` is a second title; use `##`"),
    (lambda cells: [*cells, "#### Deep"], "`#### Deep` skips a level; use `###`"),
    (lambda cells: [*cells, "x = 1\n" * 7], "7 lines of code; at most 6 belong here"),
    (lambda cells: [*cells, "x = ("], "this is no Python"),
    (lambda cells: [*cells, 'course.quizz("first-look")'], "there is no such verb; did you mean `quiz`?"),
    (lambda cells: [*cells, 'course.graded("one")'], "what is handed in belongs in assignments/"),
    (lambda cells: [*cells, "course.quiz(name)"], "give it one id in quotes and nothing else"),
    (lambda cells: [*cells, 'course.quiz("a", "b")'], "give it one id in quotes and nothing else"),
    (lambda cells: [*cells, 'course.kept("a")'], "give it nothing"),
    (lambda cells: [*cells, 'course.quiz("first-lok")'], "no data/quizzes/first-lok.yml; did you mean `first-look`?"),
    (lambda cells: [*cells, 'course.chart("pie")'], "there is no data/charts/pie.yml; write it, or remove the call"),
    (lambda cells: [*cells, 'course.sort("for-replies")'], "sortings/for-replies.yml; did you mean `four-replies`?"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), CELL_BREAKS, ids=[says[:40] for _, says in CELL_BREAKS])
def test_a_broken_notebook_is_told(course: Path, change: Callable[[list[str]], list[str]], says: str) -> None:
    write_notebook(course, change(CELLS))

    assert [letter for letter in told(course) if says in letter] != [], told(course)


def test_a_title_other_than_the_map_s_is_told(course: Path) -> None:
    edit(course, "course.yml", "title: Listening", "title: Hearing")

    says = "the first cell begins with the title as in data/course.yml: `# Hearing`"
    assert len([letter for letter in told(course) if says in letter]) == 1


def test_a_letter_about_a_cell_names_it_and_the_line_of_its_id(course: Path) -> None:
    write_notebook(course, [*CELLS, "#### Deep"])

    [letter] = told(course)

    rows = (course / "notebooks" / "00-listening.ipynb").read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if '"id": "deep"' in row)
    assert letter.startswith(f"notebooks/00-listening.ipynb:{line}: cell `deep`: ")


def test_a_notebook_that_cannot_be_read_brings_its_own_letter(course: Path) -> None:
    (course / "notebooks" / "00-listening.ipynb").write_text("{")

    [letter] = told(course)

    assert letter.startswith("notebooks/00-listening.ipynb:1: this is no notebook that can be read")


def test_headings_in_a_code_fence_are_no_headings(course: Path) -> None:
    write_notebook(course, [*CELLS, "## A plan\n\n```\n# not a title\n```"])

    assert told(course) == []


def test_an_untidy_notebook_is_told(course: Path) -> None:
    file = course / "notebooks" / "00-listening.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace('"execution_count": null', '"execution_count": 3'))

    [letter] = told(course)

    assert "untidy; run `python -m course_lib tidy`" in letter


def test_a_notebook_that_says_another_lesson_is_told(course: Path) -> None:
    file = course / "notebooks" / "00-listening.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace('"lesson": "listening"', '"lesson": "later"'))

    assert 'must hold `"empathy_in_practice": {"lesson": "listening"}`' in told(course)[0]


def test_a_notebook_without_cells_is_told(course: Path) -> None:
    file = course / "notebooks" / "00-listening.ipynb"
    said = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**said, "cells": []}))
    tidy(course)

    assert "notebooks/00-listening.ipynb:1: it has no cells; write the lesson, or take it back from git" in told(course)


@pytest.mark.parametrize("code", ["x = " + "-" * 100_000 + "1", "x" + ".a" * 100_000, "x = " + "(" * 100_000, "\0x"])
def test_code_that_python_cannot_read_is_a_letter_and_no_traceback(course: Path, code: str) -> None:
    write_notebook(course, [*CELLS, f"x\n{code}"])

    [letter] = told(course)

    assert "cell `x" in letter
    assert ": this is no Python (" in letter


def test_half_an_emoji_is_told_with_its_cell(course: Path) -> None:
    file = course / "notebooks" / "00-listening.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace("Sixty-five", "Sixty \\ud83d five"), encoding="utf-8")

    [letter] = told(course)

    assert letter.startswith(
        "notebooks/00-listening.ipynb:1: half a character, such as half an emoji, stands in cell 1"
    )


def test_a_pipe_among_the_notebooks_is_a_letter_and_nobody_waits(course: Path) -> None:
    os.mkfifo(course / "notebooks" / "01-pipe.ipynb")

    assert "notebooks/01-pipe.ipynb:1: the file can't be read (it is a folder, a pipe or a device); remove it" in told(
        course
    )
