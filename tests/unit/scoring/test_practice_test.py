"""What an answer in a practice test is worth."""

from __future__ import annotations

import pytest

from course_lib.models import Item
from course_lib.models.answers import Picked, Placed
from course_lib.scoring.practice_test import Points, points


def item(kind: str, right: str) -> Item:
    options = [{"text": name, "feedback": "f", "correct": name in right} for name in "abcd"]
    return Item.model_validate({"id": "an-item", "kind": kind, "prompt": "p", "options": options})


@pytest.mark.parametrize(
    ("kind", "right", "picked", "got"),
    [
        ("choice", "b", (1,), 1),
        ("choice", "b", (2,), 0),
        ("many-choice", "ab", (0, 1), 1),
        ("many-choice", "ab", (0,), 0.5),
        ("many-choice", "ab", (0, 1, 2), 0.5),
        ("many-choice", "ab", (0, 1, 2, 3), 0),
        ("many-choice", "ab", (2, 3), 0),
        ("many-choice", "ab", (), 0),
    ],
)
def test_a_question_gives_a_point_or_a_share_of_it_and_never_less_than_none(
    kind: str, right: str, picked: tuple[int, ...], got: float
) -> None:
    asked = item(kind, right)

    assert points(asked, {asked.id: Picked(picked=picked)}) == Points(got, 1)


def test_what_is_left_open_gives_none() -> None:
    assert points(item("choice", "a"), {}) == Points(0, 1)


def test_an_answer_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="an-item is not answered by"):
        points(item("choice", "a"), {"an-item": Placed(cards={"a": "b"})})
