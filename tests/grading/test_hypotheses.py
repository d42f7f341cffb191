"""Points of likelihood and the question that would find out: what they earn, the reasons, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank
from course_lib.grading.points.hypotheses import hypotheses
from course_lib.grading.points.mark import UNANSWERED
from course_lib.models.answers import answer
from course_lib.models.bank import Bank
from course_lib.models.tasks.hypotheses import HypothesesTask

SMALL = """
title: A small bank
items:
  - id: yawn
    kind: hypotheses
    title: A yawn
    points: 4
    prompt: What is it?
    cue:
      noticed: The mouth opens.
    readings:
      - {id: else, text: something else, lowest: 5, highest: 20, reason: always}
      - {id: sad, text: sad, lowest: 0, highest: 15, reason: perhaps}
      - {id: short-night, text: a short night, lowest: 50, highest: 80, reason: up at four}
      - {id: bored, text: bored, lowest: 5, highest: 20, reason: nobody knows}
    questions:
      - {text: how did you sleep?, feedback: open, correct: true}
      - {text: am I boring you?, feedback: one reading}
      - {text: why do you yawn?, feedback: a charge}
"""
DRAWN_TWICE = """
      face: {jaw-drop: 1}
      voice: {words: [a, b], pitch: [0, 1], loudness: [0, 1]}
"""
WITHIN = {"short-night": 0.6, "bored": 0.15, "sad": 0.1, "else": 0.15}


def read(folder: Path, text: str = SMALL) -> Bank:
    (folder / "small.yml").write_text(text, encoding="utf-8")
    return bank.read(folder, "small")


@pytest.fixture
def yawn(tmp_path: Path) -> HypothesesTask:
    (item,) = read(tmp_path).items
    assert isinstance(item, HypothesesTask)
    return item


@pytest.mark.parametrize(
    ("shares", "question", "earned", "says"),
    [
        (WITHIN, 0, 4, "can be defended"),
        (WITHIN, 1, 2, "Another of the questions would find out more."),
        (WITHIN, None, 2, "No question was chosen."),
        ({}, 0, 2, "No points of likelihood were given."),
        # all for the night is .2 too much, and nothing nearer comes without reading: .2 to move earns nothing, .1 half
        ({"short-night": 1.0, "bored": 0.0, "sad": 0.0, "else": 0.0}, 1, 0, "leaves room for others"),
        ({"short-night": 0.4, "bored": 0.3, "sad": 0.15, "else": 0.15}, 1, 1, "10 would have to move"),
        (dict.fromkeys(WITHIN, 0.25), 1, 0, "25 would have to move"),
        ({"short-night": 0.0, "bored": 1.0, "sad": 0.0, "else": 0.0}, 1, 0, "leaves room for others"),
    ],
)
def test_half_is_for_the_shares_and_half_for_the_question(
    yawn: HypothesesTask, shares: dict[str, float], question: int | None, earned: float, says: str
) -> None:
    mark = hypotheses(yawn, shares, question)

    assert mark.points == earned
    assert says in " ".join(mark.reasons)
    assert not any(one.reason in " ".join(mark.reasons) for one in yawn.readings)


def test_nothing_at_all_is_no_answer_and_explaining_tells_every_reading_and_the_question(yawn: HypothesesTask) -> None:
    assert hypotheses(yawn, {}, None) == UNANSWERED

    said = hypotheses(yawn, WITHIN, 2, explain=True).reasons[2:]
    assert said[:2] == ("*something else* always", "*sad* perhaps")
    assert said[-1] == "*why do you yawn?* a charge"


@pytest.mark.parametrize(
    ("data", "takes"),
    [
        ({"shares": WITHIN, "question": 1}, True),
        ({"shares": WITHIN}, True),
        ({"shares": {}, "question": 2}, True),
        ({"shares": WITHIN, "question": 3}, False),
        ({"shares": {"short-night": 1.0}}, False),
        ({"shares": WITHIN | {"else": 0.3}}, False),
        ({"shares": WITHIN | {"cold": 0.0}}, False),
        ({"picked": [0]}, False),
    ],
)
def test_a_question_takes_whole_shares_of_its_readings_or_none(
    yawn: HypothesesTask, data: dict[str, Any], takes: bool
) -> None:
    assert yawn.question().takes(answer(data)) is takes


def test_what_travels_holds_no_range_and_the_reading_that_is_none_of_these_stands_last(yawn: HypothesesTask) -> None:
    question = yawn.question()

    assert [piece.id for piece in question.readings] == ["short-night", "bored", "sad", "else"]
    said = question.model_dump_json()
    assert not any(f'"{key}"' in said for key in ("lowest", "highest", "reason", "feedback", "correct"))


def test_an_answer_is_told_in_words(yawn: HypothesesTask) -> None:
    given = answer({"shares": WITHIN, "question": 0})

    told = given.describe(yawn.question().legend())

    assert told == "a short night 60 %; bored 15 %; sad 10 %; something else 15 %; how did you sleep?"
    assert answer({"shares": {}, "question": 1}).describe(yawn.question().legend()) == "am I boring you?"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{id: else, text: something else", "{id: other, text: something else", "give one the id `else`"),
        ("{id: bored, text", "{id: sad, text", "two readings have the same id"),
        ("lowest: 50, highest: 80", "lowest: 80, highest: 50", "`lowest` is above `highest`"),
        ("lowest: 50, highest: 80", "lowest: 10, highest: 30", "at most; 100 must lie between"),
        ("lowest: 50, highest: 80", "lowest: 95, highest: 99", "at most; 100 must lie between"),
        ("feedback: a charge}", "feedback: a charge, correct: true}", "exactly one of the `questions`"),
        ("noticed: The mouth opens.", f"noticed: x\n{DRAWN_TWICE}", "leave one of them out"),
        ("noticed: The mouth", "notised: The mouth", "notised"),
    ],
)
def test_a_broken_item_is_answered_by_a_letter(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in SMALL
    with pytest.raises(ContentError, match=says):
        read(tmp_path, SMALL.replace(old, new))


def test_ranges_that_somebody_meets_without_reading_are_answered_by_a_letter(tmp_path: Path) -> None:
    wide = SMALL.replace("lowest: 50, highest: 80", "lowest: 25, highest: 90").replace("highest: 20", "highest: 30")

    (letter,) = [one for one in bank.letters(read(tmp_path, wide), [], "a.ipynb") if "ranges" in one.says]

    assert "lies only 10%" in letter.says
    assert [one for one in bank.letters(read(tmp_path), [], "a.ipynb") if "ranges" in one.says] == []
