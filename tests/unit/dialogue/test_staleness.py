"""Sentences that would fit anybody, and the client's own words once more, lead nowhere however warm they are."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

from course_lib import paths
from course_lib.coach import Card, Reading
from course_lib.coach.loading import Coach
from course_lib.content.reader import Content
from course_lib.dialogue import Deed, Reason, Reply, State, answer, begin
from course_lib.dialogue.hearing import hear
from course_lib.dialogue.staleness import stale
from course_lib.models import Client
from course_lib.models.landing import Gate, Landing
from tests.support.clients import after, client

CLIENTS = Content(paths.data()).all(Client)
WALTER = next(one for one in CLIENTS if one.id == "the-second-cup")
#: Said by turns, whoever it is. `{said}` are the client's latest words.
STOCK = [
    ("What is that like for you?", "It sounds like that matters a lot to you."),
    ("How does that make you feel?", "That sounds really hard."),
    ("Can you tell me more about that?", "It sounds like this has been weighing on you."),
    ("What comes up for you when you say that?", "You are carrying a lot right now."),
    ("How has that been?", "So it means a great deal to you."),
    ("What was that like?", "I can hear how much this affects you."),
    ("Where do you feel that?", "There is a lot in what you say."),
    ("What goes through your mind then?", "You feel torn about it."),
    ("How do you live with that?", "It sounds like it hurts."),
    ("What would you like me to understand?", "You feel sad and alone with this."),
    ("It sounds like {said}",),
    ("So {said} What is that like for you?",),
]


def read(text: str, card: Card) -> Reading:
    return Coach(card).read(text)


def ends(client: Client, sentences: tuple[str, ...]) -> State:
    came = begin(client, "a-seed")
    for sentence in cycle(sentences):
        says = " ".join(came.says)
        text = sentence.format(said=re.sub(r"\[[^\]]*\]", " ", says))
        came = answer(client, came.state, hear(text, client, came.state, says, read)[0])
        if came.state.ended:
            return came.state
    raise AssertionError("a session has an end")


def test_two_sentences_by_turns_reach_the_core_in_one_session_of_twenty_at_most() -> None:
    reached = sum(ends(one, sentences).cores > 0 for one in CLIENTS for sentences in STOCK)

    assert reached <= 0.05 * len(CLIENTS) * len(STOCK)


def test_more_than_twenty_such_sentences_in_turn_reach_it_in_one_session_of_twenty_at_most() -> None:
    many = tuple(sentence for pair in STOCK for sentence in pair)
    orders = [many[first:] + many[:first] for first in range(0, len(many), 5)]
    reached = sum(ends(one, order).cores > 0 for one in CLIENTS for order in orders)

    assert reached <= 0.05 * len(CLIENTS) * len(orders)


@pytest.mark.parametrize(
    ("text", "heard", "is_stale"),
    [
        ("What is that like for you?", [], False),
        ("What is that like for you?", ["And what is that like for you?"], True),
        ("You miss her. What is that like for you?", ["What is that like for you?"], False),
        ("So you did the roast. What is that like for you?", ["What is that like for you?"], True),
        ("It keeps you company.", ["It keeps you busy, that roast."], False),
    ],
)
def test_what_was_said_before_or_only_gives_back_is_stale(text: str, heard: list[str], is_stale: bool) -> None:
    assert stale(text, "I did the roast on Sunday.", heard) is is_stale


def test_who_says_the_same_twice_is_told_so() -> None:
    start = begin(WALTER, "a-seed")
    says = " ".join(start.says)
    first = hear("What is it like to cook for one?", WALTER, start.state, says, read)[0]
    came = answer(WALTER, start.state, first)
    again = hear("What is it like to cook for one?", WALTER, came.state, says, read)[0]

    assert (first.landing, again.landing) == (Landing.EXPLORES, Landing.STAYS_CLOSE)
    assert answer(WALTER, came.state, again).reasons == (Reason.SAID_BEFORE,)


def test_a_reflection_with_nothing_of_the_client_s_in_it_opens_a_subject_and_leads_no_deeper() -> None:
    start = begin(WALTER, "a-seed")
    says = " ".join(start.says)
    text = "It matters more than you let on."
    first = hear(text, WALTER, start.state, says, read)[0]
    came = answer(WALTER, start.state, first)

    assert came.state.here.gate is Gate.FELT_HEARD
    assert hear("It takes some carrying.", WALTER, came.state, says, read)[0].landing is Landing.STAYS_CLOSE


def test_silence_supports_once_and_then_it_takes_words() -> None:
    start = begin(client(), "a-seed")
    silence = Reply(Landing.SUPPORTS, said="")
    once = answer(client(), start.state, silence)
    twice = answer(client(), once.state, silence)
    nodded = answer(client(), answer(client(), once.state, Reply(Landing.STAYS_CLOSE, said="Mm.")).state, silence)
    spoken = answer(client(), answer(client(), once.state, Reply(Landing.EXPLORES, said="How so?")).state, silence)

    landings = [one.state.landings[-1] for one in (once, twice, nodded, spoken)]
    assert landings == [Landing.SUPPORTS, Landing.STAYS_CLOSE, Landing.STAYS_CLOSE, Landing.SUPPORTS]


@pytest.mark.parametrize("one", CLIENTS, ids=lambda one: one.id)
@pytest.mark.parametrize("nods", [[""], ["Mm."], ["", "Mm."]], ids=["silence", "nods", "silence and nods"])
def test_trust_does_not_rise_by_silence_and_nods(one: Client, nods: list[str]) -> None:
    came = begin(one, "a-seed")
    for _, said in zip(range(12), cycle(nods), strict=False):
        if came.state.ended:
            break
        landing = Landing.STAYS_CLOSE if said else one.waiting
        came = answer(one, came.state, Reply(landing, said=said))

    assert came.state.mood.trust <= one.mood.trust


def test_nobody_leaves_on_the_turn_on_which_they_take_offence() -> None:
    wary = client(mood={"trust": 2})
    hurt = after(wary, "judges")

    assert (hurt.deed, hurt.state.ended) == (Deed.TAKES_OFFENCE, None)
    assert after(wary, "judges", "repairs").state.mood.trust > 2
    assert after(wary, "judges", "advises").state.ended
