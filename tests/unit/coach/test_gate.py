"""Rules of harm meet a mass of ordinary English: what stops too much of it is told, and the command fails."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.coach.gate import ENOUGH, Counts, gate
from course_lib.coach.loading import book
from course_lib.content.diagnostics import ContentError

HARM, DANGER = "You should hit him back next time.", "I want to kill myself."


def table(file: Path, rows: list[tuple[str, str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([("prev_client", "reply"), *rows])
    return file


def test_each_rule_is_counted_once_a_turn_and_the_same_turn_once(tmp_path: Path) -> None:
    rows = [("Hello.", "How was it?"), ("Hello.", HARM), ("Hello.", HARM), (DANGER, "Go on.")]

    stopped, seen = gate([table(tmp_path / "turns.csv", rows)], book())

    assert (stopped.turns, stopped.found["urges-violence"], stopped.found["all"]) == (3, 1, 1)
    assert (seen.turns, seen.found) == (2, {"client-suicide": 1, "all": 1})


@pytest.mark.parametrize(("turns", "too_many"), [(2000, {}), (1999, {"a": 2})])
def test_a_rule_may_stop_one_turn_in_a_thousand(turns: int, too_many: dict[str, int]) -> None:
    assert Counts(turns, {"a": 2, "b": 1}, 1000).too_many == too_many


def test_the_command_fails_where_everyday_talk_is_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calm = [("Hello.", f"How was day {number}?") for number in range(ENOUGH)]
    stops = [("Hello.", f"You should hit {name} back next time.") for name in ("him", "her")]

    assert main(["coach", "evaluate", "--gate", str(table(tmp_path / "calm.csv", calm)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["helpers"]["too_many"] == {}

    assert main(["coach", "evaluate", "--gate", str(table(tmp_path / "stops.csv", calm + stops)), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["helpers"]["too_many"]["urges-violence"] == 2


def test_too_few_turns_prove_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coach", "evaluate", "--gate", str(table(tmp_path / "few.csv", [("Hello.", "How was it?")]))]) == 1
    assert "fewer than 1000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"), [("a,b\n1,2\n", "one of these columns"), ("", "needs rows"), (None, "can't be read")]
)
def test_a_table_that_cannot_be_used_is_a_letter(tmp_path: Path, text: str | None, says: str) -> None:
    file = tmp_path / "turns.csv"
    if text is not None:
        file.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=says):
        gate([file], book())
