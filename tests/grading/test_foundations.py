"""The assignment on lessons 01 to 04: nothing for nothing, all for the key, and no item that can't be got wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.grading import bank, marking
from course_lib.grading.points.mark import NOT_ANSWERED, Mark
from course_lib.models.tasks.arranging import SortingTask
from tests.grading.test_leaks import leaks
from tests.support.grading.classroom import CourseRoom, all_right
from tests.support.grading.judged import Answers, judged, points_as_shown
from tests.support.grading.keys import given_away, part_of_the_answer, right_answer, secrets, wrong_answer
from tests.support.places import ROOT

NAME = "foundations"
BANK = bank.read(ROOT / "banks", NAME)
SHEET = BANK.question_sheet(NAME)
VERSIONS = {question.id: question.version() for question in SHEET.items}


def marked(folder: Path, answers: Answers) -> Mapping[str, Mark]:
    return judged(BANK, NAME, folder, answers)


def test_it_has_the_kinds_that_it_says_and_fits_its_notebook() -> None:
    notebook = nbformat.read(ROOT / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)

    assert bank.letters(BANK, notebook.cells, "a.ipynb") == []
    kinds = {item.kind for item in BANK.items}
    assert kinds == {"choice", "many-choice", "sorting", "ordering", "verdict", "hypotheses"}
    assert sum(item.points for item in BANK.items) == 55
    sure = sum(question.confidence for question in SHEET.items)
    assert (len(BANK.items), sure) == (20, 11)
    assert "in twenty\nquestions for 55 points" in notebook.cells[0].source
    assert "Eleven questions also ask how sure you are" in notebook.cells[0].source


def test_an_untouched_folder_earns_nothing_on_every_item(tmp_path: Path) -> None:
    assert set(marking.mark(BANK, SHEET, tmp_path).marks.values()) == {Mark(0.0, (NOT_ANSWERED,))}


def test_the_key_earns_everything_without_a_person(tmp_path: Path) -> None:
    marks = marked(tmp_path, {item.id: right_answer(item) for item in BANK.items})

    assert {name: mark.points for name, mark in marks.items()} == {item.id: item.points for item in BANK.items}
    assert all(mark.reasons for mark in marks.values())


def test_every_item_can_be_got_wrong(tmp_path: Path) -> None:
    marks = marked(tmp_path, {item.id: wrong_answer(item) for item in BANK.items})

    assert {name: mark.points for name, mark in marks.items()} == dict.fromkeys(VERSIONS, 0.0)
    assert not any(NOT_ANSWERED in mark.reasons for mark in marks.values())


@pytest.mark.parametrize("item", [item for item in BANK.items if item.kind != "choice"], ids=lambda item: item.id)
def test_every_item_but_a_single_choice_knows_something_between_all_and_nothing(item: Any, tmp_path: Path) -> None:
    if item.kind == "verdict" and item.also is None:
        pytest.skip("nobody could defend another verdict here")

    points = marked(tmp_path, {item.id: part_of_the_answer(item)})[item.id].points

    assert points is not None
    assert 0 < points < item.points


def test_the_order_in_which_steps_are_shown_earns_nothing(tmp_path: Path) -> None:
    assert points_as_shown(BANK, NAME, tmp_path) == [0, 0]


def test_no_key_is_in_what_is_handed_out_and_cards_are_not_in_the_order_of_the_bank() -> None:
    assert len(secrets(BANK)) > 100
    assert given_away(BANK, SHEET) == []
    for item, question in zip(BANK.items, SHEET.items, strict=True):
        if isinstance(item, SortingTask):
            assert {card.id for card in question.cards} == {card.id for card in item.cards}
            assert [card.id for card in question.cards] != [card.id for card in item.cards]


def test_it_goes_through_nbgrader_from_release_to_feedback_and_no_key_comes_out(room: CourseRoom) -> None:
    # given: the assignment is released; Una hands it in untouched, Ada by the key, Mo all wrong
    course = replace(room, assignment=NAME)
    course.release()
    una, ada, mo = (course.learner(name) for name in ("una", "ada", "mo"))
    all_right(ada, BANK)
    for item in BANK.items:
        mo.answer(item.id, wrong_answer(item))

    # when: it is marked, and feedback goes back
    course.mark(una, ada, mo)
    course.step("generate_feedback")
    course.step("release_feedback")

    # then: nothing, everything, nothing, and no item waits for a person
    whole = sum(item.points for item in BANK.items)
    assert [course.total(one.name) for one in (una, ada, mo)] == [0, whole, 0]
    assert not any(waits for one in (una, ada, mo) for _, waits in course.grades(one.name).values())
    # then: the page says what each answer did, and how sure Ada had been
    page = ada.fetch_feedback()
    assert "You were 80 % sure." in page
    assert "This is our verdict." in page
    hers = una.fetch_feedback()
    assert hers.count(NOT_ANSWERED) == len(BANK.items)
    # then: under each reason stands where to read again
    assert hers.count("<p>To read again: “") == page.count("<p>To read again: “") == len(BANK.items)
    assert "To read again: “It has to arrive” in lesson 01, Why empathy matters." in page
    # then: no key is in anything that was handed out, marked or sent back
    key = {place: text for place, text in secrets(BANK).items() if not place.endswith(" key")}
    for folder in (course.work, course.root.parent / "exchange", course.root.parent / "homes"):
        assert leaks(folder, key) == []
    assert leaks(course.root / "banks", key)
