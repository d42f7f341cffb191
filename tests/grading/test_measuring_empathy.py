"""The assignment on lesson 12: nothing for nothing, all for the key by form or code, and the better of two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.grading import bank, marking
from course_lib.grading.handed_in_code import Code
from course_lib.grading.instruments import filled
from course_lib.grading.points.mark import NOT_ANSWERED, UNANSWERED, Mark
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import answer
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.models.worksheet import Calculation
from course_lib.scoring.worksheet import value
from tests.grading.test_leaks import leaks
from tests.support.grading.classroom import CourseRoom, all_right, needs_box
from tests.support.grading.keys import plain, right_answer, right_numbers, wrong_answer
from tests.support.places import ROOT

NAME = "measuring-empathy"
BANK = bank.read(ROOT / "banks", NAME)
SHEET = BANK.question_sheet(NAME)
NOTEBOOK = nbformat.read(ROOT / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)
STARTERS = {cell.metadata.nbgrader.grade_id: cell.source for cell in NOTEBOOK.cells if "nbgrader" in cell.metadata}
VERSIONS = {name: version for question in SHEET.items for name, version in question.versions().items()}
WORK = [item for item in BANK.items if isinstance(item, WorkTask)]
BY_CODE = {item.id: item for item in WORK if item.code}
WRITTEN = "three-wishes-of-a-service"
RIGHT = {name: given for item in WORK for name, given in right_numbers(item).items()} | {
    item.id: right_answer(item) for item in BANK.items if not isinstance(item, WorkTask)
}
#: A number that no key comes to.
WRONG = {"number": 987.0}


def marked(
    folder: Path, answers: Mapping[str, Mapping[str, Any]], code: Mapping[str, str] | None = None
) -> Mapping[str, Mark]:
    """The marks for answers that lie in a folder as the page keeps them, and for code by the name of its item."""
    record = Record(folder / "answers")
    for name, data in answers.items():
        record.append(name, Act.ANSWER, answer(data), version=VERSIONS[name])
    sources = {BY_CODE[item].code_cell: source for item, source in (code or {}).items()}
    return marking.mark(BANK, SHEET, folder, Code(sources, touched=False)).marks


def solution(item: WorkTask) -> str:
    assert item.code
    return item.code.solution


def test_it_has_the_kinds_that_it_says_and_fits_its_notebook() -> None:
    assert bank.letters(BANK, NOTEBOOK.cells, "a.ipynb") == []
    kinds = {item.kind for item in BANK.items}
    assert kinds == {"choice", "many-choice", "sorting", "verdict", "work", "written"}
    assert (len(BANK.items), sum(item.points for item in BANK.items), len(WORK), len(BY_CODE)) == (15, 46, 9, 6)
    assert "in fifteen questions" in NOTEBOOK.cells[0].source
    assert "Six of the questions with numbers can also be done by code" in NOTEBOOK.cells[0].source


def test_code_lies_together_and_folded_up_below_everything_else() -> None:
    ids = [cell.id for cell in NOTEBOOK.cells]
    heading = ids.index("if-you-like-to-program")

    assert NOTEBOOK.cells[heading].metadata["jp-MarkdownHeadingCollapsed"]
    assert all(ids.index(item.code_cell) > heading for item in BY_CODE.values())
    assert all(ids.index(item.id) < heading for item in BANK.items)
    titles = {f"In place of “{item.title}”" for item in BY_CODE.values()}
    assert titles == set(re.findall("In place of “[^”]+”", "".join(cell.source for cell in NOTEBOOK.cells)))


def test_an_untouched_folder_earns_nothing_on_every_item(tmp_path: Path) -> None:
    assert set(marked(tmp_path, {}).values()) == {Mark(0.0, (NOT_ANSWERED,))}


def test_the_form_earns_everything_and_only_the_letter_waits(tmp_path: Path) -> None:
    marks = marked(tmp_path, RIGHT)

    expected = {item.id: item.points for item in BANK.items} | {WRITTEN: None}
    assert {name: mark.points for name, mark in marks.items()} == expected
    assert all(bool(mark.reasons) == (mark.points is not None) for mark in marks.values())


@needs_box
def test_code_earns_the_same_without_the_form(tmp_path: Path) -> None:
    marks = marked(tmp_path, {}, {name: solution(item) for name, item in BY_CODE.items()})

    assert {name: marks[name].points for name in BY_CODE} == {name: item.points for name, item in BY_CODE.items()}
    assert all(marks[name].reasons[0] == "You did this by code." for name in BY_CODE)
    assert {mark for name, mark in marks.items() if name not in BY_CODE} == {UNANSWERED}


@needs_box
def test_of_two_ways_the_better_counts_and_the_other_costs_nothing(tmp_path: Path) -> None:
    # given: code that is right beside numbers that are wrong, and the other way about
    first, second, third, *_ = BY_CODE.values()
    answers = {step.id: WRONG for step in first.steps} | right_numbers(second) | right_numbers(third)

    marks = marked(tmp_path, answers, {first.id: solution(first), second.id: "def x(): pass"})

    assert marks[first.id].points == first.points
    assert "Your code earned more" in marks[first.id].reasons[0]
    assert "right" not in " ".join(marks[first.id].reasons[1:-1])
    assert marks[second.id].points == second.points
    assert "Your numbers earned more" in marks[second.id].reasons[0]
    assert marks[third.id] == Mark(third.points, ("All of your numbers are right.",))


@needs_box
@pytest.mark.parametrize("item", BY_CODE.values(), ids=lambda item: item.id)
def test_a_starter_that_is_finished_wrongly_earns_less_than_all(item: WorkTask, tmp_path: Path) -> None:
    assert item.code
    finished = STARTERS[item.code_cell].replace("...", "0")
    assert finished != STARTERS[item.code_cell]

    points = marked(tmp_path, {}, {item.id: finished})[item.id].points

    assert points is not None
    assert points < item.points / 2


def test_every_item_can_be_got_wrong(tmp_path: Path) -> None:
    wrong = {step.id: WRONG for item in WORK for step in item.steps}
    wrong |= {item.id: wrong_answer(item) for item in BANK.items if item.id not in {*[one.id for one in WORK], WRITTEN}}

    marks = marked(tmp_path, wrong)

    assert {mark.points for mark in marks.values()} == {0.0}
    assert {name for name, mark in marks.items() if NOT_ANSWERED in mark.reasons} == {WRITTEN}


STEPS = [(item, step) for item in WORK for step in item.steps]


@pytest.mark.parametrize(("item", "step"), STEPS, ids=lambda one: one.id)
def test_a_number_earns_its_share_and_each_slip_is_named_without_it(
    item: WorkTask, step: Calculation, tmp_path: Path
) -> None:
    right = RIGHT[step.id]["number"]
    assert marked(tmp_path, {step.id: {"number": right}})[item.id].points == pytest.approx(
        item.points / len(item.steps), abs=0.005
    )
    assert step.slips
    for slip in step.slips:
        slipped = value(slip.key, filled(item))
        mark = marked(tmp_path, {step.id: {"number": slipped}})[item.id]
        assert mark.points == 0
        assert slip.says in " ".join(mark.reasons)
        if right is not None:
            said = {f"{right:.{places}f}" for places in (step.decimals, 3)}
            assert not said & set(re.findall(r"[\d.]+\d|\d", slip.says))


def test_figures_that_are_shown_are_those_that_keys_are_made_of() -> None:
    items = {item.id: item for item in WORK}

    def cells(name: str, columns: slice, rows: slice = slice(None)) -> list[list[float]]:
        table = items[name].table
        assert table
        return [[float(cell) for cell in row[columns]] for row in table.rows[rows]]

    alpha, unturned = items["four-questions-six-people"].steps
    assert alpha.key.of.ratings == tuple(map(tuple, cells("four-questions-six-people", slice(1, 5), slice(-1))))
    turned = [[*row[:3], 4 - row[3]] for row in alpha.key.of.ratings]
    assert unturned.key.of.ratings == tuple(map(tuple, turned))
    assert items["three-raters-five-tapes"].steps[0].key.of.ratings == tuple(
        map(tuple, cells("three-raters-five-tapes", slice(1, None)))
    )
    ours, theirs = cells("ten-tapes-in-a-row", slice(1, None))
    for step in items["ten-tapes-in-a-row"].steps:
        assert (step.key.of.our_levels, step.key.of.their_levels) == (tuple(ours), tuple(theirs))
    counted = cells("two-coders-forty-turns", slice(1, 4), slice(3))
    for step in items["two-coders-forty-turns"].steps:
        pairs = list(zip(step.key.of.ours or (), step.key.of.theirs or (), strict=True))
        assert [[pairs.count((one, other)) for other in "rqa"] for one in "rqa"] == counted
    profile, sites = items["a-profile-and-its-bands"].charts
    outside, drawn, _ = items["a-profile-and-its-bands"].steps
    assert outside.key.of.bands == tuple(row[1:] for row in profile.rows)
    assert drawn.key.of.numbers == tuple(row[1] for row in sites.rows)
    assert f"{drawn.key.of.begins:g}" == sites.words["begins"]


def secrets_of_the_bank() -> dict[str, str]:
    """Every text that tells what is right, by where it stands."""
    found = {f"{step.id} way": step.way for item in WORK for step in item.steps}
    found |= {
        f"{step.id} slip {n}": one.says for item in WORK for step in item.steps for n, one in enumerate(step.slips)
    }
    found |= {f"{name} code": solution(item) for name, item in BY_CODE.items()}
    for item in BANK.items:
        if isinstance(item, ChoiceTask):
            found |= {f"{item.id} {index}": option.feedback for index, option in enumerate(item.options)}
    return {place: plain(text) for place, text in found.items() if len(plain(text)) > 20}


def test_no_key_is_in_what_is_handed_out() -> None:
    said = SHEET.model_dump_json()

    assert len(secrets_of_the_bank()) > 60
    assert not [place for place, text in secrets_of_the_bank().items() if text in plain(said)]
    for key in ("correct", "feedback", "key", "measure", "of", "slips", "way", "solution", "hidden", "examples"):
        assert f'"{key}":' not in said


@needs_box
def test_it_goes_through_nbgrader_from_release_to_feedback_and_no_key_comes_out(room: CourseRoom) -> None:
    # given: the assignment is released; Una hands it in untouched, Ada does the form, Mo does what can be done by code
    course = replace(room, assignment=NAME)
    course.release()
    una, ada, mo = (course.learner(name) for name in ("una", "ada", "mo"))
    all_right(ada, BANK)
    for item in BY_CODE.values():
        mo.write_code(solution(item), item.code_cell)

    # when: it is marked, and feedback goes back
    course.mark(una, ada, mo)
    course.step("generate_feedback")
    course.step("release_feedback")

    # then: nothing, everything but the letter, and all points of what was done by code
    by_code = sum(item.points for item in BY_CODE.values())
    assert [course.total(one.name) for one in (una, ada, mo)] == [0, 40, by_code]
    waiting = {one: {name for name, (_, waits) in course.grades(one).items() if waits} for one in ("una", "ada", "mo")}
    assert waiting["una"] == set()
    assert waiting["ada"] == {WRITTEN}
    # then: Mo worked and sent no answers at all, which is for a person to look at
    assert waiting["mo"] == {item.id for item in BANK.items} - BY_CODE.keys()
    # then: the page shows numbers and code, and nobody who left the code alone reads of it
    page, unas = mo.fetch_feedback(), una.fetch_feedback()
    assert page.count("You did this by code.") == len(BY_CODE)
    assert page.count("by_chance = by_chance +") == 1
    assert "All of your numbers are right." in ada.fetch_feedback()
    assert unas.count(NOT_ANSWERED) == len(BANK.items)
    assert "You did this" not in unas
    assert "<code>" not in unas
    # then: no key is in anything that was handed out, marked or sent back, but the code that Mo wrote himself
    key = {place: text for place, text in secrets_of_the_bank().items() if not place.endswith(" code")}
    for folder in (course.work, course.root.parent / "exchange", course.root.parent / "homes"):
        assert leaks(folder, key) == []
    assert leaks(course.root / "banks", key)
