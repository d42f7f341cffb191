"""Measuring the coach, and its command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from course_lib.__main__ import main
from course_lib.coach.evaluation import NEEDED, Turn, auc, ece, f1, macro_f1

ROWS = [
    ("How was that for you?", "I told her.", "question", "True", "False", "False", "open", "one"),
    ("So you told her.", "I told her.", "reflection", "False", "True", "False", "n/a", "one"),
    (
        "Wine keeps people awake in the second half of the night.",
        "Mm.",
        "therapist_input",
        "False",
        "False",
        "True",
        "n/a",
        "two",
    ),
    ("Mm-hmm.", "And then he left.", "other", "False", "False", "False", "n/a", "two"),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "turns.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(NEEDED)
        rows.writerows(ROWS)
    return file


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    assert main(arguments) == 0
    return json.loads(capsys.readouterr().out)


def test_four_clear_turns_are_read_right(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = said(["coach", "evaluate", str(table), "--json"], capsys)

    assert found["macro_f1"] == 1.0
    assert found["turns"] == 4
    assert found["detectors"]["question"]["auc"] == 1.0
    assert found["false_holds"] == 0
    assert "parts" not in found


def test_parts_are_told_apart_where_the_table_has_them(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([f"{head},part", *(f"{row},score" for row in rows)]), encoding="utf-8")

    found = said(["coach", "evaluate", str(table), "--json"], capsys)

    assert found["parts"]["score"]["turns"] == 4


SENTENCES = [
    ("You should ring the clinic in the morning.", "Advise without Permission"),
    ("Try writing it down before you go to bed.", "Direct"),
    ("It took courage to walk in there.", "Affirm"),
    ("Well done!", "Affirm"),
    ("It sounds like you feel left out by all of them.", "Complex Reflection"),
    ("Many people sleep badly after a bereavement.", "Give Information"),
    ("How was it for you?", "Open Question"),
    ("I lost my father last year.", "Self-Disclose"),
    ("", "Other"),
]


def test_sentences_with_labels_of_the_miti_are_measured_by_move(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sentences.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([("text", "label"), *SENTENCES])

    found = said(["coach", "evaluate", str(file), "--json"], capsys)

    assert found["sentences"] == len(SENTENCES)
    for clear in ("advice", "affirmation or praise", "reflection", "reflection as the main kind", "self-disclosure"):
        assert found["auc"][clear] == 1.0, clear
    assert found["auc"]["affirmation"] < 1.0, "praise alone is no affirmation in our sense"
    assert found["auc"]["confrontation"] is None


def test_labels_tell_which_sentence_is_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sentences.csv"
    swapped = [("How was it for you?", "Direct"), ("Try writing it down before you go to bed.", "Open Question")]
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([("text", "label"), *swapped])

    found = said(["coach", "evaluate", str(file), "--json"], capsys)

    assert (found["auc"]["advice"], found["auc"]["open-question"]) == (0.0, 0.0)


def test_the_figures_can_be_read_without_json(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coach", "evaluate", str(table)]) == 0

    assert "macro_f1: 1.0" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "utterance_text,group\n", "utterance_text,group\na,b\n", None])
def test_a_table_that_can_not_be_used_is_told(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "turns.csv"
    if content is not None:
        file.write_text(content)

    assert main(["coach", "evaluate", str(file)]) == 1
    assert f"{file}:1: the table" in capsys.readouterr().err


def test_reading_prints_what_a_learner_would_see(capsys: pytest.CaptureFixture[str]) -> None:
    client, reply = "They gave my desk to the new girl.", "How did you find out about the desk?"

    found = said(["coach", "read", "--client", client, "--reply", reply, "--json"], capsys)

    assert [move["name"] for move in found["moves"]] == ["open-question"]
    assert (found["hold"], found["safety"]) == (None, False)
    assert main(["coach", "read", "--client", client, "--reply", reply]) == 0
    assert capsys.readouterr().out.splitlines() == found["remarks"]


def test_the_mark_of_risk_reaches_the_coach(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(
        ["coach", "read", "--client", "It’s Friday.", "--reply", "Good that it is.", "--risk", "--json"], capsys
    )["safety"]


def test_f1_by_hand() -> None:
    labels, told = ["question", "question", "other", "input"], ["question", "other", "other", "reflection"]

    assert f1(labels, told, "question") == 0.667
    assert f1(labels, told, "reflection") == 0.0
    assert macro_f1(labels, told) == pytest.approx((2 / 3 + 0 + 0 + 2 / 3) / 4, abs=0.001)


def test_auc_by_hand() -> None:
    assert auc([True, True, False, False], [0.9, 0.4, 0.5, 0.1]) == 0.75
    assert auc([True, False], [0.5, 0.5]) == 0.5
    assert auc([True, True], [0.5, 0.4]) is None


def test_chances_that_are_right_as_often_as_they_say_have_no_error() -> None:
    def turn(label: str) -> Turn:
        row = {"main_therapist_behaviour": label, "utterance_text": ""}
        return Turn(row, "question", 0.75, "maybe", {}, 0, False, 0)

    assert ece([turn("question")] * 3 + [turn("other")]) == 0.0
    assert ece([turn("other")]) == 0.75
    assert ece([]) is None
