"""What a learner can change in the notebook before handing in, and that it gains nothing."""

from __future__ import annotations

from typing import Any

import nbformat

from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner, all_right, needs_box

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"


def wrong(room: CourseRoom, learner: Learner) -> None:
    """Answer the choice items so that none of them earns a point."""
    for item in room.bank.items:
        if item.kind in ("choice", "many-choice"):
            learner.answer(item.id, {"picked": [[option.correct for option in item.options].index(False)]})


def test_points_names_kinds_and_outputs_in_the_notebook_are_not_believed(released: CourseRoom) -> None:
    # given: a learner with wrong answers who edits the notebook in every way an editor allows
    learner = released.learner("eve")
    wrong(released, learner)

    def forge(cells: list[Any]) -> None:
        for cell in list(cells):
            about = cell.metadata.get("nbgrader")
            if about:
                about.update({"points": 1000, "solution": False, "locked": False, "checksum": "0" * 32})
                cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1000"})]
                twin = nbformat.v4.new_code_cell("1000", metadata={"nbgrader": dict(about)})
                cells.append(twin)
        cells[0].metadata["nbgrader"] = {
            "grade_id": BUS,
            "grade": True,
            "points": 1000,
            "solution": False,
            "locked": False,
        }
        cells.append(nbformat.v4.new_markdown_cell("<script>alert('marker')</script>"))

    learner.edit(forge)

    # when: it is marked
    released.mark(learner)

    # then: nothing is earned, full marks are what they were, and the marker's page is the released one
    assert released.earned_nothing("eve")
    with released.gradebook() as book:
        assert book.find_submission(NAME, "eve").max_score == 24
    marked = (released.work / "autograded" / "eve" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert '"points": 1000' not in marked
    assert "<script>" not in marked


@needs_box
def test_damaged_settings_and_deleted_cells_cost_nothing_either(released: CourseRoom) -> None:
    # given: two learners with the right answers, one whose notebook is nearly empty and one with settings torn up
    gone, torn = released.learner("gone"), released.learner("torn")
    for learner in (gone, torn):
        all_right(learner, released.bank)
    gone.edit(lambda cells: cells.__delitem__(slice(0, None)))

    def tear(cells: list[Any]) -> None:
        for cell in cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.metadata["nbgrader"] = {"grade_id": name} if name == FUNCTION else "torn"

    torn.edit(tear)

    # when: they are marked
    released.mark(gone, torn)

    # then: the answers beside the notebook count, the code counts where it is still there, and else a person looks
    full = {item.id: item.points for item in released.bank.items} | {REPLY: None}
    assert {name: points for name, (points, _) in released.grades("torn").items()} == full
    assert {name: points for name, (points, _) in released.grades("gone").items()} == full | {FUNCTION: None}
