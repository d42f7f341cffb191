"""The assignment on lesson 13: nothing for nothing, all for the key of one's own data, a person for another's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.grading import bank, marking
from course_lib.grading.points.mark import NOT_ANSWERED, Mark
from course_lib.grading.points.own_data import OTHER_DATA
from course_lib.learner.record import Record
from course_lib.measures.quantiles import t_quantile
from course_lib.models.acts import Act
from course_lib.models.answers import answer
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.written import WrittenTask
from course_lib.scoring.own_data import drawn
from tests.grading.test_leaks import anchors, keys, leaks
from tests.support.grading.classroom import CourseRoom, all_right
from tests.support.grading.keys import right_answer
from tests.support.places import ROOT

NAME = "empathy-and-outcome"
BANK = bank.read(ROOT / "banks", NAME)
SHEET = BANK.question_sheet(NAME)
VERSIONS = {question.id: question.version() for question in SHEET.items}
OWN = [item for item in BANK.items if isinstance(item, OwnDataTask)]
BY_RULE = {item.id: item.points for item in BANK.items if not isinstance(item, WrittenTask)}


def marked(folder: Path, answers: Mapping[str, Mapping[str, Any]], student: str = "ada") -> Mapping[str, Mark]:
    """The marks for answers that lie in a folder as the page keeps them, handed in by `student`."""
    record = Record(folder / "answers")
    for item, data in answers.items():
        record.append(item, Act.ANSWER, answer(data), version=VERSIONS[item])
    return marking.mark(BANK, SHEET, folder, student=student).marks


def by_the_key(student: str) -> dict[str, dict[str, Any]]:
    return {item.id: right_answer(item, student) for item in BANK.items}


def wrong_answer(item: Any, student: str) -> dict[str, Any]:
    """An answer that neither the key nor a slip has anything for."""
    match item:
        case ChoiceTask():
            return {"picked": [next(i for i, option in enumerate(item.options) if not option.correct)]}
        case VerdictTask():
            return {"verdict": next(one for one in item.says if one not in (item.verdict, item.also))}
        case OwnDataTask():
            return {"data_set": drawn(item.recipe, student).mark, "found": {one.id: -77.0 for one in item.numbers}}
    return {"text": " "}


def test_it_has_the_kinds_that_it_says_and_fits_its_notebook() -> None:
    notebook = nbformat.read(ROOT / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)

    assert bank.letters(BANK, notebook.cells, "a.ipynb") == []
    assert {item.kind for item in BANK.items} == {"choice", "many-choice", "own-data", "verdict", "written"}
    sure = sum(question.confidence for question in SHEET.items)
    assert (len(BANK.items), sure, len(OWN), sum(item.points for item in BANK.items)) == (16, 8, 4, 46)
    assert "sixteen questions" in notebook.cells[0].source
    assert "Eight questions also ask how sure you are" in notebook.cells[0].source
    assert "For four questions the page makes up data" in notebook.cells[0].source


def test_the_multipliers_that_the_questions_give_are_those_of_eight_studies() -> None:
    said = " ".join(" ".join(item.prompt.split()) for item in OWN)

    assert {item.recipe.count for item in OWN if item.recipe.of == "studies"} == {8}
    assert f"t(7) = {t_quantile(0.975, 7):.3f}" in said
    assert f"± {t_quantile(0.975, 7):.3f} ×" in said
    assert f"{t_quantile(0.975, 6):.3f} × √(tau² + SE²), since t(6) = {t_quantile(0.975, 6):.3f}" in said.replace(
        "\n", " "
    )


def test_an_untouched_folder_earns_nothing_on_every_item(tmp_path: Path) -> None:
    marks = marking.mark(BANK, SHEET, tmp_path, student="ada").marks

    assert set(marks.values()) == {Mark(0.0, (NOT_ANSWERED,))}


@pytest.mark.parametrize("student", ["ada", "s 0123;DROP", "Zoë"])
def test_the_key_of_their_own_data_earns_each_learner_everything_that_a_rule_gives(
    student: str, tmp_path: Path
) -> None:
    marks = marked(tmp_path, by_the_key(student), student)

    assert {name: mark.points for name, mark in marks.items() if mark.points is not None} == BY_RULE
    assert [name for name, mark in marks.items() if mark.points is None] == ["two-sentences-for-ozan"]
    assert all(bool(mark.reasons) == (mark.points is not None) for mark in marks.values())


def test_every_item_can_be_got_wrong(tmp_path: Path) -> None:
    marks = marked(tmp_path, {item.id: wrong_answer(item, "ada") for item in BANK.items})

    assert {name: mark.points for name, mark in marks.items()} == dict.fromkeys(VERSIONS, 0.0)


def test_numbers_copied_from_somebody_else_wait_for_a_person_and_all_else_is_marked(tmp_path: Path) -> None:
    marks = marked(tmp_path, by_the_key("ada"), student="mo")

    for item in OWN:
        assert marks[item.id] == Mark(None, (OTHER_DATA,))
    others = {name: points for name, points in BY_RULE.items() if name not in {item.id for item in OWN}}
    assert {name: marks[name].points for name in others} == others


def test_somebody_elses_numbers_under_ones_own_mark_are_judged_by_ones_own_data(tmp_path: Path) -> None:
    mine, theirs = by_the_key("mo"), by_the_key("ada")
    forged = {item.id: {**theirs[item.id], "data_set": mine[item.id]["data_set"]} for item in OWN}

    marks = marked(tmp_path, forged, student="mo")

    # what the form alone decides is the same for everybody: the error of a change, and the least reliable one
    earned = {item.id: marks[item.id].points for item in OWN}
    assert all(
        points is not None and points <= item.points / 2 for item, points in zip(OWN, earned.values(), strict=True)
    )


@pytest.mark.parametrize("student", ["ada", "mo", "una"])
@pytest.mark.parametrize("item", OWN, ids=lambda item: item.id)
def test_a_usual_slip_is_named_and_earns_its_share_and_no_reason_gives_a_number_away(
    item: OwnDataTask, student: str, tmp_path: Path
) -> None:
    data = drawn(item.recipe, student)
    for number in (one for one in item.numbers if one.slips):
        for slip in number.slips:
            read = round(data.read(slip.reading)[0], number.decimals)
            place = tmp_path / f"{number.id} {slip.reading}"
            given = {item.id: {"data_set": data.mark, "found": {number.id: read}}}

            mark = marked(place, given, student)[item.id]

            # then: it is this slip or one that comes to the same number; near 0 a z is its r, and then it is right
            told = " ".join(mark.reasons)
            shares = [1.0] * ("this is it" in told) + [one.share for one in number.slips if one.says in told]
            assert shares, (number.id, slip.reading)
            assert mark.points == number.points * shares[0]
            keys_of = {f"{abs(key):.{max(2, number.decimals)}f}".lstrip("0") for key in data.read(number.reading)}
            assert not [key for key in keys_of if key in told]


def test_numbers_left_out_cost_their_own_points_alone(tmp_path: Path) -> None:
    whole = right_answer(OWN[0], "ada")
    some = {"data_set": whole["data_set"], "found": dict(list(whole["found"].items())[:2])}

    mark = marked(tmp_path, {OWN[0].id: some})[OWN[0].id]

    assert mark.points == 3
    assert sum("not answered" in reason for reason in mark.reasons) == 2


def test_it_goes_through_nbgrader_and_the_page_and_the_marker_come_to_the_same_data(room: CourseRoom) -> None:
    # given: Una hands it in untouched, Ada by the key of her data, Mo with Ada's numbers and her mark
    course = replace(room, assignment=NAME)
    course.release()
    una, ada, mo = (course.learner(name) for name in ("una", "ada", "mo"))
    all_right(ada, BANK)
    for item in BANK.items:
        mo.answer(item.id, right_answer(item, "ada"))

    # when: it is marked, and feedback goes back
    course.mark(una, ada, mo)
    course.step("generate_feedback")
    course.step("release_feedback")

    # then: Ada has every point that a rule gives; of Mo's, what is his own data's waits for a person
    assert course.total("una") == 0
    assert course.total("ada") == sum(BY_RULE.values())
    waiting = {name for name, (_, waits) in course.grades("mo").items() if waits}
    assert waiting == {"two-sentences-for-ozan", *(item.id for item in OWN)}
    # then: Mo reads why, and the marker sees what his data come to, which no learner does
    page = mo.fetch_feedback()
    assert page.count("belong to another data set") == len(OWN)
    comes_to = f"The data set of mo is {drawn(OWN[0].recipe, 'mo').mark}"
    assert comes_to not in page
    assert comes_to in (course.work / "autograded" / "mo" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    # then: no key is in anything that was handed out or sent back
    for folder in (course.work / "release", course.work / "feedback", course.root.parent / "homes"):
        assert leaks(folder, keys(BANK) | anchors(BANK)) == []
    for place in (course.work / "release").rglob("items.json"):
        assert '"reading"' not in place.read_text(encoding="utf-8")
