"""The assignment on lessons 05 and 06: nothing for nothing, all for the key, and a session that waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from course_lib.grading import bank, marking
from course_lib.grading.points.mark import NOT_ANSWERED, Mark
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import answer
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.function import FunctionTask
from tests.support.grading.classroom import CourseRoom, needs_box
from tests.support.grading.keys import right_answer
from tests.support.places import ROOT

NAME = "listening-and-responding"
BANK = bank.read(ROOT / "banks", NAME)
ITEMS = {item.id: item for item in BANK.items}
VERSIONS = {question.id: question.version() for question in BANK.question_sheet(NAME).items}
#: By rule from the page; the line of code is run in a box, and a session begun and left has nothing.
CHOSEN = [item for item in BANK.items if isinstance(item, ChoiceTask) or item.kind == "coding"]
WRITTEN = [item.id for item in BANK.items if item.kind == "written"]
SESSION = "a-session-with-ruben"


def marked(folder: Path, given: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mark]:
    record = Record(folder / "answers")
    for item, data in given.items():
        record.append(item, Act.ANSWER, answer(data), version=VERSIONS[item])
    return marking.mark(BANK, BANK.question_sheet(NAME), folder).marks


def test_it_has_what_it_says_and_fits_its_notebook() -> None:
    notebook = nbformat.read(ROOT / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)

    assert bank.letters(BANK, notebook.cells, "a.ipynb") == []
    assert (len(BANK.items), sum(item.points for item in BANK.items)) == (16, 66)
    assert (len(CHOSEN), len(WRITTEN)) == (5, 9)
    kept = ["the-late-bus", "room-for-colm", "the-lowered-voice", "thirty-plum-trees", "the-van-with-two-names"]
    assert {*kept, "a-reply-to-samuel", "share-of-open-questions"} <= ITEMS.keys()


def test_an_untouched_folder_earns_nothing_on_every_item(tmp_path: Path) -> None:
    assert set(marking.mark(BANK, BANK.question_sheet(NAME), tmp_path).marks.values()) == {Mark(0.0, (NOT_ANSWERED,))}


def test_the_key_earns_everything_that_a_rule_gives_and_texts_wait_for_a_person(tmp_path: Path) -> None:
    marks = marked(tmp_path, {item.id: right_answer(item) for item in BANK.items if not isinstance(item, FunctionTask)})

    assert {item.id: marks[item.id].points for item in CHOSEN} == {item.id: item.points for item in CHOSEN}
    assert {marks[name].points for name in WRITTEN} == {None}


def test_every_item_marked_by_rule_can_be_got_wrong(tmp_path: Path) -> None:
    wrong: dict[str, dict[str, Any]] = {}
    for item in CHOSEN:
        if isinstance(item, ChoiceTask):
            wrong[item.id] = {"picked": [next(i for i, one in enumerate(item.options) if not one.correct)]}
        else:
            wrong[item.id] = {"codes": {str(turn): "advice" for turn in item.key()}}

    marks = marked(tmp_path, wrong)

    assert {marks[item.id].points for item in CHOSEN} == {0}
    assert not any(NOT_ANSWERED in marks[item.id].reasons for item in CHOSEN)


def test_all_blank_texts_earn_nothing(tmp_path: Path) -> None:
    marks = marked(tmp_path, {name: {"text": " \n"} for name in WRITTEN})

    assert {marks[name] for name in WRITTEN} == {Mark(0.0, (NOT_ANSWERED,))}


@needs_box
def test_a_session_goes_through_nbgrader_with_points_by_rule_and_waits_for_a_person(room: CourseRoom) -> None:
    # given: Ada says two things to Ruben, and writes to Rune without asking; Una does nothing
    course = replace(room, assignment=NAME)
    course.release()
    ada, una = course.learner("ada"), course.learner("una")
    begun = {"seed": "a", "session": 1, "replies": [], "over": False}
    first = {"said": "What happens in you, somewhere around the tenth rung?"}
    second = {"said": "Eleven every morning, and at eleven a flask has to do the talking for you."}
    ada.answer(SESSION, begun)
    ada.answer(SESSION, {**begun, "replies": [first]})
    ada.answer(SESSION, {**begun, "replies": [first, second]})
    ada.answer("rune-and-the-dog", {"text": "That sounds like a really good week, and you have got so much done."})

    # when
    course.mark(ada, una)

    # then: points stand there, and a person has to look
    points, waits = course.grades("ada")[SESSION]
    assert points is not None
    assert 0 < points < 3
    assert waits
    assert course.grades("una")[SESSION] == (0, False)
    # then: the marker has the transcript and the coach's word, and the learner's page has neither
    page = (course.work / "autograded" / "ada" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert "Stop here first." in page
    assert "Session 1 of 3 at most" in page
    course.step("generate_feedback")
    course.step("release_feedback")
    sent = ada.fetch_feedback()
    assert "somewhere around the tenth rung" in sent
    assert "You ask openly: 0.25 of 1." in sent
    assert "Stop here first." not in sent
    assert "It landed as" not in sent
