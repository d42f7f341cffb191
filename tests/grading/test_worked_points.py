"""Numbers worked out, and the same done by code: what they earn, computed by hand, from a small bank."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank, instruments, marking, page
from course_lib.grading.points.mark import NOT_ANSWERED, UNANSWERED, Mark
from course_lib.grading.points.worksheets import better, worksheet
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import answer
from course_lib.models.bank import Bank
from course_lib.models.tasks.worksheet import WorkTask

SMALL = """
title: A small bank
items:
  - id: sum
    kind: work
    title: A sum
    points: 3
    intro: Score it.
    sheet: {instrument: wai-sr, whose: Nobody, answers: [4, 3, 5, 2, 4, 3, null, 2, 5, 4, 3, 4]}
    steps:
      - id: goal
        prompt: Goal?
        key: {measure: instrument-score, of: {subscale: goal}}
        slips:
          - {key: {measure: instrument-score, of: {subscale: task}}, says: These are the items for task.}
        way: By four items.
      - id: bond
        prompt: Bond?
        none: No score
        key: {measure: instrument-score, of: {subscale: bond}}
        slips:
          - {key: {number: 14}, says: Three were added up.}
        way: There is none.
      - id: spread
        prompt: SEM?
        decimals: 1
        key: {measure: standard-error-of-measurement, of: {sd: 10, reliability: 0.84}}
        way: By the formula.
    code:
      name: double
      solution: |
        def double(x):
            return 2 * x
      examples: [{given: [1], gives: 2}]
      hidden: [{given: [3], gives: 6}, {given: [0], gives: 0}]
