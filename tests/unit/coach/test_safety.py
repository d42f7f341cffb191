"""Safety comes before everything else: danger asked about, harm never recommended, secrecy never promised."""

from __future__ import annotations

import pytest

from course_lib.coach.loading import book, read

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."
RISK = "Some nights I just don’t want to be here any more. The kids would be better off."


@pytest.mark.parametrize(
    "reply",
    [
        "That sounds so heavy, and you’re carrying it alone.",
        "You are not thinking of suicide, are you?",
        "I promise I won’t tell anyone. Are you thinking of killing yourself?",
        "Are you thinking of suicide? Think of your children, how would they feel?",
        "Have you tried going for a walk in the morning?",
        "Maybe they would be better off without you.",
        "ok",
        "",
    ],
)
def test_a_cue_of_suicide_that_is_not_asked_about_gets_the_safety_text_alone(reply: str) -> None:
    reading = read(reply, RISK)

    assert reading.safety
    assert reading.remarks == (book().says["safety"],)
    assert (reading.moves, reading.hold, reading.strength) == ((), None, None)


@pytest.mark.parametrize(
    "reply",
    [
        "You’re so tired that not being here looks like a rest. Are you thinking of killing yourself?",
        "I want to ask you straight out: are you having thoughts of suicide?",
        "When you say you don’t want to be here, do you mean that you want to end your life?",
    ],
)
def test_naming_suicide_to_somebody_at_risk_is_right(reply: str) -> None:
    assert not read(reply, RISK).safety


def test_the_mark_of_risk_counts_where_the_words_show_none() -> None:
    assert not read("You’re glad that it’s Friday.", "It’s Friday, thank God.").safety
    assert read("You’re glad that it’s Friday.", "It’s Friday, thank God.", risk=True).safety


@pytest.mark.parametrize(
    "reply",
    [
        "You should hit him back next time.",
        "Whatever you tell me, I will never tell anyone.",
        "Then just do it, end it.",
    ],
)
def test_harm_condoned_and_secrecy_promised_stop_in_any_case(reply: str) -> None:
    assert read(reply, DESK).safety


@pytest.mark.parametrize(
    ("reply", "says", "text"),
    [
        ("You should hit him back next time.", DESK, "safety-harm"),
        ("Whatever you tell me, I will never tell anyone.", DESK, "safety-secrecy"),
        ("You should hit him back next time.", RISK, "safety"),
        ("Whatever you tell me, I will never tell anyone.", RISK, "safety"),
    ],
)
def test_the_safety_text_fits_what_was_done_and_after_a_cue_it_asks_to_ask(reply: str, says: str, text: str) -> None:
    assert read(reply, says).remarks == (book().says[text],)


@pytest.mark.parametrize(
    ("reply", "says", "arguable"),
    [
        ("You should hit him back next time.", DESK, True),
        ("Whatever you tell me, I will never tell anyone.", DESK, True),
        ("Are you thinking of suicide? Whatever you tell me, I will never tell anyone.", RISK, True),
        ("Whatever you tell me, I will never tell anyone.", RISK, False),
        ("That sounds so heavy.", RISK, False),
    ],
)
def test_a_stop_that_rests_on_the_reply_can_be_objected_to_and_a_danger_left_unasked_can_not(
    reply: str, says: str, arguable: bool
) -> None:
    reading = read(reply, says)

    assert reading.safety
    assert reading.arguable is arguable


def test_contempt_for_somebody_in_danger_stops_even_where_it_asks() -> None:
    assert read("Are you thinking of suicide? Other people have it worse, you know.", RISK).safety


def test_to_recommend_what_harms_stops_only_after_words_that_make_it_harmful() -> None:
    tired = "I nodded off at the lights on the way home."

    assert read("I’d just drive on with the window down.", tired).safety
    assert not read("I’d just drive on with the window down.", DESK).safety


def test_secrecy_with_its_limits_is_information() -> None:
    assert not read("What you tell me stays here, unless I think somebody is in danger.", DESK).safety


ANSWER = "Sometimes. At night, mostly."


@pytest.mark.parametrize(
    "reply",
    [
        "At night, when everybody is asleep.",
        "Thank you for telling me. That must be lonely.",
        "Are you thinking of suicide?",
        "How often does it come? It stays between us, I promise.",
        "Promise me that you won’t do anything. Are you alone tonight?",
    ],
)
def test_once_it_was_asked_and_answered_a_reply_that_does_not_go_on_is_stopped(reply: str) -> None:
    reading = read(reply, ANSWER, risk="next-step")

    assert reading.safety
    assert reading.told == (book().says["safety-next-look" if reading.look else "safety-next-step"],)


@pytest.mark.parametrize(
    "reply",
    [
        "At night, then. How often does it come?",
        "Is what you’d need within reach, where you are?",
        "Thank you for saying it. I’d like to ask my supervisor to join us now, with you here.",
        "Are you safe tonight?",
    ],
)
def test_once_it_was_asked_and_answered_the_next_step_is_what_carries_a_reply(reply: str) -> None:
    reading = read(reply, ANSWER, risk="next-step")

    assert (reading.safety, reading.hold) == (False, None)
    assert reading.strength in (None, book().says["strength-next-step"])


def test_what_a_moment_says_is_owed_counts_for_more_than_signs_in_the_clients_words() -> None:
    says = "Yes. I’ve thought of ending it."

    assert read("Are you thinking of suicide?", says).strength == book().says["strength-asked"]
    assert read("Are you thinking of suicide?", says, risk="next-step").safety
    assert read("How often do those thoughts come?", says).safety
    assert not read("How often do those thoughts come?", says, risk="next-step").safety


def test_who_takes_a_step_is_told_so_and_to_ask_as_well() -> None:
    says = "It’s only the quiet. I sit with the gun across me."

    reading = read(
        "Where’s the gun tonight? And is there a neighbour you’d trust to lock it up for you?", says, risk="suicide"
    )

    assert reading.remarks == (book().says["safety-step"],)


@pytest.mark.parametrize(
    "reply",
    [
        "Would you tell me if tonight was going to be that night?",
        "Would part of you rather not get up from there again?",
    ],
)
def test_what_may_ask_or_may_not_stops_for_the_learner_to_look_and_is_open_to_objection(reply: str) -> None:
    reading = read(reply, "It’s only the quiet. I sit with the gun across me.", risk="suicide")

    assert reading.remarks == (book().says["safety-look"],)
    assert (reading.safety, reading.look, reading.arguable) == (True, True, True)


def test_what_surely_does_not_ask_is_no_matter_of_looking_nor_is_what_may_ask_beside_a_promise() -> None:
    says = "It’s only the quiet. I sit with the gun across me."

    none = read("Quiet evenings do us all good, and the telly’s rubbish anyway.", says, risk="suicide")
    promised = read(
        "Would you tell me if tonight was going to be that night? I promise nobody else will ever know.",
        says,
        risk="suicide",
    )

    assert [(one.remarks, one.look) for one in (none, promised)] == [((book().says["safety"],), False)] * 2


def test_a_step_with_a_promise_of_secrecy_is_none() -> None:
    says = "It’s only the quiet. I sit with the gun across me."

    reading = read("Could somebody lock it up for you until tomorrow? I’ll never tell anyone.", says, risk="suicide")

    assert reading.remarks == (book().says["safety"],)
