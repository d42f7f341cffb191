"""What the client had said and gets back closes nothing, though the same words would, from somebody else."""

from __future__ import annotations

import pytest

from course_lib.coach.loading import read

SHRUGS = "I asked for it. The street is empty. You see all the windows."
HOOK = "For a man my age I climb well, she said. Whatever. [looks at the wall]"


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("You asked for it. What was in the windows?", SHRUGS),
        ("I got that wrong. You asked for it, and I put you somewhere else.", SHRUGS),
        ("I heard “for a man my age” too. What did it do to you?", HOOK),
        ("“Whatever.” I’m not sure I would be whatever about it.", HOOK),
    ],
)
def test_the_clients_own_words_given_back_hold_nothing(reply: str, says: str) -> None:
    assert read(reply, says).hold is None


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("You asked for it.", "They sent me home."),
        ("I’m sorry about the street, but you asked for it.", "The street is empty."),
        ("For a man your age that is not bad.", "I climb well."),
    ],
)
def test_the_same_words_from_nobody_but_the_helper_do(reply: str, says: str) -> None:
    assert read(reply, says).hold == "dismissive"


def test_one_word_that_gives_back_the_clients_last_image_is_read() -> None:
    assert read("Windows?", SHRUGS).hold is None
    assert read("Okay.", SHRUGS).hold == "too-short"
