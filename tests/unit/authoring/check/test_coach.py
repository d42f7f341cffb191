"""The coach's numbers are there, can be read, and are not older than what they were made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course_lib.authoring.check import check
from course_lib.models import Exemplars
from tests.support.made_files import filled
from tests.support.small_course import NUMBERS, edit, told

TRAIN = "make them anew with `python -m course_lib coach train`"


def hints(course: Path) -> list[str]:
    found = check(course)
    assert [str(letter) for letter in found.letters] == []
    return [str(hint) for hint in found.hints]


def test_missing_numbers_are_told(course: Path) -> None:
    (course / "data" / "coach" / "model.json").unlink()

    assert told(course) == [f"data/coach/model.json:1: the numbers of the coach are missing; {TRAIN}"]


def test_the_marks_of_a_merge_are_told_at_their_line(course: Path) -> None:
    file = course / "data" / "coach" / "model.json"
    file.write_text("{\n<<<<<<< HEAD\n" + json.dumps(NUMBERS)[1:])

    assert told(course) == [f"data/coach/model.json:2: the numbers of the coach are no JSON; {TRAIN}"]


@pytest.mark.parametrize("text", ["[]", "5", "{}", json.dumps({**NUMBERS, "sure": {"advice": [1]}})])
def test_other_json_is_told(course: Path, text: str) -> None:
    (course / "data" / "coach" / "model.json").write_text(text)

    assert told(course) == [f"data/coach/model.json:1: these are no numbers of the coach; {TRAIN}"]


def test_json_that_nests_for_ever_is_told(course: Path) -> None:
    (course / "data" / "coach" / "model.json").write_text("[" * 200_000)

    assert told(course) == [f"data/coach/model.json:1: the numbers of the coach are no JSON; {TRAIN}"]


def test_numbers_that_are_older_than_an_exemplar_are_a_hint(course: Path) -> None:
    (course / "data" / "coach" / "exemplars" / "spoken.yml").write_text(filled(Exemplars), encoding="utf-8")

    [hint] = hints(course)

    assert hint.startswith(
        "data/coach/model.json:1: what the coach learns from has changed since these numbers were made; "
    )


def test_numbers_that_are_older_than_a_cue_are_a_hint(course: Path) -> None:
    edit(course, "coach/lists.yml", "fog", "fogs")
    edit(course, "coach/rules/sends-into-the-fog.yml", "{fog}", "{fogs}")

    assert "what the coach learns from has changed" in hints(course)[0]


def test_a_better_reason_or_another_safety_rule_makes_no_numbers_old(course: Path) -> None:
    edit(course, "coach/rules/sends-into-the-fog.yml", "Why no reply may do this", "Why no reply should do this")
    edit(course, "coach/rules/sends-into-the-fog.yml", "into the {fog}", "into {fog}")

    assert hints(course) == []
