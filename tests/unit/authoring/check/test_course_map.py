"""The course map fits the notebooks: order, objectives, and no file that no lesson shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.small_course import CELLS, MAP, assert_told_once, edit, line_of, told, write_notebook

# Each row breaks one thing: the file, what stands there, what then stands there, the letter, and where it points.
BREAKS = [
    ("quizzes/last-look.yml", "items:", "again: {first-look: [no-such]}\nitems:", "has no item `no-such` in", "again"),
    ("quizzes/last-look.yml", "items:", "again: {first-look: [first-look-first]}\nitems:", "is not asked in an", "ag"),
    ("course.yml", "needs: [listening]", "needs: [hearing]", "needs 1: `hearing` is no lesson", "needs:"),
    ("course.yml", "needs: [listening]", "needs: [later]", "needs 1: `later` comes later", "needs:"),
    ("course.yml", "the-drawer]", "the-box]", "practise 2: the lesson calls no activity `the-box`", "practise:"),
    ("course.yml", "the-drawer]", "first-look]", "practise 2: `first-look` stands here twice", "practise:"),
    ("course.yml", "last-look-first", "first-look-first", "`first-look-first` comes before the objective", "check:"),
    ("course.yml", "last-look-first", "no-such-item", "`no-such-item` is no item or activity", "check:"),
    ("quizzes/last-look.yml", "    confidence", "    retired: true\n    confidence", "first` is retired, so", ""),
    ("course.yml", "00-listening", "01-listening", "notebooks/01-listening.ipynb is missing", "notebook:"),
    ("course.yml", "00-listening", "01-listening", "no lesson of data/course.yml has this notebook", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says", "row"), BREAKS, ids=lambda value: None)
def test_what_is_broken_is_told_at_its_line(course: Path, name: str, old: str, new: str, says: str, row: str) -> None:
    edit(course, name, old, new)

    assert_told_once(course, name, says, row)


LAST = 'course.quiz("last-look")'
CELL_BREAKS: list[tuple[Callable[[list[str]], list[str]], str]] = [
    (lambda cells: [one for one in cells if "evening" not in one], 'shows this; call `course.code("an-evening")`'),
    (lambda cells: [one for one in cells if "four" not in one], 'shows this; call `course.sort("four-replies")`'),
    (lambda cells: [one for one in cells if "three" not in one], 'shows this; call `course.order("three-steps")`'),
    (lambda cells: [*cells[:6], LAST, *(one for one in cells[6:] if one != LAST)], "before the objective was"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), CELL_BREAKS, ids=[says[:40] for _, says in CELL_BREAKS])
def test_a_broken_notebook_is_told(course: Path, change: Callable[[list[str]], list[str]], says: str) -> None:
    write_notebook(course, change(CELLS))

    assert [letter for letter in told(course) if says in letter] != [], told(course)


def test_notebooks_whose_names_sort_otherwise_than_the_map_are_told(course: Path) -> None:
    entry = MAP[MAP.index("    notebook:") : MAP.index("  - id: later")].replace("00-listening", "00-before")
    edit(course, "course.yml", "    needs: [listening]\n", entry.replace("hearing", "again"))
    shutil.copy(course / "notebooks" / "00-listening.ipynb", course / "notebooks" / "00-before.ipynb")

    letters = [letter for letter in told(course) if "comes after 00-listening.ipynb here" in letter]

    assert len(letters) == 1
    assert letters[0].startswith(f"data/course.yml:{line_of(course, 'course.yml', '00-before')}: lessons 2, notebook: ")
