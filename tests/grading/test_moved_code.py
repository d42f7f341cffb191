"""A function that doesn't stand where it was given out: it counts where it is whole, and else a person looks."""

from __future__ import annotations

import shutil

import nbformat
import pytest

from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner, needs_box
from tests.support.grading.moved_code import GOOD, MOVED, UNTOUCHED, WHOLE, Change

pytestmark = needs_box
FULL, NOTHING, WAITS = (3.0, False), (0.0, False), (None, True)


@pytest.fixture
def honest(released: CourseRoom) -> list[Learner]:
    """Somebody whose function is right and in its place, and somebody who left it."""
    learners = [released.learner(name) for name in ("ada", "bo")]
    learners[0].write_code(GOOD)
    return learners


def marked(room: CourseRoom, honest: list[Learner], odd: Learner) -> str:
    """Mark all three; the log. The honest two get what is theirs."""
    for learner in (*honest, odd):
        learner.submit()
    room.step("collect")
    log = room.step("autograde", "*")
    assert [room.grades(name)[FUNCTION] for name in ("ada", "bo")] == [FULL, NOTHING]
    assert "ada: The code" not in log
    assert "bo: The code" not in log
    return log


@pytest.mark.parametrize("change", WHOLE.values(), ids=WHOLE)
def test_a_function_in_its_own_cells_counts(released: CourseRoom, honest: list[Learner], change: Change) -> None:
    cy = released.learner("cy")
    cy.edit(change)

    marked(released, honest, cy)

    assert released.grades("cy")[FUNCTION] == FULL


@pytest.mark.parametrize(("change", "says"), MOVED.values(), ids=MOVED)
def test_one_that_is_elsewhere_waits_for_a_person_who_reads_where(
    released: CourseRoom, honest: list[Learner], change: Change, says: str
) -> None:
    cy = released.learner("cy")
    cy.edit(change)

    log = marked(released, honest, cy)

    assert released.grades("cy")[FUNCTION] == WAITS
    assert f"cy: The code of {FUNCTION} " in log
    assert says in log


def test_one_that_is_in_a_second_notebook_waits_for_a_person_who_sees_it(
    released: CourseRoom, honest: list[Learner]
) -> None:
    cy = released.learner("cy")
    untouched = cy.notebook.read_bytes()
    cy.write_code(GOOD)
    shutil.copy(cy.notebook, cy.folder / f"{NAME}-Copy1.ipynb")
    cy.notebook.write_bytes(untouched)

    log = marked(released, honest, cy)

    assert released.grades("cy")[FUNCTION] == WAITS
    assert f"was changed in a second notebook, {NAME}-Copy1.ipynb" in log
    shown = nbformat.read(released.work / "autograded" / "cy" / NAME / f"{NAME}.ipynb", as_version=4)
    assert GOOD in [cell.source for cell in shown.cells]


@pytest.mark.parametrize("change", UNTOUCHED.values(), ids=UNTOUCHED)
def test_one_that_was_left_is_nothing_and_waits_for_nobody(
    released: CourseRoom, honest: list[Learner], change: Change
) -> None:
    cy = released.learner("cy")
    shutil.copy(cy.notebook, cy.folder / f"{NAME}-Copy1.ipynb")
    cy.edit(change)

    marked(released, honest, cy)

    assert released.grades("cy")[FUNCTION] == NOTHING
