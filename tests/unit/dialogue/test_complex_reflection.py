"""Simple and complex reflections, as far as words alone can tell."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.coach.loading import Coach
from course_lib.content.reader import Content
from course_lib.dialogue import begin
from course_lib.dialogue.complex_reflection import is_complex
from course_lib.dialogue.hearing import floor
from course_lib.models import Client

WALTER = Content(paths.data()).one(Client, "the-second-cup")
SAYS = "I did the roast on Sunday, for two. Came out all right."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You did the roast on Sunday, for two.", False),
        ("That sounds lonely, a roast for two on a Sunday.", True),
        ("So the old ways go on at your table.", None),
    ],
)
def test_a_reflection_is_complex_where_it_adds_a_feeling_and_simple_where_it_only_gives_back(
    text: str, expected: bool | None
) -> None:
    here = floor(WALTER, begin(WALTER, "a-seed").state, SAYS)

    assert is_complex(text, SAYS, Coach(here).read(text)) is expected


def test_a_feeling_that_the_client_has_said_adds_nothing() -> None:
    says = "It’s lonely on a Sunday."
    here = floor(WALTER, begin(WALTER, "a-seed").state, says)

    assert is_complex("Lonely, on a Sunday.", says, Coach(here).read("Lonely, on a Sunday.")) is False
