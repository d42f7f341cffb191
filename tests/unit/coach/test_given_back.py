"""Where no move can be named, a sentence that may be a reflection is told as what it may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from course_lib.coach import read as pure
from course_lib.coach.book import Book
from course_lib.coach.loading import book

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."
MEANING = "They’d moved on, and you were the last to find out."


def told(reply: str, going_by: Book | None = None) -> tuple[str, ...]:
    return pure(reply, DESK, book=going_by or book()).told


def test_a_meaning_in_few_words_that_are_not_the_clients_is_quoted_with_a_question() -> None:
    assert told(MEANING) == (book().says["may-give-back"].format(words=MEANING.rstrip(".")),)


@pytest.mark.parametrize(
    "reply",
    [
        "They gave your desk to the new girl while you were in hospital.",
        "Had they moved on, and were you the last to find out?",
        "You should have rung them up and told them when you’d be back.",
        "Moved on, then.",
    ],
)
def test_it_is_not_told_of_the_clients_own_words_a_question_another_move_or_a_word_or_two(reply: str) -> None:
    end = book().says["may-give-back"].partition("{words}")[2]

    assert not [one for one in told(reply) if one.endswith(end)]


def test_it_is_not_told_of_a_reply_that_may_close_the_client_down() -> None:
    doubtful = replace(book(), faults=replace(book().faults, veto=0.0))

    assert MEANING.rstrip(".") not in " ".join(told(MEANING, doubtful))
