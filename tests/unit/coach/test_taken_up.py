"""Of a reply that nothing else can be said of, the coach tells which clause of the client's comes back in it."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.coach import parse
from course_lib.coach.faults import Doubt, Faults
from course_lib.coach.loading import Coach, book
from course_lib.coach.remarks import UNCLOUDED
from course_lib.coach.taken_up import taken_up
from course_lib.content.reader import Content
from course_lib.models import Moment

KNOWN = frozenset(["butter", "hand", "handle", "hard", "teacher", "small", "down", "station", "behind"])
DRAWER = "I made that dresser myself. Runs like butter. And I get my hand as far as the handle, and that’s me done."


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("Your hand gets to the handle and no further.", "And I get my hand as far as the handle"),
        ("You built the dresser.", ""),
        ("And then it is over.", ""),
        ("", ""),
    ],
)
def test_the_clause_is_told_of_which_two_words_come_back_and_of_a_single_word_nothing(reply: str, told: str) -> None:
    assert taken_up(parse(reply), parse(DRAWER), {}, KNOWN) == told


def test_words_of_one_meaning_count_as_the_same() -> None:
    alike = {"coffin": 1, "casket": 1}

    says = parse("They let the coffin down in the rain.")

    assert taken_up(parse("The casket, and that rain."), says, alike, KNOWN)
    assert not taken_up(parse("The casket, and that rain."), says, {}, KNOWN)


def test_a_name_a_word_of_many_uses_and_a_stage_direction_are_not_taken_up() -> None:
    says = (
        "On Tuesday they told me how nice Iain keeps himself. I asked at the evening. [turns the old wooden spoon over]"
    )

    for reply in (
        "I admire how you talk of Iain.",
        "You could ask for an evening class.",
        "That spoon is wooden and old.",
    ):
        assert taken_up(parse(reply), parse(says), {}, KNOWN) == "", reply


@pytest.mark.parametrize(
    ("reply", "says"),
    [("So the bus was late.", "Business is slow."), ("That took patience.", "My aunt took the keys.")],
)
def test_a_word_that_only_looks_like_the_clients_or_has_many_uses_is_not_called_theirs(reply: str, says: str) -> None:
    assert taken_up(parse(reply), parse(says), {}, KNOWN) == ""


def test_stock_words_take_nothing_up() -> None:
    assert not taken_up(parse("That sounds really hard."), parse("It is hard, and I really tried."), {}, KNOWN)


def test_a_long_clause_is_quoted_by_its_first_words() -> None:
    says = "Anyway the food bank sits in the old chapel behind the station these days since the flood came"

    quoted = taken_up(parse("In the chapel, by the bank."), parse(says), {}, KNOWN)

    assert quoted == "Anyway the food bank sits in the old chapel behind …"


@pytest.mark.parametrize("doubt", [0.1, 0.6])
def test_a_learner_reads_it_with_a_question_where_the_reply_may_close_the_client_down(
    doubt: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = Content(paths.data()).one(Moment, "the-photo-drawer")
    monkeypatch.setattr(Faults, "doubt", lambda *_: Doubt(doubt, "trap", 0.0))
    says = book().says

    told = Coach(moment).read("To the handle, is it, your hand?").told

    quoted = says["takes-up"].format(taken="And I get my hand as far as the handle …")
    assert told == (quoted if doubt < UNCLOUDED else f"{quoted} {says['held-to-it']}",)
