"""What tells a client off, and what only looks like it."""

from __future__ import annotations

import pytest

from course_lib.dialogue.rebuke import rebukes


@pytest.mark.parametrize(
    "text",
    [
        "You can’t say that kind of thing here, it’s racist.",
        "You can’t talk like that in here.",
        "Don’t talk to me like that.",
        "Please stop using those words.",
        "I don’t like that you asked for somebody else.",
        "I don't appreciate the way you put that.",
        "I won’t have that in this room.",
        "That is a disgusting thing to say.",
        "What a really horrible thing to say!",
        "Sorry, but that’s quite offensive.",
    ],
)
def test_who_puts_a_client_in_their_place_rebukes(text: str) -> None:
    assert rebukes(text)


@pytest.mark.parametrize(
    "text",
    [
        "You can’t talk to him about it.",
        "You can’t say it out loud.",
        "You can’t sleep in here any more.",
        "You stop yourself before it comes out.",
        "You don’t like that he asked for somebody else.",
        "Don’t say more than you want to.",
        "That is a horrible thing to say to you.",
        "I’d like to hear what you called it.",
    ],
)
def test_what_the_client_may_feel_is_no_rebuke(text: str) -> None:
    assert not rebukes(text)
