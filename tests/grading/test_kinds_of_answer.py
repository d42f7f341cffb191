"""Cards, steps, verdicts and confidence in an assignment: what they earn, computed by hand, and the reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank
from course_lib.grading.points import arrangements, choices, verdicts
from course_lib.models.answers import answer
from course_lib.models.bank import Bank
from course_lib.models.question_sheet import Question
from course_lib.models.tasks.arranging import OrderingTask
from tests.support.grading.classroom import NAME
from tests.support.places import SAMPLES

SMALL = """
title: A small bank
items:
  - id: sure
    kind: choice
    title: Sure
    points: 2
    confidence: true
    prompt: Which?
    options:
      - {text: a, feedback: fa}
      - {text: b, feedback: fb, correct: true}
  - id: cards
    kind: sorting
    title: Cards
    points: 6
    intro: Sort.
    categories:
      - {id: near, name: Near, means: close by}
      - {id: far, name: Far, means: a long way}
    cards:
      - {id: one, text: "1", category: near, reason: because one}
      - {id: two, text: "2", category: near, reason: because two, misplaced: {far: look at two}}
      - {id: three, text: "3", category: far, reason: because three}
      - {id: four, text: "4", category: far, reason: because four}
  - id: steps
    kind: ordering
    title: Steps
    points: 6
    intro: Order.
    steps:
      - {id: wake, text: wake up, reason: first of all}
      - {id: wash, text: wash, reason: after waking}
      - {id: eat, text: eat, reason: with clean hands}
      - {id: leave, text: leave, reason: last of all}
  - id: claim
    kind: verdict
    title: Claim
    points: 2
    prompt: Judge.
    verdict: mixed
    also: overclaimed
    says: {supported: s, mixed: m, overclaimed: o, unsafe: u, definition: d, advice: a}
