"""Walks of a learner: a poor but honest reply, what is said of it, a second that follows that, and what is said then.

Feedback has to be true and of use: no trap is praised, the feelings of a card named as words earn nothing, and nothing
is compared with a reply that wasn't judged.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from course_lib import paths
from course_lib.coach.loading import Coach
from course_lib.content.reader import Content
from course_lib.models import Moment

CONTENT = Content(paths.data())


@dataclass(frozen=True)
class Try:
    """A reply: words that its feedback has, words that it hasn't, and whether a strength is named."""

    reply: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    strength: bool = False


WALKS = {
    "fine-he-says": (
        Try("You don’t look fine to me. What’s wrong, is it Leanne?", ("corners a man",), ("it leaves room for",)),
        Try("You seem guarded and flat to me, and distant.", ("Which do you hear most",), ("meets",)),
    ),
    "so-good-with-her": (
        Try("Poor you, your sister has it easy over there, doesn’t she?", ("feels like loyalty",), ("irony",)),
        Try("Half a night with her. Your sister has it easy over there.", ("feels like loyalty",), ("It meets",)),
    ),
    "the-china-cup": (
        Try("I won’t say it was wonderful, but it shows what a loving wife you are.", ("between lines",)),
        Try(
            "You washed the pyjamas, and that shows what a loving wife you are.",
            ("between lines",),
            ("No longer there: praise", "tender", "loving”)"),
        ),
    ),
    "the-link-he-opened": (
        Try("Many families do it out of love, you know.", ("your own sting",)),
        Try(
            "You are angry with your sister and ashamed that you looked, but many families do it out of love.",
            ("your own sting",),
            ("meets",),
        ),
    ),
    "the-photo-drawer": (
        Try("Grief takes time. Why not start with one photograph?", ("advice",), ("meets",)),
        Try(
            "You can’t open the drawer and you can’t shut it. Would it be all right if I made a suggestion?",
            ("No longer there: advice",),
            ("request for permission",),
        ),
    ),
    "you-went-off": (
        Try("No, no, I was listening. I love hearing about the paint.", ("mostly about you",)),
        Try(
            "You saw me go off, and you were right. Caro does it too, and then you stop talking.",
            never=("New in", "No longer"),
            strength=True,
        ),
    ),
    "somebody-from-here": (
        Try(
            "I know my English isn’t perfect, but I passed all my exams and I can assure you that I understand you.",
            ("Is one thing in it that Ralph told me",),
        ),
        Try("You’ve waited seven months and told it to everybody, and now you are angry.", ("furious",), strength=True),
    ),
    "the-telly-goes-on": (
        Try("It must be so hard to lose your job after so many years. How do you feel about it now?", ("same thing",)),
        Try("You get up and you put the telly on. What do you watch in the mornings?", strength=True),
    ),
    "twenty-past-five": (
        Try(
            "That’s completely normal in grief, Walter, don’t worry. You’re definitely not losing your marbles!",
            ("shuts the subject",),
            ("meets", "ventures", "validation"),
        ),
        Try(
            "You’re worried that you are losing your marbles. Hearing her is normal in grief.",
            ("worried",),
            ("frightened", "ventures"),
        ),
    ),
    "what-it-has-inside": (
        Try(
            "Empathy means I can feel what you are feeling, so you won’t be alone with it any more.",
            ("traps of this moment",),
        ),
        Try(
            "Empathy means I try to feel it as if it was mine. I won’t be sorry for you.",
            ("does it stay his",),
            ("self-disclosure",),
        ),
    ),
    "a-cup-of-tea-off-anybody": (
        Try("Thank you for being so honest, Des. No wonder you’re exhausted.", ("what comes after it",)),
        Try(
            "I believe you, Des. How often do you get that thought at night, that you’d rather not wake up?",
            ("went on from the answer",),
            ("New in", "than your two replies have met"),
            strength=True,
        ),
    ),
    "no-answer": (
        Try("It’s ok Lorna, you don’t have to answer. Shall we talk about your son?", ("plain question",)),
        Try(
            "Take your time, Lorna. I do still want to know, are you thinking of suicide? You can just nod.",
            ("You asked directly",),
            strength=True,
        ),
    ),
}
#: Replies that name the feelings of the card, pity, or take back with a “but” what they gave.
PLAYED = [
    ("fine-he-says", "You’re guarded and flat today, and a bit distant."),
    ("so-good-with-her", "You feel cross and alone and tired with your sister."),
    ("so-good-with-her", "You feel alone with the wardrobe, but your sister means well."),
    ("so-good-with-her", "You poor man, half the night at the wardrobe, you must be so tired."),
    ("the-china-cup", "You felt cross and proud of Winston when you held the cup."),
    ("the-china-cup", "You were tired, but you held the cup for him, and that takes a special kind of love."),
    ("the-link-he-opened", "You feel torn. You looked at all the pictures and you feel ashamed. And angry with her."),
    ("the-telly-goes-on", "You poor thing, you get up and there’s only the telly."),
    ("twenty-past-five", "You’re worried and embarrassed about hearing her, but it’s normal and it will stop."),
]


@pytest.mark.parametrize("moment", WALKS)
def test_feedback_leads_from_a_poor_reply_to_a_better_one(moment: str) -> None:
    coach = Coach(CONTENT.one(Moment, moment))
    first, second = (coach.read(each.reply) for each in WALKS[moment])
    heard = (first.remarks, (*second.remarks, *coach.changed(first, second)))

    for wanted, reading, lines in zip(WALKS[moment], (first, second), heard, strict=True):
        told = " ".join(" ".join(lines).split())
        assert [one for one in wanted.says if one not in told] == [], told
        assert [one for one in wanted.never if one in told] == [], told
        assert bool(reading.strength) is wanted.strength, told


@pytest.mark.parametrize(("moment", "reply"), PLAYED)
def test_words_of_the_card_pity_and_a_but_earn_nothing(moment: str, reply: str) -> None:
    reading = Coach(CONTENT.one(Moment, moment)).read(reply)

    assert reading.strength is None
    assert reading.to_try or reading.hold


def test_a_reply_that_was_held_or_stopped_is_compared_with_nothing() -> None:
    coach = Coach(CONTENT.one(Moment, "so-good-with-her"))
    held, judged = coach.read("Yes."), coach.read("You told her about the night and were alone with it again.")

    assert held.hold
    assert coach.changed(held, judged) == ()
    assert coach.changed(judged, held) == held.remarks


def test_a_sentence_near_to_a_trap_is_one_whatever_stands_beside_it() -> None:
    coach = Coach(CONTENT.one(Moment, "so-good-with-her"))

    reading = coach.read("Half a night at the wardrobe. Your sister really should be taking a turn, it’s not right.")

    assert "feels like loyalty" in (reading.to_try or "")
    assert reading.strength is None
