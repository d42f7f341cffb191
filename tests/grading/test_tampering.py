"""What a learner can change before handing in, and that it gains nothing."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbgrader import utils

from course_lib.grading import sandbox
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner, all_right, cell_of, needs_box

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"


def wrong(room: CourseRoom, learner: Learner) -> None:
    """Answer the choice items so that none of them earns a point."""
    for item in room.bank.items:
        if item.kind in ("choice", "many-choice"):
            learner.answer(item.id, {"picked": [[option.correct for option in item.options].index(False)]})


def nothing(room: CourseRoom, name: str) -> bool:
    return all(points in (0, None) for points, _ in room.grades(name).values())


def test_points_names_kinds_and_outputs_in_the_notebook_are_not_believed(released):
    # given: a learner with wrong answers who edits the notebook in every way an editor allows
    learner = released.learner("eve")
    wrong(released, learner)

    def forge(cells):
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
    assert nothing(released, "eve")
    with released.gradebook() as book:
        assert book.find_submission(NAME, "eve").max_score == 24
    marked = (released.work / "autograded" / "eve" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert '"points": 1000' not in marked
    assert "<script>" not in marked


@needs_box
def test_damaged_settings_and_deleted_cells_cost_nothing_either(released):
    # given: two learners with the right answers, one whose notebook is nearly empty and one with settings torn up
    gone, torn = released.learner("gone"), released.learner("torn")
    for learner in (gone, torn):
        all_right(learner, released.bank)
    gone.edit(lambda cells: cells.__delitem__(slice(0, None)))

    def tear(cells):
        for cell in cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.metadata["nbgrader"] = {"grade_id": name} if name == FUNCTION else "torn"

    torn.edit(tear)

    # when: they are marked
    released.mark(gone, torn)

    # then: the answers beside the notebook count, and the code counts where it is still there
    full = {item.id: item.points for item in released.bank.items} | {REPLY: None}
    assert {name: points for name, (points, _) in released.grades("torn").items()} == full
    assert {name: points for name, (points, _) in released.grades("gone").items()} == full | {FUNCTION: 0}


def test_an_edited_question_sheet_changes_no_mark(released):
    # given: a learner who makes every option of the sheet the right one's text, and answers it
    learner = released.learner("eve")
    sheet = json.loads((learner.folder / "items.json").read_text(encoding="utf-8"))
    for item in sheet["items"]:
        item["points"] = 100
        item["options"] = item["options"][::-1]
    (learner.folder / "items.json").write_text(json.dumps(sheet), encoding="utf-8")
    learner.answer(BUS, {"picked": [1]})

    # when: it is marked
    released.mark(learner)

    # then: an answer to another question than ours waits for a person, and everything else is nothing
    assert released.grades("eve").pop(BUS) == (None, True)
    assert nothing(released, "eve")
    assert released.total("eve") == 0


def test_lines_written_past_the_page_count_as_answers_at_most(released):
    learner = released.learner("eve")
    version = released.bank.question_sheet(NAME).items[0].version()
    for line in (
        {"id": "a", "at": "9", "item": BUS, "act": "answer", "version": version, "data": {"picked": [0, 1, 2, 3]}},
        {
            "id": "b",
            "at": "9",
            "item": BUS,
            "act": "answer",
            "version": version,
            "data": {"points": 100, "picked": "2"},
        },
        {"id": "c", "at": "9", "item": "unknown", "act": "answer", "version": "", "data": {"points": 100}},
        {"marks": {BUS: 100}},
    ):
        learner.tamper(line)

    released.mark(learner)

    assert nothing(released, "eve")


def test_a_notebook_that_is_none_is_told_and_the_next_learner_is_marked(released):
    # given: one learner hands in something that is no notebook
    broken, good = released.learner("broken"), released.learner("good")
    all_right(good, released.bank)
    good.write_code("")
    broken.notebook.write_text("{", encoding="utf-8")

    # when: both are handed in
    for learner in (broken, good):
        learner.submit()
    released.step("collect")
    result = released.try_step("autograde", "*")

    # then: the failure is told, earns nothing, and stops nobody else
    assert not result["success"]
    assert "broken" in result["log"]
    assert released.grades("good")[BUS] == (2, False)
    assert nothing(released, "broken")


def test_links_in_a_submission_are_not_collected(released):
    # given: Ada has handed in, and Bob puts a link to her answers into his submission
    ada, bob = released.learner("ada"), released.learner("bob")
    all_right(ada, released.bank)
    for learner in (ada, bob):
        learner.submit()
    released.step("collect")
    inbound = next((released.root.parent / "exchange").glob("*/inbound/bob+*"))
    theirs = released.work / "submitted" / "ada" / NAME / "answers"
    (inbound / "answers").symlink_to(theirs)
    released.work.joinpath("submitted", "bob").rename(released.root / "aside")

    # when: it is collected
    log = released.step("collect")

    # then: it stays where it is, and the instructor reads why
    assert "holds a link" in log
    assert not (released.work / "submitted" / "bob" / NAME / "answers").exists()


def test_a_link_that_came_another_way_is_not_followed(released):
    ada, bob = released.learner("ada"), released.learner("bob")
    all_right(ada, released.bank)
    ada.write_code("")
    for learner in (ada, bob):
        learner.submit()
    released.step("collect")
    submitted = released.work / "submitted"
    (submitted / "bob" / NAME / "answers").symlink_to(submitted / "ada" / NAME / "answers")

    log = released.step("autograde", "bob")

    assert nothing(released, "bob")
    assert "is a link" in log


def test_without_the_sandbox_nothing_is_marked_and_the_letter_is_in_the_log(released, monkeypatch):
    # given: code was handed in, and the sandbox can't start
    learner = released.learner("ada")
    all_right(learner, released.bank)
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    learner.submit()
    released.step("collect")

    # when: it is to be marked
    result = released.try_step("autograde", "ada")

    # then: it fails with the letter, and no mark was recorded
    assert not result["success"]
    assert "package `bubblewrap`" in result["log"]
    assert all(points is None for points, _ in released.grades("ada").values())


def test_marking_again_keeps_a_persons_mark_and_asks_to_look_at_it(released):
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


def test_stock_nbgrader_gives_our_cells_nothing_or_leaves_them_to_a_person(released):
    """A course marked by mistake without our configuration must not hand out full marks."""
    notebook = nbformat.read(released.work / "release" / NAME / f"{NAME}.ipynb", as_version=4)

    for item in released.bank.items:
        cell = cell_of(notebook.cells, item.id)
        assert utils.determine_grade(cell) == (0, item.points)
        cell.source += "  # changed"
        assert utils.determine_grade(cell) == (None, item.points)


def test_the_page_of_a_learner_shows_no_markup_that_somebody_typed(released):
    learner = released.learner("eve")
    learner.answer(REPLY, {"text": "<img src=x onerror=alert(1)> </blockquote><script>alert(2)</script>"})

    released.mark(learner)

    page = (released.work / "autograded" / "eve" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page
    assert "<script>" not in page


def test_another_learners_name_for_a_file_gains_nothing(released, tmp_path: Path):
    """A bank or a question sheet that a learner adds to the submission is not read."""
    learner = released.learner("eve")
    (learner.folder / "banks").mkdir()
    (learner.folder / "banks" / f"{NAME}.yml").write_text("title: mine\nitems: []\n", encoding="utf-8")
    (learner.folder / f"{NAME}.yml").write_text("title: mine\nitems: []\n", encoding="utf-8")

    released.mark(learner)

    assert nothing(released, "eve")
    assert not list((released.work / "autograded").rglob("*.yml"))
