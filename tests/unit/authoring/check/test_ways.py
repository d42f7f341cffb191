"""A learner finds the way: from home into the lessons, into their sections, and on from their ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course_lib.authoring.check import ways
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.home_page import CELL
from course_lib.authoring.tidy import tidy
from course_lib.content import notebook
from course_lib.paths import HOME
from tests.support.small_course import CELLS, edit, write_notebook

CLOSING = 'course.closing("listening")'


def told(course: Path) -> list[str]:
    return [str(letter.seen_from(course)) for letter in ways.letters(ReadableCourse(course))]


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_small_course_finds_its_way(course: Path) -> None:
    assert told(course) == []


def test_home_lists_every_lesson_with_a_link_and_follows_the_course_map(course: Path) -> None:
    edit(course, "course.yml", "minutes: 65", "minutes: 60")

    tidy(course)

    [cell] = [cell for cell in notebook.read(course / "notebooks" / HOME).cells if cell.id == CELL]
    assert "**[00 Listening](00-listening.ipynb)** · 60 minutes" in cell.source
    assert "What this is about." in cell.source
    assert "Later" not in cell.source  # it is still to come


def test_a_course_without_home_is_told(course: Path) -> None:
    (course / "notebooks" / HOME).unlink()

    [letter] = told(course)
    assert letter.startswith(f"notebooks/{HOME}:1: ")
    assert "the course opens on this page" in letter


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("course.home()", "course.kept()", "call `course.home()`"), (CELL, "other", "list of lessons")],
)
def test_a_home_without_what_it_opens_with_is_told(course: Path, old: str, new: str, says: str) -> None:
    rewrite(course / "notebooks" / HOME, old, new)

    [letter] = told(course)
    assert says in letter


def test_a_lesson_without_an_end_is_told(course: Path) -> None:
    write_notebook(course, [cell for cell in CELLS if cell != CLOSING])

    [letter] = told(course)
    assert f"call `{CLOSING}`" in letter


def test_references_before_the_end_are_told(course: Path) -> None:
    write_notebook(course, [*(cell for cell in CELLS if cell != CLOSING), CLOSING])

    [letter] = told(course)
    assert "move it below" in letter


def test_a_lesson_that_leads_nowhere_is_told(course: Path) -> None:
    second = course / "notebooks" / "01-later.ipynb"
    said = json.loads((course / "notebooks" / "00-listening.ipynb").read_text(encoding="utf-8"))
    for cell in said["cells"]:
        cell["source"] = ["".join(cell["source"]).replace(CLOSING, 'course.closing("later")')]
    second.write_text(json.dumps(said), encoding="utf-8")
    entry = (
        "\n    notebook: 01-later.ipynb\n    minutes: 55\n    about: More.\n    objectives: [{id: more, verb: check, "
    )
    entry += "text: it, practise: [first-look, the-drawer], check: [last-look-first]}]"
    edit(course, "course.yml", "title: Later", f"title: Later{entry}")

    [letter] = told(course)
    assert "[Next: …](01-later.ipynb)" in letter

    write_notebook(course, [*CELLS[:-2], "**[Next: Later](01-later.ipynb).**", *CELLS[-2:]])
    assert told(course) == []


def test_two_sections_in_one_cell_are_told(course: Path) -> None:
    write_notebook(course, [*CELLS[:-1], "## One\n\nText.\n\n## Two\n\nText.", CELLS[-1]])

    [letter] = told(course)
    assert "`## Two` begins a section" in letter


def test_what_stands_beside_the_lessons_is_there_under_its_title(course: Path) -> None:
    entry = "beside:\n  - {notebook: room.ipynb, title: The room, about: To come back to.}\nlessons:"
    edit(course, "course.yml", "lessons:", entry)
    [letter] = told(course)
    assert letter.startswith("data/course.yml:3: ")
    assert "notebooks/room.ipynb is missing" in letter

    room = {"cells": [{"cell_type": "markdown", "id": "room", "metadata": {}, "source": "# Another room"}]}
    whole = json.dumps({**room, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    (course / "notebooks" / "room.ipynb").write_text(whole, encoding="utf-8")
    [letter] = told(course)
    assert "`# The room`" in letter
