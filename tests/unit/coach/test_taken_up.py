"""Of a reply that nothing else can be said of, the coach tells which of the client's words come back in it."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.coach import parse
from course_lib.coach.loading import Coach
from course_lib.coach.taken_up import TakenUp, taken_up
from course_lib.content.reader import Content
from course_lib.models import Moment

DRAWER = "I made that dresser myself. Runs like butter. And I get my hand as far as the handle, and that’s me done."


@pytest.mark.parametrize(
    ("reply", "taken", "left"),
    [
        ("Your hand gets there and goes no further.", "And I get my hand as far as the handle", "Runs like butter"),
        ("You built the dresser.", "I made that dresser myself", "And I get my hand as far as the handle"),
        ("And then it is over.", "", "And I get my hand as far as the handle"),
        ("", "", "And I get my hand as far as the handle"),
    ],
)
def test_the_clause_that_comes_back_most_and_the_richest_that_does_not(reply: str, taken: str, left: str) -> None:
    assert taken_up(parse(reply), parse(DRAWER), {}) == TakenUp(taken, left)


def test_nothing_is_left_where_every_part_comes_back() -> None:
    assert taken_up(parse("The hand on the handle."), parse("My hand gets to the handle."), {}).left == ""


def test_words_of_one_meaning_count_as_the_same() -> None:
    alike = {"coffin": 1, "casket": 1}

    assert taken_up(parse("The casket was small."), parse("They let the coffin down."), alike).taken
    assert not taken_up(parse("The casket was small."), parse("They let the coffin down."), {}).taken


def test_stock_words_take_nothing_up() -> None:
    assert not taken_up(parse("That sounds really hard."), parse("It is hard, and I really tried."), {}).taken


def test_a_long_clause_is_quoted_by_its_first_words() -> None:
    says = "Anyway the food bank sits in the old chapel behind the station these days since the flood came"

    quoted = taken_up(parse("In the chapel."), parse(says), {}).taken

    assert quoted == "Anyway the food bank sits in the old chapel behind …"


def test_a_learner_reads_it_beside_the_question_to_themselves() -> None:
    moment = Content(paths.data()).one(Moment, "the-photo-drawer")

    reading = Coach(moment).read("An inch. I wonder if open would be too much of Len and shut would be too little.")

    assert "It’s stood out an inch since April" in reading.told[0]
    assert reading.to_try is not None
    assert not reading.strength