"""
STARTER = "def double(x):\n    return ..."


def read(folder: Path, text: str = SMALL) -> Bank:
    (folder / "small.yml").write_text(text, encoding="utf-8")
    return bank.read(folder, "small")


@pytest.fixture
def small(tmp_path: Path) -> Bank:
    return read(tmp_path)


@pytest.fixture
def item(small: Bank) -> WorkTask:
    (one,) = small.items
    assert isinstance(one, WorkTask)
    return one


RIGHT: dict[str, float | None] = {"goal": 10, "bond": None, "spread": 4}


@pytest.mark.parametrize(
    ("numbers", "earned", "told"),
    [
        (RIGHT, 3, ["All of your numbers are right."]),
        (RIGHT | {"spread": 4.1}, 3, ["All of your numbers are right."]),
        (RIGHT | {"spread": 4.2}, 2, ["2 of 3 numbers are right.", "Number 3 isn’t right."]),
        (RIGHT | {"goal": 15}, 2, ["2 of 3 numbers are right.", "Number 1 isn’t right. These are the items for task."]),
        (RIGHT | {"bond": 14}, 2, ["2 of 3 numbers are right.", "Number 2 isn’t right. Three were added up."]),
        ({"goal": 10}, 1, ["1 of 3 numbers is right.", "Number 2 has no answer.", "Number 3 has no answer."]),
        ({"bond": 0}, 0, ["0 of 3 numbers are right.", "Number 1 has no answer.", "Number 2 isn’t right."]),
        ({}, 0, [NOT_ANSWERED]),
    ],
)
def test_each_number_earns_its_share_and_a_slip_is_named(
    item: WorkTask, numbers: dict[str, float | None], earned: float, told: list[str]
) -> None:
    mark = worksheet(item, numbers, instruments.filled(item))

    assert mark.points == earned
    assert list(mark.reasons)[: len(told)] == told


def test_explaining_tells_the_way_to_what_was_given_and_to_nothing_else(item: WorkTask) -> None:
    mark = worksheet(item, {"goal": 10, "bond": 14}, instruments.filled(item), explain=True)

    assert "*The way to number 1:* By four items." in mark.reasons
    assert "*The way to number 2:* There is none." in mark.reasons
    assert "formula" not in " ".join(mark.reasons)


FORM, CODE = Mark(2.0, ("the form",)), Mark(1.0, ("the code",))
WAITS = Mark(None, ("a person",))
BOTH = "You did this both ways."


@pytest.mark.parametrize(
    ("form", "code", "expected"),
    [
        (UNANSWERED, UNANSWERED, UNANSWERED),
        (FORM, UNANSWERED, FORM),
        (WAITS, UNANSWERED, WAITS),
        (UNANSWERED, CODE, Mark(1.0, ("You did this by code.", "the code"))),
        (FORM, CODE, Mark(2.0, (f"{BOTH} Your numbers earned more, and they count.", "the form"))),
        (Mark(0.0, ("wrong",)), CODE, Mark(1.0, (f"{BOTH} Your code earned more, and it counts.", "the code"))),
        (FORM, Mark(2.0, ("same",)), Mark(2.0, ("You did this both ways, and both earned the same.", "the form"))),
        (WAITS, CODE, Mark(None, (BOTH, "a person", "the code"))),
        (FORM, WAITS, Mark(None, (BOTH, "the form", "a person"))),
        (WAITS, Mark(3.0, ("all",)), Mark(3.0, (f"{BOTH} Your code earned more, and it counts.", "all"))),
        (Mark(3.0, ("all",)), WAITS, Mark(3.0, (f"{BOTH} Your numbers earned more, and they count.", "all"))),
    ],
)
def test_the_better_of_two_ways_counts_and_is_named(form: Mark, code: Mark, expected: Mark) -> None:
    assert better(form, code, 3) == expected


def marked(small: Bank, folder: Path, numbers: dict[str, float | None], version: str = "") -> marking.Marked:
    record = Record(folder / "answers")
    versions = small.question_sheet("small").items[0].versions()
    for name, number in numbers.items():
        record.append(name, Act.ANSWER, answer({"number": number}), version=version or versions[name])
    return marking.mark(small, small.question_sheet("small"), folder)


def test_numbers_are_handed_in_one_by_one_and_the_last_of_each_counts(small: Bank, tmp_path: Path) -> None:
    marked(small, tmp_path, {"goal": 15, "bond": None})

    assert marked(small, tmp_path, {"goal": 10}).marks["sum"].points == 2


def test_a_number_given_to_another_question_waits_for_a_person(small: Bank, tmp_path: Path) -> None:
    assert marked(small, tmp_path, RIGHT, version="00000000").marks["sum"] == Mark(None, (marking.STALE,))


def test_another_table_makes_another_version_and_better_slips_do_not(small: Bank, tmp_path: Path) -> None:
    def versions(old: str, new: str) -> dict[str, str]:
        assert old in SMALL
        return read(tmp_path, SMALL.replace(old, new)).items[0].question().versions()

    ours = small.items[0].question().versions()
    assert versions("Three were added up", "Three were summed") == ours
    assert versions("name: double", "name: twice").keys() == ours.keys()
    assert versions("answers: [4,", "answers: [5,").items().isdisjoint(ours.items())
    changed = versions("prompt: SEM?", "prompt: How exact?")
    assert {name for name in ours if changed[name] != ours[name]} == {"spread"}


def test_the_marker_and_the_learner_see_what_was_given(small: Bank, tmp_path: Path, item: WorkTask) -> None:
    done = marked(small, tmp_path, {"goal": 15, "bond": None})

    shown = page.question(item, done.answers, {"sum-by-code": "<b>code</b>"})

    assert "<td>15</td>" in shown
    assert "<td>No score</td>" in shown
    assert "<td>–</td>" in shown
    assert "<pre><code>&lt;b&gt;code&lt;/b&gt;</code></pre>" in shown
    assert done.code == {}


@pytest.mark.parametrize(
    ("name", "data", "takes"),
    [
        ("goal", {"number": 3}, True),
        ("bond", {"number": None}, True),
        ("goal", {"number": None}, False),
        ("sum", {"number": 3}, False),
        ("", {"number": 3}, False),
        ("goal", {"picked": [1]}, False),
    ],
)
def test_a_question_takes_a_number_for_what_it_asks(
    item: WorkTask, name: str, data: dict[str, Any], takes: bool
) -> None:
    assert item.question().takes(answer(data), name) is takes


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("instrument: wai-sr", "instrument: wai", "no file instruments/wai.yml"),
        ("subscale: goal", "subscale: joy", "this can’t be worked out"),
        ("{number: 14}", "{measure: instrument-score, of: {subscale: bond}}", "same number as the key"),
        ("key: {measure: standard-error-of-measurement, of: {sd: 10, reliability: 0.84}}", "key: {number: 4}", "typed"),
        ("id: spread", "id: goal", "two steps have the same id"),
        ("id: spread", "id: sum", "numbers of a worksheet need names of their own"),
        ("none: No score\n", "unit: points\n", "`none` has to name the button"),
    ],
)
def test_a_worksheet_that_cannot_be_marked_is_answered_by_a_letter(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in SMALL
    with pytest.raises(ContentError, match=says):
        read(tmp_path, SMALL.replace(old, new))


def cells() -> list[Any]:
    """The two cells of the item, as they have to be."""
    own = {"grade": True, "solution": True, "grade_id": "sum", "points": 3}
    code = {"grade": False, "solution": True, "grade_id": "sum-by-code"}
    return [
        nbformat.v4.new_code_cell('course.graded("sum")', metadata={"nbgrader": own}),
        nbformat.v4.new_code_cell(STARTER, metadata={"nbgrader": code}),
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda pair: None, ""),
        (lambda pair: pair.reverse(), ""),
        (lambda pair: pair.pop(), "has no cell in the notebook"),
        (lambda pair: pair.append(pair[1]), "stands in the notebook twice"),
        (lambda pair: pair[1].metadata.nbgrader.update(grade=True), "`grade: false`"),
        (lambda pair: pair[1].metadata.nbgrader.update(solution=False), "`solution: true`"),
        (lambda pair: pair[1].update(source="def twice(x):"), "must begin the function `double`"),
        (lambda pair: pair[1].update(source=STARTER + "\n### BEGIN SOLUTION"), "keys belong in the bank"),
    ],
)
def test_the_two_cells_of_an_item_are_compared_with_the_bank(
    small: Bank, change: Callable[[list[Any]], object], says: str
) -> None:
    pair = cells()
    change(pair)

    letters = [str(letter) for letter in bank.letters(small, pair, "a.ipynb")]

    assert len(letters) == bool(says)
    assert says in "".join(letters)
