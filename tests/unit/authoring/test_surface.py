"""The surface of an option: every count counts what its name says, and nothing that has to be understood."""

from __future__ import annotations

import pytest

from course_lib.authoring.surface import COUNTS, feeling_words, surface
from tests.support.banks import item

FEELINGS = feeling_words([["sad", "left out"], ["angry"]])
CLIENT = "Mireille says: “Since the move I sit in the kitchen.” Which question gives her room?"


def counted(noun: str, *options: str, prompt: str = "A question.") -> list[float]:
    """One count of each option."""
    column = [count.noun for count in COUNTS].index(noun)
    return [row[column] for row in surface(item("one", *options, prompt=prompt), FEELINGS)]


@pytest.mark.parametrize(
    ("noun", "more", "fewer"),
    [
        ("“and”", "You sat and sat and sat.", "The sandy band, Andrea."),
        ("“, and”", "He left, and you stayed.", "He and you left."),
        ("“or”", "Tea or rest?", "More for the orphan."),
        ("“but”", "Small, but yours.", "A button."),
        ("“because”, “so” or “if”", "So it is, because of you.", "Sofas."),
        ("“not” or “no”", "It isn’t far.", "It is a note."),
        ("absolutes (“always”, “nobody”)", "Nobody ever came. Always so.", "Bodies came."),
        ("hedges (“may”, “perhaps”)", "Perhaps it seems so.", "Mayors seemly."),
        ("words for feelings", "You are sad and left out.", "The left side."),
        ("roadblock words (“should”, “why”, “sure”, “sorry”)", "Why? You should.", "The shoulder."),
        ("question marks", "Is it?", "It is."),
        ("sentences", "One. Two … three?", "One, two."),
        ("words", "Three short words.", "Two words’."),
        ("characters", "Longer.", "Short."),
        ("“I” or “we”", "I hear us, in my way.", "Ideas myth."),
        ("“you”", "You and yours.", "Young."),
        ("quotation marks", "You said “no”.", "You said no."),
        ("commas", "One, two.", "One two."),
        ("colons or dashes", "Yes: so.", "Yes so."),
        ("contractions", "You’re here; it’s late, isn't it?", "Sam’s house is here."),
        ("figures", "In 9 of 10.", "In nine of ten."),
    ],
)
def test_a_count_finds_its_own_and_no_lookalike(noun: str, more: str, fewer: str) -> None:
    first, second = counted(noun, more, fewer)

    assert first > second
    if noun not in ("sentences", "words", "characters"):
        assert second == 0


def test_an_echo_of_the_client_is_told_from_an_echo_of_the_question() -> None:
    options = ("You sit in that kitchen.", "Which question was it?", "So far.")

    assert counted("words shared with what the client says", *options, prompt=CLIENT) == [1, 0, 0]
    assert counted("words shared with the question", *options, prompt=CLIENT) == [1, 2, 0]


def test_short_words_and_repeated_ones_are_no_echo() -> None:
    assert counted(
        "words shared with the question", "The sea, the sea.", "Rain, rain.", prompt="The sea and rain?"
    ) == [0, 1]


def test_what_options_share_among_themselves_is_counted() -> None:
    assert counted("words shared with the other options", "Your mother waits.", "A mother.", "Rain.") == [1, 1, 0]


def test_where_an_option_stands_makes_no_difference() -> None:
    one = surface(item("one", "A first reply.", "Another, longer reply."), FEELINGS)
    turned = surface(item("one", "Another, longer reply.", "A first reply."), FEELINGS)

    assert turned == one[::-1]


def test_capitals_make_no_difference() -> None:
    assert counted("“you”", "YOU.", "you.") == [1, 1]


def test_no_families_of_feelings_find_no_feelings() -> None:
    assert feeling_words([]).findall("sad and angry") == []


def test_the_longer_of_two_feelings_is_found_once() -> None:
    assert feeling_words([["left"], ["left out", "a bit (sad)"]]).findall("you were left out") == ["left out"]


def test_no_two_counts_have_one_name() -> None:
    nouns = [count.noun for count in COUNTS]

    assert len(set(nouns)) == len(nouns)
