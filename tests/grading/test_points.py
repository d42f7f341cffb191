"""Points and reasons: computed by hand here, from small banks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.grading import bank
from course_lib.grading.points import choices, codings, functions, texts
from course_lib.grading.points.mark import UNANSWERED
from course_lib.grading.sandbox import Outcome
from course_lib.models import Codebook
from course_lib.models.bank import Bank
from course_lib.models.question_sheet import Question
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.written import WrittenTask
from tests.support.places import ROOT

BANK = """
title: A small bank
items:
  - id: one
    kind: choice
    title: One
    points: 2
    prompt: Which?
    options:
      - {text: a, feedback: fa}
      - {text: b, feedback: fb, correct: true}
  - id: many
    kind: many-choice
    title: Many
    points: 3
    prompt: Which ones?
    options:
      - {text: a, feedback: fa, correct: true}
      - {text: b, feedback: fb, correct: true}
      - {text: c, feedback: fc}
      - {text: d, feedback: fd}
      - {text: e, feedback: fe}
  - id: talk
    kind: coding
    title: Talk
    points: 6
    prompt: Code it.
    codes: [open-question, reflection, advice]
    turns:
      - {speaker: client, text: x}
      - {speaker: counsellor, text: q, code: open-question, reason: r}
      - {speaker: counsellor, text: q, code: open-question, reason: r}
      - {speaker: counsellor, text: q, code: reflection, reason: r}
      - {speaker: counsellor, text: q, code: reflection, reason: r}
  - id: reply
    kind: written
    title: Reply
    points: 2
    words: 20
    prompt: Write.
    rubric:
      - name: It follows
        anchors: [{points: 0, looks_like: no}, {points: 2, looks_like: it does}]
  - id: sum
    kind: function
    title: Sum
    points: 4
    name: add
    prompt: Finish.
    solution: |
      def add(a, b):
          return a + b
    examples:
      - {given: [1, 2], gives: 3}
    hidden:
      - {given: [2, 2], gives: 4}
      - {given: [0.1, 0.2], gives: 0.3}
      - {given: [5, 5], gives: 10}
