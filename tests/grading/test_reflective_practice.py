"""The assignment on somebody else’s reflection: nothing for nothing, all for the key, and two texts for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.grading import bank, marking
from course_lib.grading.page import for_marker
from course_lib.grading.points.mark import NOT_ANSWERED, Mark
from course_lib.models.tasks.arranging import SortingTask
from course_lib.models.tasks.written import WrittenTask
from tests.grading.test_leaks import leaks
from tests.support.grading.classroom import CourseRoom, all_right
from tests.support.grading.judged import Answers, judged, points_as_shown
from tests.support.grading.keys import given_away, part_of_the_answer, right_answer, secrets, wrong_answer
from tests.support.places import ROOT

NAME = "reflective-practice"
BANK = bank.read(ROOT / "banks", NAME)
NOTEBOOK = nbformat.read(ROOT / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)
SHEET = BANK.question_sheet(NAME)
VERSIONS = {question.id: question.version() for question in SHEET.items}
WRITTEN = [item for item in BANK.items if isinstance(item, WrittenTask)]
BY_RULE = [item for item in BANK.items if not isinstance(item, WrittenTask)]


def marked(folder: Path, answers: Answers) -> Mapping[str, Mark]:
    return judged(BANK, NAME, folder, answers)


def test_it_fits_its_notebook_and_has_what_the_first_cell_says() -> None:
    assert bank.letters(BANK, NOTEBOOK.cells, "a.ipynb") == []
    says = " ".join(NOTEBOOK.cells[0].source.split())
    assert "seventeen questions for 52 points" in says
    assert (len(BANK.items), sum(item.points for item in BANK.items)) == (17, 52)
    assert "Six questions also ask how sure you are" in says
    assert sum(question.confidence for question in SHEET.items) == 6
    assert "write two short texts" in says
    assert [item.id for item in WRITTEN] == ["what-vesna-could-do", "the-note-again"]


def test_nothing_of_the_learners_own_is_asked_for_and_the_first_cell_says_so() -> None:
    says = " ".join(NOTEBOOK.cells[0].source.split())

    assert "Nothing about you is asked for here." in says
    assert "What you wrote in private in the lessons isn’t handed in" in says
    assert "please write nothing about yourself" in WRITTEN[0].prompt
    lessons_calls = re.compile(r"course\.(?!graded|submission)")
    assert not [
        cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code" and lessons_calls.search(cell.source)
    ]


def test_the_page_that_is_asked_about_is_in_the_notebook_and_the_cards_are_from_it() -> None:
    def bare(text: str) -> str:
        """Small letters, one space between words, all quotation marks alike."""
        return " ".join(re.sub("[‘’“”]", "'", text.replace("> ", "")).casefold().split())

    page = bare(NOTEBOOK.cells[2].source)
    lines = next(item for item in BANK.items if isinstance(item, SortingTask))

    assert lines.id == "nine-lines-of-vesnas"
    assert len(page.split()) > 230
    assert [card.id for card in lines.cards if bare(card.text).strip("'.") not in page] == []


def test_an_untouched_folder_earns_nothing_on_every_item(tmp_path: Path) -> None:
    assert set(marking.mark(BANK, SHEET, tmp_path).marks.values()) == {Mark(0.0, (NOT_ANSWERED,))}


def test_the_key_earns_everything_that_is_marked_by_rule_and_two_wait_for_a_person(tmp_path: Path) -> None:
    marks = marked(tmp_path, {item.id: right_answer(item) for item in BANK.items})

    assert {item.id: marks[item.id].points for item in BY_RULE} == {item.id: item.points for item in BY_RULE}
    assert [marks[item.id].points for item in WRITTEN] == [None, None]
    assert all(bool(mark.reasons) == (mark.points is not None) for mark in marks.values())


def test_every_item_can_be_got_wrong(tmp_path: Path) -> None:
    wrong = {item.id: wrong_answer(item) for item in BY_RULE} | {item.id: {"text": " \n"} for item in WRITTEN}

    marks = marked(tmp_path, wrong)

    assert {name: mark.points for name, mark in marks.items()} == dict.fromkeys(VERSIONS, 0.0)
    assert [name for name, mark in marks.items() if NOT_ANSWERED in mark.reasons] == [item.id for item in WRITTEN]


@pytest.mark.parametrize("item", [item for item in BY_RULE if item.kind != "choice"], ids=lambda item: item.id)
def test_every_item_but_a_single_choice_knows_something_between_all_and_nothing(item: Any, tmp_path: Path) -> None:
    points = marked(tmp_path, {item.id: part_of_the_answer(item)})[item.id].points

    assert points is not None
    assert 0 < points < item.points


def test_the_order_in_which_steps_are_shown_earns_nothing(tmp_path: Path) -> None:
    assert points_as_shown(BANK, NAME, tmp_path) == [0, 0]


def test_no_key_and_no_anchor_is_in_what_is_handed_out() -> None:
    assert len(secrets(BANK)) > 100
    assert given_away(BANK, SHEET) == []


def test_a_marker_sees_every_anchor_and_the_most_is_told_only_of_a_note_that_keeps_what_is_needed_for_safety() -> None:
    for item in WRITTEN:
        assert all(anchor.points in range(7) for criterion in item.rubric for anchor in criterion.anchors)
        page = for_marker(item, [])
        assert all(criterion.name in page for criterion in item.rubric)

    safety = WRITTEN[1].rubric[0]
    fullest = max(safety.anchors, key=lambda anchor: anchor.points).looks_like
    for kept in ("canaries", "tablets", "who was told at what time", "sister", "the call at five", "both answers"):
        assert kept in fullest


def test_a_hint_of_not_living_is_asked_about_directly_and_carried_to_somebody_who_takes_over() -> None:
    items: dict[str, Any] = {item.id: item for item in BANK.items}
    asked, carried = items["on-the-stairs"], items["until-somebody-has-taken-over"]

    (key,) = [option.text for option in asked.options if option.correct]
    assert "Are you thinking of killing yourself" in key
    assert all("?" in option.text for option in asked.options)
    said = [step.text for step in carried.steps]
    assert "how near it comes" in said[2]
    assert "ring her doctor" in said[4]
    assert "stay until her sister is there" in said[5]
    assert "your own supervisor" in said[6]


def test_it_goes_through_nbgrader_and_no_key_comes_out(room: CourseRoom) -> None:
    # given: the assignment is released; Una hands it in untouched, Ada by the key
    course = replace(room, assignment=NAME)
    course.release()
    una, ada = (course.learner(name) for name in ("una", "ada"))
    all_right(ada, BANK)

    # when: it is marked, a person gives the written ones their points, and feedback goes back
    course.mark(una, ada)
    waiting = [name for name, (_, waits) in course.grades("ada").items() if waits]
    for item in WRITTEN:
        with course.gradebook() as book:
            grade = book.find_grade(item.id, NAME, NAME, "ada")
            grade.manual_score, grade.needs_manual_grade = item.points, False
            book.db.commit()
    course.step("generate_feedback")
    course.step("release_feedback")

    # then: two had waited, and the totals add up
    assert sorted(waiting) == sorted(item.id for item in WRITTEN)
    assert (course.total("una"), course.total("ada")) == (0, 52)
    # then: no key is in any file, and the rubric, which formgrader shows, in none that a learner gets
    assert "You were 80 % sure." in ada.fetch_feedback()
    assert una.fetch_feedback().count(NOT_ANSWERED) == len(BANK.items)
    rubric = {place: text for place, text in secrets(BANK).items() if place.startswith(tuple(i.id for i in WRITTEN))}
    key = {place: text for place, text in secrets(BANK).items() if place not in rubric and not place.endswith(" key")}
    for folder in (course.work, course.root.parent / "exchange", course.root.parent / "homes"):
        assert leaks(folder, key) == []
    for folder in (course.work / "feedback", course.root.parent / "exchange", course.root.parent / "homes"):
        assert leaks(folder, rubric) == []
