"""“You asked directly” is earned by a question about suicide, hurting somebody or being safe, and by no other."""

from __future__ import annotations

import pytest

from course_lib.coach.loading import book, read

FRIDAY = "It’s Friday."  # shows nothing; the moment is marked
SUICIDE = "I sat in the barn with the gun and I just don’t want to be here any more."
VIOLENCE = "He had me by the throat again on Friday."
OTHERS = "I could kill him when he does that, I’ve thought about how."

ABOUT_SOMETHING_ELSE = [
    "Are you planning anything nice for the weekend?",
    "Is the dog safe?",
    "Did it hurt to sign the paper?",
    "Do you intend to keep the dog?",
    "Are you planning to cook for the boys tonight?",
    "Do you go home at lunchtime?",
    "Are you planning a long trip, then?",
    "Does your knee hurt?",
    "Is the ladder safe?",
    "Did you hit the target?",
    "Are you afraid of heights?",
    "What did you do tonight?",
    "Do you mean to sell the farm?",
    "Is the dog dying?",
    "When did your father die?",
    "Did you cut yourself a slice of cake?",
    "Are you thinking of doing something nice?",
    "Do you want to live by the sea?",
    "Are you thinking of ending the lease?",
    "Have you thought about the funeral?",
    "Did they push the price up?",
    "Is he going home for Christmas?",
    "Are you going through with the sale?",
    "Have you kept the receipt somewhere safe?",
    "Did the boys kick the ball in?",
    "Do you plan to go on Friday?",
    "Is your money safe there?",
    "Did you beat him at chess?",
    "What did he do at work?",
    "Are you scared of the exam?",
    "Do you ever hit the snooze button?",
    "Will it harm the roses?",
    "Is it safe to say that you’re tired?",
    "Do you feel that the harvest is in danger?",
    "How long have you had the gun?",
    "What’s on your mind tonight?",
    "Did that hurt your pride?",
    "Did the operation hurt?",
    "Do you want to go home?",
    "Who feeds the dog?",
    "Would it kill you to smile?",
    "Can you hold the line?",
    "Did she touch the cake?",
    "Are you dying to see her?",
    "Are you tired of it all? Do you sleep?",
    "You said you want to die. Are you going out?",
    "What will you do tonight?",
    "Did it hit you hard?",
    "Were you hurt by what she said?",
    "Is the medicine safe?",
    "How is the house with the kids away?",
]
ABOUT_SUICIDE = [
    "Are you thinking of killing yourself?",
    "Do you want to die?",
    "Are you having thoughts of suicide?",
    "Have you thought about ending your life?",
    "Is suicide on your mind?",
    "When you say that, do you mean that you want to kill yourself?",
    "I need to ask you straight: are you thinking about suicide?",
    "Have you been thinking of taking your own life?",
    "Are you suicidal?",
    "Do you ever think about dying?",
    "Do you hurt yourself?",
    "Have you harmed yourself?",
    "Do you think of not being alive any more?",
    "I’d like to know whether you are thinking of suicide.",
    "How close have you come to killing yourself?",
    "Would you rather be dead?",
    "Do you wish you were dead?",
    "Does it mean you want to end it all?",
]
ABOUT_SAFETY = [
    "Are you safe at home?",
    "Has he hurt you?",
    "Does he hit you?",
    "Are you afraid of him?",
    "Do you feel safe tonight?",
    "Is it safe for you to go home?",
    "Are the children safe?",
    "Has he ever threatened you?",
    "Has he put his hands on you?",
    "Did he force you?",
    "Are you frightened of what he might do?",
    "Have you been hit?",
    "I want to ask you whether you’re safe.",
    "Are you in danger?",
    "Is anybody hurting you?",
    "How safe are you right now?",
    "What does he do to you?",
    "Did he choke you?",
]
ABOUT_HURTING_SOMEBODY = [
    "Are you thinking of hurting him?",
    "Do you think you might hit her?",
    "Have you thought about killing him?",
    "Could you act on that?",
    "Do you plan to hurt him?",
    "Have you hurt the baby?",
    "Are you going to harm anyone?",
    "Do you mean that you want to kill him?",
    "Do you want to hurt somebody?",
]
DIRECT = [
    *((SUICIDE, question) for question in ABOUT_SUICIDE),
    *((VIOLENCE, question) for question in ABOUT_SAFETY),
    *((OTHERS, question) for question in ABOUT_HURTING_SOMEBODY),
]


@pytest.mark.parametrize("question", ABOUT_SOMETHING_ELSE)
@pytest.mark.parametrize("says", [FRIDAY, SUICIDE, VIOLENCE, OTHERS])
def test_a_question_about_something_else_earns_nothing_from_somebody_in_danger(says: str, question: str) -> None:
    reading = read(question, says, risk=True)

    assert reading.safety
    assert reading.strength is None


@pytest.mark.parametrize(("says", "question"), DIRECT)
def test_a_direct_question_is_seen_in_many_wordings(says: str, question: str) -> None:
    reading = read(question, says)

    assert not reading.safety
    assert reading.strength == book().says["strength-asked"]


@pytest.mark.parametrize(("_", "question"), DIRECT)
def test_where_a_moment_is_marked_and_shows_nothing_any_direct_question_will_do(_: str, question: str) -> None:
    assert read(question, FRIDAY, risk=True).strength == book().says["strength-asked"]


def test_a_direct_question_is_told_as_one_where_something_beside_it_leaves_no_strength() -> None:
    reading = read("You should be careful. Has he hurt you?", VIOLENCE)

    assert reading.strength is None
    assert reading.told == (book().says["asks-danger"],)
    assert reading.to_try == book().says["stay"]
