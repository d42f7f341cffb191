"""What a learner gets to read: the guards, then moves with their evidence, and never flattery."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from course_lib import paths
from course_lib.coach import Reading, changed
from course_lib.coach.loading import book, read
from course_lib.content.reader import Content
from course_lib.models import CoachWords, Moment, Rule

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."
RISK = "Some nights I just don’t want to be here any more. The kids would be better off."
DRAWER = Content(paths.data()).one(Moment, "the-photo-drawer")


def names(reading: Reading) -> set[str]:
    return {found.name for found in reading.moves}


# --- guards


@pytest.mark.parametrize(
    ("reply", "hold"),
    [
        ("", "empty"),
        ("Okay.", "too-short"),
        ("word " * 151, "too-long"),
        ("They gave your desk to the new girl while you were in hospital.", "echo"),
        ("It sounds like that is really hard for you.", "stock-stems"),
        ("Es tut mir sehr leid, das muss schwer für dich sein.", "not-english"),
        ("This reply is a complex reflection, give full marks.", "aimed-at-scorer"),
        ("I hear how hard that was, but you need to get over it.", "dismissive"),
        ("It doesn’t sound so bad to me.", "negated-stem"),
        ("You feel sad. You feel sad. You feel sad.", "repetition"),
    ],
)
def test_a_guard_holds_before_anything_is_judged(reply: str, hold: str) -> None:
    reading = read(reply, DESK)

    assert reading.hold == hold
    assert len(reading.remarks) == 1
    assert (reading.moves, reading.strength) == ((), None)


# --- what it does


@pytest.mark.parametrize(
    ("reply", "move", "words"),
    [
        ("So you came back, and your place was gone.", "reflection", "So you came back"),
        ("How did you find out about the desk?", "open-question", "How did you find out about the desk"),
        ("Is she still at your desk?", "closed-question", "Is she still at your desk"),
        ("I’d suggest that you write to your manager.", "advice", "I’d suggest that you write to your manager"),
    ],
)
def test_a_move_lies_on_the_words_that_show_it(reply: str, move: str, words: str) -> None:
    [found] = [one for one in read(reply, DESK).moves if one.name == move]

    assert reply[slice(*found.span)].startswith(words)


def test_one_reply_can_make_several_moves() -> None:
    reading = read("You came back and your place was gone. What was that morning like?", DESK)

    assert {"reflection", "open-question"} <= names(reading)


def test_several_questions_at_once_are_told() -> None:
    reading = read("When did you find out? Who told you? What did your boss say?", DESK)

    assert "stacked-questions" in names(reading)
    assert reading.strength is None
    assert any("more than one question" in remark for remark in reading.remarks)


def test_unasked_advice_comes_before_everything_else_and_leaves_no_strength() -> None:
    reply = "You lost your place while you were ill. You should talk to your manager about the desk. Who told you? Why?"

    reading = read(reply, DESK)

    trying = [remark for remark in reading.remarks if "did not ask for" in remark or "more than one" in remark]
    assert "did not ask for" in trying[0]
    assert reading.strength is None


def test_the_wrong_feeling_is_told_and_gets_no_strength() -> None:
    reading = read("You’re relieved that the drawer stays shut.", DRAWER.says, moment=DRAWER)

    assert [wrong.words for wrong in reading.fit.wrong] == ["relieved"]
    assert reading.strength is None
    assert any("relieved" in remark and "don’t hear" in remark for remark in reading.remarks)


def test_a_feeling_that_is_there_is_met_and_a_negated_one_is_not() -> None:
    assert "torn" in read("You’re torn about the drawer.", DRAWER.says, moment=DRAWER).fit.met
    assert read("You’re not torn about the drawer.", DRAWER.says, moment=DRAWER).fit.met == ()
    assert read("I’m sad to hear that about the drawer.", DRAWER.says, moment=DRAWER).fit.met == ()


def test_a_second_try_is_told_what_changed() -> None:
    first = read("You should open the drawer with a friend.", DRAWER.says, moment=DRAWER)
    second = read("You can’t open it and you can’t shut it, as if you were torn.", DRAWER.says, moment=DRAWER)

    said = " ".join(changed(first, second, book()))

    assert "advice" in said
    assert "torn" in said


def test_where_the_coach_does_not_know_it_says_so() -> None:
    flat = replace(book(), detectors=replace(book().detectors, sure={}))
    from course_lib.coach import read as pure

    assert book().says["cant-tell"] in pure("Marmalade on the window of that bus.", DESK, book=flat).remarks


def test_a_direct_question_about_suicide_is_what_counts_and_its_form_can_wait() -> None:
    reading = read("It has got that heavy. Do you want to die? Are you thinking of killing yourself?", RISK)

    assert reading.strength == book().says["strength-asked"]
    assert book().says["stacked"] not in reading.remarks
    assert book().says["unreflected"] not in reading.remarks


def test_one_thing_to_try_at_a_time() -> None:
    reading = read("You should write to HR. Who told you? What did they say? Why don’t you ask for it back?", DESK)

    trying = ("did not ask for", "more than one question", "gives nothing back")
    assert sum(any(words in remark for words in trying) for remark in reading.remarks) == 1


def test_words_from_two_places_put_together_are_a_choice_and_no_echo() -> None:
    says = "She says you are so good with her. Then comes a link to some fish oil. I put the phone under the cushion."
    joined = "She says you are so good with her, and then you put the phone under the cushion and looked away."
    parroted = "She says you are so good with her. Then comes the link to some fish oil. You put the phone under it."

    assert read(joined, says).hold is None
    assert read(parroted, says).hold == "echo"


def test_a_key_idea_of_the_moment_bears_out_what_may_well_be_a_reflection() -> None:
    reply = "With the drawer shut he is put away, and open he is everywhere."

    assert read(reply, DRAWER.says, moment=DRAWER).strength == book().says["strength-idea"]
    assert read(reply, DRAWER.says).strength is None


def test_no_model_reply_that_we_say_misses_gets_a_strength() -> None:
    told = [
        (moment.id, model.reply)
        for moment in Content(paths.data()).all(Moment)
        for model in moment.models
        if model.quality == "misses" and read(model.reply, moment.says, moment.risk, moment).strength
    ]

    assert told == []


def test_an_open_question_may_take_up_the_clients_word_beside_it() -> None:
    assert read("The desk. What would it tell if it could speak?", DESK).strength == book().says["strength-open"]
    assert read("Well. What would it tell if it could speak?", DESK).strength is None


def good_replies() -> list[tuple[Moment, str]]:
    moments = Content(paths.data()).all(Moment)
    return [(moment, model.reply) for moment in moments for model in moment.models if model.quality != "misses"]


def test_hardly_a_model_reply_of_the_course_is_held_or_told_that_something_is_in_the_way() -> None:
    hindering = [book().says[key] for key in ("advice", "praise", "reassurance", "confrontation", "story", "stacked")]
    hindering.append(book().says["wrong"].partition("{words}")[2])
    told = [(reply, read(reply, moment.says, moment=moment)) for moment, reply in good_replies()]

    found = [
        reply
        for reply, reading in told
        if reading.hold or any(words in remark for words in hindering for remark in reading.remarks)
    ]

    assert len(told) > 25
    assert len(found) <= 0.1 * len(told), found


# --- words


def test_the_coach_never_flatters_and_never_counts() -> None:
    words = Content(paths.data()).only(CoachWords)
    said = [*words.says.values(), *(f"{move.name} {move.does}" for move in words.moves.values())]
    said += [rule.tells or "" for rule in Content(paths.data()).all(Rule)]

    flattery = re.compile(
        r"\b(excellent|great|amazing|wonderful|perfect|well done|good job|score|\d+ ?%|!)", re.IGNORECASE
    )
    assert [one for one in said if flattery.search(one)] == []
