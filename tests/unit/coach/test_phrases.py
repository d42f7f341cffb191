"""Phrases as a clinician writes them: what they find, what they don't, and how a slip is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.coach.patterns import pattern
from course_lib.phrases import WordLists, readable

LISTS = WordLists({"person": ["him", "her", "my [own] (kid[s]|dad)"], "lead": ["so", "and then"], "loop": ["a {loop}"]})


@pytest.mark.parametrize(
    ("phrase", "finds", "leaves"),
    [
        ("keep it", "you keep it", "you keep its place"),
        ("keep (it|that thing) quiet", "keep that thing quiet", "keep quiet"),
        ("you [just|really] should", "you just really should", "you never should"),
        ("you [just|really] should", "you should", "you just"),
        ("tablet[s]", "two tablets", "the tabletop"),
        ("kill(ed|ing) {person}", "killing my own kids", "kill him"),
        ("[un]safe", "is it unsafe ?", "the safety of it"),
        ("hit ... back", "hit him right back", "hit him and then ran all the way back"),
        ("hit ...1 back", "hit him back", "hit him right back"),
        ("leave _ alone", "leave winston's alone", "leave alone"),
        ("# drinks", "after 12 drinks", "after two drinks"),
        ("suicid*", "a suicidal thought", "a decided thought"),
        ("*'s tablets", "nan's tablets", "the tablets"),
        ("^ [{lead}] go home $", "so and then go home", "you go home"),
        ("^ [{lead}] go home $", "go home", "go home now"),
        ("is it ?", "it is cold is it ?", "is it cold ?"),
        ("(?|!) $", "stop !", "stop -"),
        ("get over !(there|to the)", "get over it", "get over to the house"),
        ("!(do not|never) tell", "you tell", "you do not tell"),
        ("self-harm[ing]", "about self-harm then", "about yourself harm"),
    ],
)
def test_a_phrase_finds_what_it_says_and_leaves_the_rest(phrase: str, finds: str, leaves: str) -> None:
    found = pattern([phrase], LISTS)

    assert found.is_in(f" {finds}")
    assert not found.is_in(f" {leaves}")


def test_any_of_several_phrases_will_do_each_with_its_own_beginning() -> None:
    found = pattern(["^ fog", "mist"], WordLists({}))

    assert [text for text in (" fog here", " no fog", " no mist") if found.is_in(text)] == [" fog here", " no mist"]


def test_a_phrase_is_tried_only_where_every_word_may_be_that_it_needs() -> None:
    found = pattern(["keep (it|that) [very] quiet"], WordLists({}))

    assert len(found.worth_trying(" they keep that so quietly")) == 1
    assert [text for text in (" keep it", " it is quiet", " keep very quiet") if found.worth_trying(text)] == []


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("(a|b", "a `)` is missing"),
        ("[a|b", "a `]` is missing"),
        ("a)", "a bracket closes here that was not opened: `)`"),
        ("a|b", "a bracket closes here that was not opened: `|b`"),
        ("a  b", "there is a blank too many"),
        ("(a|)", "a word is missing"),
        ("Keep it", "`K` has no meaning here; write small letters and words"),
        ("in. the", "`.` has no meaning here"),
    ],
)
def test_a_phrase_that_can_not_be_read_says_why(phrase: str, says: str) -> None:
    with pytest.raises(ValueError, match="`") as told:
        readable(phrase)

    assert says in str(told.value)
    assert phrase in str(told.value)


def test_a_list_that_is_not_there_and_one_that_names_itself_are_told() -> None:
    with pytest.raises(ValueError, match="there is no list `people`"):
        pattern(["tell {people}"], LISTS)
    with pytest.raises(ValueError, match="lists name one another without end"):
        pattern(["{loop}"], LISTS)


@given(st.text(alphabet="ab ()[]|{}^$!?*_.#-'", max_size=20))
def test_whatever_is_written_is_read_or_refused_in_words(phrase: str) -> None:
    def read() -> str:
        try:
            return readable(phrase)
        except ValueError as refused:
            return str(refused)

    assert phrase in read()
