"""Requests by a learner's own hand in the trail, beside those that were noted for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.grading import second_look
from course_lib.grading.batch import ledger
from course_lib.grading.second_look import Request

ANN = ("ann", "one")


@pytest.fixture
def trail(tmp_path: Path) -> Path:
    return tmp_path / "small"


def took_in(trail: Path, reason: str, points: float = 2, student: str = "ann") -> bool:
    """Whether a request that was handed in is new."""
    return bool(second_look.take_in(trail, [Request(student, "one", reason, points)]))


def test_the_same_words_are_noted_once_also_after_the_answer(trail: Path) -> None:
    assert [took_in(trail, "Why?"), took_in(trail, "Why?")] == [True, False]
    second_look.answer(trail, *ANN, "It stays.", 2, "ines")
    assert not took_in(trail, "Why?")

    assert second_look.read(trail)[ANN].answer == "It stays."
    assert [line["did"] for line in ledger.read(trail.with_name("small.regrades.jsonl"))] == ["asked", "answered"]


def test_other_words_before_the_answer_take_their_place_and_the_points_stay_those_of_the_first(trail: Path) -> None:
    took_in(trail, "Why?", points=2)
    assert took_in(trail, "Since he names it.", points=3)

    request = second_look.read(trail)[ANN]
    assert (request.reason, request.own, request.before) == ("Since he names it.", "Since he names it.", 2)
    assert len(ledger.read(trail.with_name("small.regrades.jsonl"))) == 2


def test_other_words_after_the_answer_open_it_once_more_with_the_points_of_then(trail: Path) -> None:
    took_in(trail, "Why?", points=2)
    second_look.answer(trail, *ANN, "One more.", 3, "ines")

    assert took_in(trail, "And the second sentence?", points=3)

    request = second_look.read(trail)[ANN]
    assert (request.is_open, request.before) == (True, 3)


def test_what_was_noted_from_a_mail_is_not_noted_again_and_other_words_of_their_own_are(trail: Path) -> None:
    second_look.ask(trail, *ANN, "Why?", 2, "ines")
    assert not took_in(trail, "Why?")
    assert second_look.read(trail)[ANN].own == ""

    assert took_in(trail, "Since he names it.")
    second_look.answer(trail, *ANN, "It stays.", 2, "ines")
    second_look.ask(trail, *ANN, "She came to my door.", 2, "ines")
    assert not took_in(trail, "Since he names it.")


def test_each_learner_has_requests_of_their_own(trail: Path) -> None:
    took_in(trail, "Why?")

    assert took_in(trail, "Why?", student="ben")
    lines = ledger.read(trail.with_name("small.regrades.jsonl"))
    assert [(line["by"], line["student"], line["own"]) for line in lines] == [
        ("ann", "ann", True),
        ("ben", "ben", True),
    ]
