"""What a learner can put beside the notebook before handing in, and that it gains nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.grading.classroom import NAME, CourseRoom, all_right

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"


def test_an_edited_question_sheet_changes_no_mark(released: CourseRoom) -> None:
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
    assert released.earned_nothing("eve")
    assert released.total("eve") == 0


def test_lines_written_past_the_page_count_as_answers_at_most(released: CourseRoom) -> None:
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

    assert released.earned_nothing("eve")


def test_links_in_a_submission_are_not_collected(released: CourseRoom) -> None:
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


def test_a_link_that_came_another_way_is_not_followed(released: CourseRoom) -> None:
    ada, bob = released.learner("ada"), released.learner("bob")
    all_right(ada, released.bank)
    ada.write_code("")
    for learner in (ada, bob):
        learner.submit()
    released.step("collect")
    submitted = released.work / "submitted"
    (submitted / "bob" / NAME / "answers").symlink_to(submitted / "ada" / NAME / "answers")

    log = released.step("autograde", "bob")

    assert released.earned_nothing("bob")
    assert "is a link" in log


def test_another_learners_name_for_a_file_gains_nothing(released: CourseRoom, tmp_path: Path) -> None:
    """A bank or a question sheet that a learner adds to the submission is not read."""
    learner = released.learner("eve")
    (learner.folder / "banks").mkdir()
    (learner.folder / "banks" / f"{NAME}.yml").write_text("title: mine\nitems: []\n", encoding="utf-8")
    (learner.folder / f"{NAME}.yml").write_text("title: mine\nitems: []\n", encoding="utf-8")

    released.mark(learner)

    assert released.earned_nothing("eve")
    assert not list((released.work / "autograded").rglob("*.yml"))


def test_the_page_of_a_learner_shows_no_markup_that_somebody_typed(released: CourseRoom) -> None:
    learner = released.learner("eve")
    learner.answer(REPLY, {"text": "<img src=x onerror=alert(1)> </blockquote><script>alert(2)</script>"})

    released.mark(learner)

    page = (released.work / "autograded" / "eve" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page
    assert "<script>" not in page
