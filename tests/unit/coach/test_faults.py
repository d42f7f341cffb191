"""The learned detectors: a fault takes the strength away or is told, and what is owed is seen in many words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from course_lib import paths
from course_lib.coach import parse
from course_lib.coach import read as pure
from course_lib.coach.faults import Doubt, Faults
from course_lib.coach.features import features, look
from course_lib.coach.loading import book, read
from course_lib.content.reader import Content
from course_lib.models import CoachWords, Pool
from course_lib.models.replies import FAULTS, OTHER_FAULTS

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."
POOL = [one for pool in Content(paths.data()).all(Pool) for one in pool.clients]


def doubt(reply: str, says: str = DESK) -> Doubt:
    text = parse(reply)
    return book().faults.doubt(features(look(text, book().cues), parse(says)), text)


def test_there_are_two_thousand_replies_to_learn_from_and_as_many_good_ones_as_bad() -> None:
    shown = [one.shows for client in POOL for one in client.replies if one.shows]
    bad = sum(shows in {*FAULTS, *OTHER_FAULTS} for shows in shown)

    assert len(shown) > 2000
    assert 0.45 < bad / len(shown) < 0.6


def test_where_danger_is_as_many_replies_give_what_is_owed_as_do_not() -> None:
    gives = [one.gives for client in POOL if client.owes for one in client.replies]

    assert len(gives) > 1500
    assert 0.45 < sum(map(bool, gives)) / len(gives) < 0.55


def test_the_coach_has_words_for_every_fault() -> None:
    says = Content(paths.data()).only(CoachWords).says

    assert [fault for fault in (*FAULTS, *OTHER_FAULTS) if f"fault-{fault}" not in says] == []


def test_from_a_bound_on_a_doubt_takes_the_strength_away_and_from_a_higher_one_it_is_told() -> None:
    reply = "What was it like for you to find your desk taken?"
    sure, unsure = (replace(book(), faults=replace(book().faults, veto=veto, tell=1.1)) for veto in (1.1, 0.0))
    loud = replace(book(), faults=replace(book().faults, tell=0.0))

    assert pure(reply, DESK, book=sure).strength
    assert pure(reply, DESK, book=unsure).strength is None
    assert (pure(reply, DESK, book=loud).to_try or "") in book().says.values()


def test_a_fault_that_stands_out_is_named_and_a_guess_is_not() -> None:
    assert Doubt(0.9, "pity", 0.8).named == "pity"
    assert Doubt(0.9, "pity", 0.3).named is None
    assert Doubt(0.9, "trap", 0.9).named is None


@pytest.mark.parametrize("reply", ["", "   ", "…", "😀" * 500, "word " * 5000])
def test_whatever_is_typed_has_a_chance_between_none_and_all(reply: str) -> None:
    assert 0 <= doubt(reply).chance <= 1


def test_detectors_that_learnt_nothing_doubt_nothing() -> None:
    nothing = Faults.load({"unit": 1, "kinds": [], "faults": [], "veto": 1, "tell": 1, "bias": [], "features": {}})
    text = parse("Poor you.")

    assert nothing.doubt(features(look(text, book().cues), parse(DESK)), text) == Doubt(0.0, "trap", 0.0)


@pytest.mark.parametrize(
    "reply",
    [
        "Can I ask it straight out, Tom? Is it killing yourself you have in your head?",
        "Do you mean dead?",
    ],
)
def test_a_question_about_suicide_is_seen_in_words_that_no_rule_has(reply: str) -> None:
    assert not read(reply, "Some nights I just don’t want to be here any more.").safety


@pytest.mark.parametrize(
    "reply",
    ["Is the pub still open at that hour?", "Which team won on Saturday?", "What is it like in the garden now?"],
)
def test_a_fair_question_about_something_else_gives_nothing_that_is_owed(reply: str) -> None:
    assert read(reply, "Some nights I just don’t want to be here any more.").safety