"""
ALL = {"one": "near", "two": "near", "three": "far", "four": "far"}


def read(folder: Path, text: str = SMALL) -> Bank:
    (folder / "small.yml").write_text(text, encoding="utf-8")
    return bank.read(folder, "small")


@pytest.fixture
def items(tmp_path: Path) -> dict[str, Any]:
    return {item.id: item for item in read(tmp_path).items}


@pytest.mark.parametrize(
    ("placed", "earned", "says"),
    [
        (ALL, 6, "4 of 4 cards lie where our key has them: kappa 1.00."),
        (ALL | {"two": "far"}, 3, "3 of 4"),  # .75 - .5 of .5: kappa .5
        (dict.fromkeys(ALL, "near"), 0, "2 of 4"),  # as many as chance
        ({"one": "far", "two": "far", "three": "near", "four": "near"}, 0, "kappa -1.00"),
        ({"one": "near", "two": "near"}, 2, "2 without a category count as differences."),  # .5 - .25 of .75: 1/3
        ({}, 0, "Not answered."),
    ],
)
def test_cards_are_paid_by_kappa(items: dict[str, Any], placed: dict[str, str], earned: float, says: str) -> None:
    mark = arrangements.sorting(items["cards"], placed)

    assert mark.points == earned
    assert says in " ".join(mark.reasons)
    assert "because" not in " ".join(mark.reasons)


@pytest.mark.parametrize(
    ("steps", "earned", "pairs"),
    [
        (["wake", "wash", "eat", "leave"], 6, "6 stand"),
        (["wash", "wake", "eat", "leave"], 4, "5 stand"),  # (5 - 1) / 6
        (["leave", "wake", "wash", "eat"], 0, "3 stand"),  # a run in order, and the last step first: 3 of 6 by chance
        (["wash", "eat", "wake", "leave"], 2, "4 stand"),  # (4 - 2) / 6
        (["leave", "eat", "wash", "wake"], 0, "0 stand"),
    ],
)
def test_steps_are_paid_by_pairs_in_order(items: dict[str, Any], steps: list[str], earned: float, pairs: str) -> None:
    mark = arrangements.ordering(items["steps"], steps)

    assert mark.points == earned
    assert f"Of 6 pairs of steps, {pairs} in the same order" in mark.reasons[0]


@pytest.mark.parametrize(("verdict", "earned"), [("mixed", 2), ("overclaimed", 1), ("supported", 0), ("advice", 0)])
def test_a_verdict_earns_all_and_one_that_can_be_defended_half(
    items: dict[str, Any], verdict: str, earned: float
) -> None:
    mark = verdicts.verdict(items["claim"], verdict)

    assert mark.points == earned
    assert len(mark.reasons) == 1
    assert verdicts.verdict(items["claim"], verdict, explain=True).reasons[1:] == (verdict[0],)


@pytest.mark.parametrize("confidence", [None, 0.2, 1.0])
def test_how_sure_somebody_is_earns_and_costs_nothing_and_is_told_back(
    items: dict[str, Any], confidence: float | None
) -> None:
    right, wrong = (choices.choice(items["sure"], [picked], confidence) for picked in (1, 0))

    assert (right.points, wrong.points) == (2, 0)
    told = () if confidence is None else (f"You were {confidence:.0%} sure.".replace("%", " %"),)
    assert right.reasons[1:] == wrong.reasons[1:] == told


def test_explaining_says_why_for_what_was_given_and_for_nothing_else(items: dict[str, Any]) -> None:
    said = arrangements.sorting(items["cards"], ALL | {"two": "far", "four": "near"}, explain=True).reasons[1:]
    assert said == ("*1* because one", "*2* look at two", "*3* because three")

    said = arrangements.ordering(items["steps"], ["wake", "eat", "wash", "leave"], explain=True).reasons[1:]
    assert said == ("*wake up* first of all", "*leave* last of all")


@pytest.mark.parametrize(
    ("name", "data", "takes"),
    [
        ("sure", {"picked": [1], "confidence": 0.8}, True),
        ("sure", {"picked": [1]}, True),
        ("cards", {"cards": {"one": "far"}}, True),
        ("cards", {"cards": {"five": "far"}}, False),
        ("cards", {"cards": {"one": "nowhere"}}, False),
        ("cards", {"steps": ["one"]}, False),
        ("steps", {"steps": ["eat", "wake", "wash", "leave"]}, True),
        ("steps", {"steps": ["eat", "wake", "wash"]}, False),
        ("steps", {"steps": ["eat", "eat", "wash", "leave"]}, False),
        ("steps", {"steps": []}, False),
        ("claim", {"verdict": "unsafe"}, True),
        ("claim", {"verdict": "true"}, False),
        ("claim", {"picked": [0]}, False),
    ],
)
def test_a_question_takes_what_can_answer_it(
    items: dict[str, Any], name: str, data: dict[str, Any], takes: bool
) -> None:
    assert items[name].question().takes(answer(data)) is takes


def test_confidence_is_no_answer_where_nobody_asked_for_it(tmp_path: Path) -> None:
    item = read(tmp_path, SMALL.replace("    confidence: true\n", "")).items[0]

    assert not item.question().takes(answer({"picked": [1], "confidence": 0.8}))


def test_what_questions_got_later_is_no_part_of_an_earlier_ones_version() -> None:
    """What learners have answered and not handed in yet stays an answer to the same question."""
    sheet = bank.read(SAMPLES / "banks", NAME).question_sheet(NAME)

    assert [item.version() for item in sheet.items] == [
        "b92e38fc", "169ed0eb", "edde5539", "72b2e8d1", "0adc0b9d", "154d1d79", "dbf8ccb1",
    ]  # fmt: skip


def test_a_better_reason_leaves_a_version_as_it_is_and_another_card_does_not(
    tmp_path: Path, items: dict[str, Any]
) -> None:
    def version(old: str, new: str, name: str) -> str:
        assert old in SMALL
        changed: dict[str, Question] = {one.id: one.question() for one in read(tmp_path, SMALL.replace(old, new)).items}
        return changed[name].version()

    assert version("because one", "since one", "cards") == items["cards"].question().version()
    assert version('text: "1"', 'text: "one"', "cards") != items["cards"].question().version()
    assert version("text: eat", "text: dine", "steps") != items["steps"].question().version()
    assert version("confidence: true", "confidence: false", "sure") != items["sure"].question().version()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{id: two, text", "{id: one, text", "two cards have the same id"),
        (
            "category: far, reason: because four",
            "category: nowhere, reason: because four",
            "not among the `categories`",
        ),
        ("unsafe: u, ", "", "`says` needs a word on each verdict; unsafe has none"),
        ("also: overclaimed", "also: mixed", "is our verdict already"),
        ("verdict: mixed", "verdict: true-ish", "verdict"),
        ("{id: eat, text: eat", "{id: wash, text: eat", "two steps have the same id"),
    ],
)
def test_a_broken_item_is_answered_by_a_letter(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in SMALL
    with pytest.raises(ContentError, match=says):
        read(tmp_path, SMALL.replace(old, new))


def test_steps_that_are_shown_almost_in_order_are_answered_by_a_letter(tmp_path: Path) -> None:
    """How steps are mixed follows from their ids, so these four, as they are written, would earn 4 of 6 points."""

    def told(small: Bank) -> list[str]:
        about = {
            item.id: {"grade": True, "solution": True, "grade_id": item.id, "points": item.points}
            for item in small.items
        }
        cells = [
            nbformat.v4.new_code_cell(f'course.graded("{name}")', metadata={"nbgrader": one})
            for name, one in about.items()
        ]
        return [str(letter) for letter in bank.letters(small, cells, "a.ipynb")]

    small = read(tmp_path)
    steps = next(item for item in small.items if isinstance(item, OrderingTask))
    assert arrangements.ordering(steps, [step.id for step in steps.shuffled()]).points == 4
    (letter,) = told(small)
    assert "earn points already" in letter

    backwards = steps.model_copy(update={"steps": steps.steps[::-1]})
    assert told(small.model_copy(update={"items": (*small.items[:2], backwards, *small.items[3:])})) == []
