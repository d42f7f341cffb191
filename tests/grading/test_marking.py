"""Marking with what is missing or was there before: the sandbox, our configuration, a person's mark."""

from __future__ import annotations

import shutil

import nbformat
import pytest
from nbgrader import utils

from course_lib.grading import sandbox
from tests.support.grading.classroom import NAME, CourseRoom, all_right, cell_of

REPLY = "a-reply-to-samuel"


def test_without_the_sandbox_nothing_is_marked_and_the_letter_is_in_the_log(
    released: CourseRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: code was handed in, and the sandbox can't start
    learner = released.learner("ada")
    all_right(learner, released.bank)
    sandbox.close()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    learner.submit()
    released.step("collect")

    # when: it is to be marked
    result = released.try_step("autograde", "ada")

    # then: it fails with the letter, and no mark was recorded
    assert not result["success"]
    assert "package `bubblewrap`" in result["log"]
    assert all(points is None for points, _ in released.grades("ada").values())


def test_stock_nbgrader_gives_our_cells_nothing_or_leaves_them_to_a_person(released: CourseRoom) -> None:
    """A course marked by mistake without our configuration must not hand out full marks."""
    notebook = nbformat.read(released.work / "release" / NAME / f"{NAME}.ipynb", as_version=4)

    for item in released.bank.items:
        cell = cell_of(notebook.cells, item.id)
        assert utils.determine_grade(cell) == (0, item.points)
        cell.source += "  # changed"
        assert utils.determine_grade(cell) == (None, item.points)


def test_marking_again_keeps_a_persons_mark_and_asks_to_look_at_it(released: CourseRoom) -> None:
    # given: a reply that a person has marked
    learner = released.learner("mo")
    learner.answer(REPLY, {"text": "The weather came out."})
    released.mark(learner)
    with released.gradebook() as book:
        grade = book.find_grade(REPLY, NAME, NAME, "mo")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        book.db.commit()

    # when: it is marked again
    released.step("autograde", "mo")

    # then: the mark is still there, and is flagged
    assert released.total("mo") == 4
    assert released.grades("mo")[REPLY] == (None, True)
