"""Ids are for ever: one id, one thing, and what was released stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.authoring.release import release
from course_lib.models import Item
from tests.support.small_course import CELLS, assert_told_once, edit, line_of, told, write_notebook

#: A day on which the help line of the small course has just been read.
TODAY = date(2026, 11, 29)
# Each row breaks one thing: the file, what stands there, what then stands there, the letter, and where it points.
BREAKS = [
    ("quizzes/last-look.yml", "last-look-first", "first-look-first", "the id `first-look-first` is taken", "- id:"),
    ("reflections/looking-back.yml", "looking-back-first", "the-drawer", "the id `the-drawer` is taken", "- id:"),
    ("sortings/four-replies.yml", "four-replies-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("orderings/three-steps.yml", "three-steps-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("ratings/five-replies.yml", "five-replies-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("faces/a-face.yml", "a-face-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("forms/before.yml", "before-choice-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("course.yml", "id: later", "id: listening", "the id `listening` is taken (data/course.yml:3)", ""),
    ("released.yml", "lessons: []", "lessons: [gone]", "ids, lessons 1: `gone` was released and is gone", "lessons"),
    ("released.yml", "ids:\n  lessons: []", "items: {gone: 0123abcd}", "back and give it `retired: true`", "items"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says", "row"), BREAKS, ids=lambda value: None)
def test_what_is_broken_is_told_at_its_line(course: Path, name: str, old: str, new: str, says: str, row: str) -> None:
    edit(course, name, old, new)

    assert_told_once(course, name, says, row)


def test_a_release_notes_every_id_once(course: Path) -> None:
    added = release(course, TODAY)

    assert "items: first-look-first" in added
    assert "quizzes: first-look" in added
    assert "stages: looking-back-first" in added
    assert "sortings: four-replies" in added
    assert "orderings: three-steps" in added
    assert "steps: three-steps-third" in added
    assert "cards: four-replies-second" in added
    assert "codes: open-question" in added
    assert told(course) == []

    before = (course / "data" / "released.yml").read_text(encoding="utf-8")

    assert release(course, TODAY) == []
    assert (course / "data" / "released.yml").read_text(encoding="utf-8") == before
    assert before.startswith("# The ids that learners' stored answers may name")


def test_a_course_with_letters_is_not_released(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(course, "moments/the-drawer.yml", "mireille", "mirelle")

    assert main(["released", "--course", str(course)]) == 1
    assert "there is no data/people/mirelle.yml" in capsys.readouterr().err
    assert (course / "data" / "released.yml").read_text() == "ids:\n  lessons: []\n"


def test_a_released_thing_that_has_vanished_is_told(course: Path) -> None:
    release(course, TODAY)
    (course / "data" / "reflections" / "looking-back.yml").unlink()
    write_notebook(course, [cell for cell in CELLS if "looking-back" not in cell])

    letters = told(course)

    assert len(letters) == 2
    assert "ids, reflections 1: `looking-back` was released and is gone" in letters[0]
    assert "ids, stages 1: `looking-back-first` was released and is gone" in letters[1]
    assert letters[0].startswith(f"data/released.yml:{line_of(course, 'released.yml', '- looking-back')}: ")


def test_a_released_activity_may_leave_the_lessons_while_its_file_stays(course: Path) -> None:
    release(course, TODAY)
    write_notebook(course, [cell for cell in CELLS if "looking-back" not in cell])

    assert told(course) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What does the client say", "What does the client mean"),
        ("A thing that a kind trainee might say.", "A thing that a kind trainee said."),
    ],
)
def test_a_released_item_that_means_something_else_is_told(course: Path, old: str, new: str) -> None:
    release(course, TODAY)
    edit(course, "quizzes/first-look.yml", old, new)

    [letter] = told(course)

    assert letter.startswith(
        f"data/quizzes/first-look.yml:{line_of(course, 'quizzes/first-look.yml', '- id:')}: items 1"
    )
    assert "add a new item with a new id" in letter


def test_feedback_may_be_bettered_and_an_item_retired_after_release(course: Path) -> None:
    release(course, TODAY)
    edit(course, "quizzes/first-look.yml", "What this answer opens", "What this answer may open")
    edit(course, "quizzes/first-look.yml", "    confidence: true", "    retired: true")

    assert told(course) == []


def test_an_item_s_meaning_is_its_question_its_answers_and_its_key() -> None:
    def one(prompt: str = "a", text: str = "b", right: int = 0, retired: bool = False) -> str:
        options = [{"text": text, "feedback": "f", "correct": right == 0}]
        options += [{"text": "c", "feedback": "f", "correct": right == 1}]
        return Item.model_validate({"id": "x", "prompt": prompt, "options": options, "retired": retired}).version()

    assert one() == one(retired=True) == one(prompt="a\n")
    assert len({one(), one(prompt="z"), one(text="z"), one(right=1)}) == 4
