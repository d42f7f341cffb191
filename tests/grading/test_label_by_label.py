"""What a learner is told of each label of a coded conversation, and that no turn's key is told with it."""

from __future__ import annotations

from collections import Counter

import pytest

from course_lib.content.markdown import html
from course_lib.grading import bank
from course_lib.grading.points.codings import coding
from course_lib.models.tasks.coding import CodingTask
from tests.support.grading.classroom import NAME, SMALL

(TALK,) = (item for item in bank.read(SMALL, NAME).items if isinstance(item, CodingTask))
KEY = TALK.key()
REFLECTIONS = [turn for turn, code in KEY.items() if code == "reflection"]


def told(codes: dict[int, str]) -> str:
    return coding(TALK, codes).reasons[1]


def test_a_label_says_how_many_were_found_and_how_many_others_were_called_so() -> None:
    # given: one of three reflections is called advice, and the two open questions are called reflections
    codes = {**KEY, REFLECTIONS[0]: "advice"} | {
        turn: "reflection" for turn, one in KEY.items() if one == "open-question"
    }

    says = told(codes)

    # then: 2 hits, 3 there, 4 called: F1 4/7; open questions 0 of 2; of the rest 6 of 6 and one other
    assert "- Reflection: you found 2 of 3, and called 2 others so: F1 .57." in says
    assert "- Open question: you found 0 of 2: F1 .00." in says
    assert "- The labels that our key gives once, together: you found 6 of 6, and called 1 other so: F1 .92." in says
    assert html(says).count("<li>") == 3


def test_a_turn_left_open_is_one_not_found_and_called_nothing() -> None:
    says = told({turn: code for turn, code in KEY.items() if turn not in REFLECTIONS[:2]})

    assert "- Reflection: you found 1 of 3: F1 .50." in says
    assert "others" not in says


def test_all_found_is_one() -> None:
    assert told(KEY).count("F1 1.00") == 3


@pytest.mark.parametrize("label", TALK.codes)
def test_a_label_that_the_key_gives_once_is_never_told_alone(label: str) -> None:
    says = told(dict.fromkeys(KEY, label))

    named = label.replace("-", " ").capitalize() in says
    assert named == (Counter(KEY.values())[label] > 1)
