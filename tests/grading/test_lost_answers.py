"""Answers that didn't come with the rest: their items wait for a person, who reads what is missing, and aren't 0."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course_lib.grading.marking import MISSING
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner, all_right, needs_box

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"
NO_FOLDER = "There is no folder answers in this submission."
WAITS = (None, True)


def marked(room: CourseRoom, *learners: Learner) -> tuple[str, str]:
    """Hand in, collect and mark; both logs."""
    for learner in learners:
        learner.submit()
    return room.step("collect"), room.step("autograde", "*")


def run_once(cells: list[Any]) -> None:
    """As a notebook is kept after it was opened and had started itself."""
    for number, cell in enumerate((cell for cell in cells if cell.cell_type == "code"), 1):
        cell.execution_count = number


@needs_box
@pytest.mark.parametrize("happens", ["is gone", "is called answers 2"])
def test_without_the_folder_every_answer_waits_and_the_code_counts(released: CourseRoom, happens: str) -> None:
    # given: two whose work is whole or untouched, and one who answered everything and lost the folder on its way
    whole, untouched, lost = (released.learner(name) for name in ("whole", "untouched", "lost"))
    for learner in (whole, lost):
        all_right(learner, released.bank)
    if happens == "is gone":
        for file in (lost.folder / "answers").iterdir():
            file.unlink()
        (lost.folder / "answers").rmdir()
    else:
        (lost.folder / "answers").rename(lost.folder / "answers 2")

    # when: all are collected and marked
    collected, log = marked(released, whole, untouched, lost)

    # then: both steps say what is missing, and nothing is a 0 that nobody has looked at
    assert f"lost: {NO_FOLDER}" in collected
    assert log.count(f"lost: {NO_FOLDER}") == 1
    full = {item.id: (item.points, False) for item in released.bank.items}
    assert released.grades("lost") == dict.fromkeys(full, WAITS) | {FUNCTION: full[FUNCTION]}
    page = (released.work / "autograded" / "lost" / NAME / f"{NAME}.ipynb").read_text("utf-8")
    assert MISSING in page
    assert released.grades("whole") == full | {REPLY: WAITS}
    assert released.grades("untouched") == dict.fromkeys(full, (0.0, False))


def test_a_notebook_that_has_run_is_not_taken_for_untouched(released: CourseRoom) -> None:
    """Where all answers are data, nothing else of it changes."""
    lost = released.learner("lost")
    lost.edit(run_once)

    marked(released, lost)

    assert released.grades("lost").pop(BUS) == WAITS


def test_an_answer_in_the_oldest_of_two_hundred_and_six_files_counts(released: CourseRoom) -> None:
    # given: who answered once and then opened the assignment in 205 more kernels, each of which saved another answer
    ann, ben = released.learner("ann"), released.learner("ben")
    ann.answer(BUS, {"picked": [2]})
    ben.answer(BUS, {"picked": [2]})
    (first,) = (ann.folder / "answers").glob("*.jsonl")
    first.rename(first.with_name("0.jsonl"))
    for number in range(1, 206):
        ann.tamper({"item": "the-lowered-voice"}, f"{number:03}.jsonl")

    marked(released, ann, ben)

    assert released.grades("ann")[BUS] == released.grades("ben")[BUS]
    assert released.grades("ann")[BUS][1] is False


def _of_another_course(folder: Path) -> None:
    for file in folder.glob("*.jsonl"):
        file.write_text(json.dumps({"format": 2}) + "\n", "utf-8")


def _as_a_link(folder: Path) -> None:
    for file in folder.glob("*.jsonl"):
        file.rename(file.with_suffix(".aside"))
        file.symlink_to(file.with_suffix(".aside"))


def _too_large(folder: Path) -> None:
    for file in folder.glob("*.jsonl"):
        os.truncate(file, 10**9)


@pytest.mark.parametrize("happens", [_of_another_course, _as_a_link, _too_large])
def test_what_a_file_that_is_left_out_may_have_held_waits(
    released: CourseRoom, happens: Callable[[Path], None]
) -> None:
    # given: two whose one file of answers is whole, and one whose file can't be read where it was collected
    learners = [released.learner(name) for name in ("ann", "ben", "cy")]
    for learner in learners:
        learner.answer(BUS, {"picked": [2]})
        learner.submit()
    released.step("collect")
    happens(released.work / "submitted" / "cy" / NAME / "answers")

    released.step("autograde", "*")

    assert set(released.grades("cy").values()) == {WAITS, (0.0, False)}
    assert released.grades("cy")[FUNCTION] == (0.0, False)
    assert released.grades("ann") == released.grades("ben")
    assert released.grades("ann").pop("room-for-colm") == (0.0, False)
