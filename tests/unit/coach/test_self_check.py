"""The question that learners put to their own reply is one that the reply doesn't plainly answer already."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from course_lib.coach import read as pure
from course_lib.coach.loading import book

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."
OTHER = "Would it surprise her?"


def card(*questions: str) -> Any:
    nothing = dict.fromkeys(("key_ideas", "traps", "models", "samples"), ())
    feelings = SimpleNamespace(present=(), possible=(), absent=())
    return SimpleNamespace(says=DESK, risk=None, feelings=feelings, self_check=questions, **nothing)


def asked(reply: str, *questions: str) -> str | None:
    return pure(reply, DESK, book=book(), moment=card(*questions)).to_try


@pytest.mark.parametrize(
    ("question", "does_it"),
    [
        ("Did I ask her anything?", "It had your name on it. How long had you been away?"),
        ("Is it as short as what she said?", "Gone, while you lay there."),
        ("Could she wait with me?", "There’s no rush. It had your name on it."),
        ("Is the desk in it?", "Somebody sits at that desk now."),
    ],
)
def test_what_a_reply_plainly_does_is_not_asked_of_it(question: str, does_it: str) -> None:
    assert asked(does_it, question, OTHER) == book().says["ask-yourself"].format(question=OTHER)
    assert asked(does_it, question) == book().says["ask-yourself"].format(question=question)


def test_of_questions_that_are_all_open_the_first_is_asked() -> None:
    first = "Did I leave her the anger?"

    assert asked("So it had your name on it, and it was gone.", first, OTHER) == (
        book().says["ask-yourself"].format(question=first)
    )