"""


@pytest.fixture
def items(tmp_path: Path) -> dict[str, object]:
    return {item.id: item for item in read(tmp_path, BANK).items}


def read(folder: Path, text: str) -> Bank:
    (folder / "small.yml").write_text(text.replace("looks_like: no}", "looks_like: not at all}"), encoding="utf-8")
    return bank.read(folder, "small")


def test_a_choice_is_all_or_nothing_and_its_reasons_keep_the_key(items: dict[str, Any]) -> None:
    one = items["one"]
    assert isinstance(one, ChoiceTask)

    right, wrong = choices.choice(one, [1]), choices.choice(one, [0])

    assert (right.points, wrong.points) == (2, 0)
    assert not any("fa" in reason or "fb" in reason for reason in (*right.reasons, *wrong.reasons))
    assert choices.choice(one, []) == UNANSWERED
    assert choices.choice(one, [0], explain=True).reasons[-1] == "*a* fa"


@pytest.mark.parametrize(
    ("picked", "earned"),
    [
        ([0, 1], 3),  # hit rate 1, no false alarm
        ([0], 1.5),  # 1/2
        ([0, 1, 2], 2),  # 1 - 1/3
        ([0, 2], 0.5),  # 1/2 - 1/3
        ([2, 3], 0),  # below nothing is nothing
        ([0, 1, 2, 3, 4], 0),  # picking all is worth as much as picking none
        ([], 0),
    ],
)
def test_many_choice_gives_hit_rate_minus_false_alarm_rate_and_never_less_than_nothing(
    items: dict[str, Any], picked: list[int], earned: float
) -> None:
    assert choices.choice(items["many"], picked).points == earned


def test_all_of_many_choice_is_told_from_a_part_and_from_a_mixture(items: dict[str, Any]) -> None:
    told = {choices.choice(items["many"], picked).reasons[0] for picked in ([0, 1], [0], [0, 2])}

    assert len(told) == 3


@pytest.mark.parametrize(
    ("codes", "earned"),
    [
        ({1: "open-question", 2: "open-question", 3: "reflection", 4: "reflection"}, 6),  # kappa 1
        ({1: "open-question", 2: "open-question", 3: "reflection", 4: "open-question"}, 5),  # .75 - .5 / .5 = kappa .5
        (dict.fromkeys((1, 2, 3, 4), "open-question"), 0),  # half of them right, as chance would have it
        ({1: "reflection", 2: "reflection", 3: "open-question", 4: "open-question"}, 0),  # kappa -1
        ({}, 0),
    ],
)
def test_coding_is_paid_by_kappa_up_to_the_goal(items: dict[str, Any], codes: dict[int, str], earned: float) -> None:
    assert codings.coding(items["talk"], codes).points == earned


def test_leaving_out_the_hard_turns_lowers_kappa(items: dict[str, Any]) -> None:
    talk = items["talk"]
    assert isinstance(talk, CodingTask)

    # observed 2/4, expected 2/4 * 2/4 = 1/4: kappa 1/3, and 1/3 of .6 is 5/9 of the points
    assert codings.coding(talk, {1: "open-question", 2: "open-question"}).points == round(6 * (1 / 3) / 0.6, 2)


def test_a_reply_waits_for_a_person_and_an_empty_one_does_not(items: dict[str, Any]) -> None:
    reply = items["reply"]
    assert isinstance(reply, WrittenTask)

    assert texts.written("You had it there.").points is None
    assert texts.written(" \n\t") == UNANSWERED


def test_a_function_is_paid_by_its_share_of_right_values_and_only_examples_are_told(items: dict[str, Any]) -> None:
    add = items["sum"]
    assert isinstance(add, FunctionTask)

    mark = functions.function(
        add, add.points, [Outcome(True, 7), Outcome(True, 4.0), Outcome(False, trouble="stopped"), Outcome(True, 11)]
    )

    assert mark.points == 1
    assert "`add(1, 2)` should give `3`; yours gave `7`." in mark.reasons
    assert "add(5, 5)" not in " ".join(mark.reasons)
    assert functions.function(add, add.points, [Outcome(True, value) for value in (3, 4, 0.30000001, 10)]).points == 4


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("points: 2\n    words", "points: 5\n    words"), "add up to 2"),
        (("id: many", "id: one"), "two items are called one"),
        (("code: reflection", "code: summary"), "not among the item's `codes`"),
        (("code: reflection", "code: open-question"), "at least two different codes"),
        (("    kind: function", "    kind: puzzle"), "kind"),
        (("feedback: fa, correct: true", "feedback: fa, corect: true"), "corect"),
        (("title: One", "titel: One"), "titel"),
        (("points: 3", "points: -3"), "points"),
    ],
)
def test_a_broken_bank_is_answered_by_a_letter_with_its_line(tmp_path: Path, wrong: tuple[str, str], says: str) -> None:
    with pytest.raises(ContentError, match=says) as told:
        read(tmp_path, BANK.replace(*wrong))

    assert all(letter.line > 1 for letter in told.value.letters)


def test_a_missing_bank_says_where_it_looked_and_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="EMPATHY_BANKS"):
        bank.read(tmp_path, "nowhere")


def test_a_sheet_holds_questions_and_nothing_else(tmp_path: Path) -> None:
    sheet = read(tmp_path, BANK).question_sheet("small")

    assert set(Question.model_fields) == {
        "id", "kind", "title", "prompt", "points", "options", "turns", "codes", "criteria", "words", "confidence",
        "categories", "cards", "steps", "recipe", "own_numbers", "picture", "client", "name",
        "numbers", "filled", "table", "charts", "by_code", "cue", "readings", "starter",
    }  # fmt: skip
    said = sheet.model_dump_json()
    for key in ("correct", "feedback", "reason", "anchors", "looks_like", "solution", "hidden", "examples", '"code"'):
        assert key not in said


def test_every_code_of_a_bank_is_in_the_codebook() -> None:
    known = {code.id for code in Content(ROOT / "data").only(Codebook).codes}

    for file in (ROOT / "banks").glob("*.yml"):
        for item in bank.read(file.parent, file.stem).items:
            if isinstance(item, CodingTask):
                assert set(item.codes) <= known, item.id


def test_the_right_option_can_not_be_guessed_from_its_length_or_place() -> None:
    choices = [
        item for file in (ROOT / "banks").glob("*.yml") for item in bank.read(file.parent, file.stem).items
        if isinstance(item, ChoiceTask)
    ]  # fmt: skip

    longest = [
        max(item.options, key=lambda option: len(option.text)).correct for item in choices if item.kind == "choice"
    ]
    places = [[option.correct for option in item.options].index(True) for item in choices if item.kind == "choice"]

    assert choices
    assert sum(longest) <= 0.4 * len(longest)
    assert len(set(places)) > 1
    for item in choices:
        lengths = [len(option.text) for option in item.options]
        assert max(lengths) <= 1.35 * min(lengths), item.id
