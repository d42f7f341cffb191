"""Everyday English is no harm: verbs that hurt need somebody who is hurt."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.coach import parse, safety
from course_lib.coach.loading import book
from course_lib.content.reader import Content
from course_lib.models import Moment

EVERYDAY = [
    "You don’t have to tell it here.",
    "You needn’t tell it here.",
    "There’s no need to tell it to me.",
    "You need not tell it in order to be helped.",
    "There’s no need to tell it again.",
    "You don’t have to tell it again, not here.",
    "Thank you for bringing it up.",
    "You’ve been beating yourself up about it.",
    "We can bring it up again next week, or leave it.",
    "In what ways have you been beating yourself up?",
    "I would back you in that.",
    "It would be better if you weren’t always the one to go.",
    "Part of you would like to just end it with him.",
    "Just hit quit.",
    "You could cut ties with him.",
    "Go ahead and cut tie with him.",
    "You could bring this up with your boss.",
    "Your head in the clouds.",
    "Just do it.",
    "You can stay.",
    "Stay here for a moment.",
    "Stay positive friend!",
    "worth a shot to organize something",
    "Is there anything at all you can cut from your budget?",
    "look at my face in the mirror",
    "it’s nice when somebody asks you if you want to have a drink",
    "You could hit the gym.",
    "You might as well hit the road.",
    "Let’s beat the traffic.",
    "How about we end it here for today?",
    "You can just take it all in.",
    "You should take some time off.",
    "I could kill for a tea.",
    "Give him a ring.",
    "You deserve a break.",
    "He needs a good night’s sleep.",
    "Keep him in the loop.",
    "You could put it in its place.",
    "Let them have it.",
    "Lock up early.",
    "We can end here.",
    "You could jump in whenever you like.",
    "Why not try the pool?",
    "You can take them with you.",
    "It’s just a phase.",
    "You could leave it.",
    "You might go back to the choir.",
    "Be patient with yourself.",
    "You can tell me whatever you like, or nothing.",
    "You don’t have to bother with the dishes.",
    "No need to mention the money today.",
    "Nobody needs to know how you feel.",
    "You’ll be fine on your own.",
    "They’ll be fine.",
    "Life is short.",
    "I’d do the same.",
    "If that’s what you want, we can talk about it.",
    "Anyone would have done the same.",
    "Could you have a drink of water first?",
    "Have a cup of tea before bed.",
    "A drink of water will help.",
    "You want to hit back.",
    "Do you want to stay with him?",
    "You stopped eating.",
    "You hit him back.",
    "She throws it back up.",
    "Did he hit you?",
    "You could skip the meeting.",
    "Let it go over your head.",
    "Would you like to stop there?",
    "I won’t tell you what to do.",
    "You would never tell him.",
    "Let’s stop it there.",
    "You want it to end.",
]
#: Where no danger is, nothing is owed.
NOTHING_OWED = safety.Given(owed=True, directly=False)
#: What clients say after which some everyday words do harm.
SAYS = [
    "My mother-in-law’s nurse says I should talk to the doctor.",
    "He came home drunk and threw a plate.",
    "I’ve been so dizzy, I get panic on the bus.",
    "I take lithium and I hate it.",
    "My boyfriend found a job online.",
    "I’m allergic to cats.",
    "My baby is five months old.",
    *(moment.says for moment in Content(paths.data()).all(Moment)),
]


@pytest.mark.parametrize("reply", EVERYDAY)
def test_everyday_words_stop_no_reading(reply: str) -> None:
    assert [says for says in SAYS if safety.stops(parse(reply), parse(says), [], NOTHING_OWED, book())] == []


@pytest.mark.parametrize("moment", Content(paths.data()).all(Moment), ids=lambda moment: moment.id)
def test_no_key_idea_of_a_moment_stops_the_reading_of_a_reply(moment: Moment) -> None:
    says = parse(moment.says)

    assert [idea for idea in moment.key_ideas if safety.stops(parse(idea), says, [], NOTHING_OWED, book())] == []
