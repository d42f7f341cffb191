"""Of a reply that nothing else can be said of, the coach tells which of the client's words come back in it."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.coach import parse
from course_lib.coach.loading import Coach, book
from course_lib.coach.taken_up import TakenUp, taken_up
from course_lib.content.reader import Content
from course_lib.models import Moment

KNOWN = frozenset(["butter", "hand", "handle", "hard", "teacher", "small", "down", "station", "behind"])
DRAWER = "I made that dresser myself. Runs like butter. And I get my hand as far as the handle, and that’s me done."


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("Your hand gets to the handle and no further.", TakenUp("And I get my hand as far as the handle")),
        ("You built the dresser.", TakenUp(words=("dresser",))),
        ("And then it is over.", TakenUp()),
        ("", TakenUp()),
    ],
)
def test_the_clause_of_which_two_words_come_back_is_told_and_a_single_word_as_a_word(reply: str, told: TakenUp) -> None:
    assert taken_up(parse(reply), parse(DRAWER), {}, KNOWN) == told


def test_a_word_that_may_come_back_by_chance_is_told_as_a_word_and_no_more() -> None:
    assert taken_up(parse("The butter is in the fridge."), parse(DRAWER), {}, KNOWN) == TakenUp(words=("butter",))


@pytest.mark.parametrize(
    ("reply", "says", "words"),
    [
        ("Twelve hours up a crane, and then that.", "I come off a twelve-hour shift.", ("twelve-hour",)),
        ("So not “still” at all.", "Everything I do now is still.", ("still",)),
        ("I am still here.", "Everything I do now is still.", ()),
    ],
)
def test_numbers_and_small_words_in_quotation_marks_come_back_too(
    reply: str, says: str, words: tuple[str, ...]
) -> None:
    assert taken_up(parse(reply), parse(says), {}, frozenset(["shift", "hour", "come"])).words == words


def test_words_of_one_meaning_count_as_the_same() -> None:
    alike = {"coffin": 1, "casket": 1}

    says = parse("They let the coffin down in the rain.")

    assert taken_up(parse("The casket, and that rain."), says, alike, KNOWN).taken
    assert not taken_up(parse("The casket, and that rain."), says, {}, KNOWN).taken


def test_a_name_a_word_of_many_uses_and_a_stage_direction_are_not_taken_up() -> None:
    says = (
        "On Tuesday they told me how nice Iain keeps himself. I asked at the evening. [turns the old wooden spoon over]"
    )

    for reply in (
        "I admire how you talk of Iain.",
        "You could ask for an evening class.",
        "That spoon is wooden and old.",
    ):
        assert taken_up(parse(reply), parse(says), {}, KNOWN) == TakenUp(), reply


@pytest.mark.parametrize(
    ("reply", "says"),
    [("So the bus was late.", "Business is slow."), ("That took patience.", "My aunt took the keys.")],
)
def test_a_word_that_only_looks_like_the_clients_or_has_many_uses_is_not_called_theirs(reply: str, says: str) -> None:
    assert taken_up(parse(reply), parse(says), {}, KNOWN) == TakenUp()


def test_stock_words_take_nothing_up() -> None:
    assert not taken_up(parse("That sounds really hard."), parse("It is hard, and I really tried."), {}, KNOWN).taken


def test_a_long_clause_is_quoted_by_its_first_words() -> None:
    says = "Anyway the food bank sits in the old chapel behind the station these days since the flood came"

    quoted = taken_up(parse("In the chapel, by the bank."), parse(says), {}, KNOWN).taken

    assert quoted == "Anyway the food bank sits in the old chapel behind …"


def test_a_learner_reads_it_beside_the_question_to_themselves() -> None:
    moment = Content(paths.data()).one(Moment, "the-photo-drawer")

    reading = Coach(moment).read("An inch. I wonder if open would be too much of Len and shut would be too little.")

    assert reading.told == (book().says["brings-back"].format(words="“inch”, “open”, “shut”"),)
    assert reading.to_try is not None
    assert not reading.strength


def test_a_word_is_told_as_the_client_said_it() -> None:
    assert taken_up(
        parse("Those lamps make the street yellow."), parse("I left the lamp on."), {}, frozenset(["lamp"])
    ).words == ("lamp",)
