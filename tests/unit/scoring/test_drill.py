"""What of a skill is seen in an answer of a drill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import pytest

from course_lib.models import Drill
from course_lib.models.drill import Skill
from course_lib.scoring.drill import SKILLS, Seen, Words, see

SIGNS = {
    "reflection-of-feeling": {"felt": ["it hurts"]},
    "affirmation": {"names": ["you *ed"]},
    "summary": {"checks": ["what did i miss"]},
    "limits-of-confidentiality": {"kept": ["stays (here|private)"], "told": ["can't keep"]},
    "repair": {
        "owns": ["my mistake"], "defends": ["i only"], "collapses": ["so sorry"], "returns": ["you were telling"],
    },
}  # fmt: skip
LINE = {
    "id": "a-line", "level": 1, "name": "Ilse", "age": 68, "detail": "learning to drive", "says": "I passed.",
    "feelings": {"present": ["relieved"], "absent": ["ashamed"]}, "listen_for": ["one", "two"],
    "meets": ["a", "b"], "misses": {"reply": "c", "why": "d"},
}  # fmt: skip


def drill(skill: str) -> Drill:
    said = {
        "id": "a-drill", "title": "t", "skill": skill, "about": "a", "example": {"says": "s", "reply": "r"},
        "signs": SIGNS.get(skill, {}), "lines": [{**LINE, "risk": "suicide"}],
    }  # fmt: skip
    return Drill.model_validate(said)


@dataclass(frozen=True)
class Move:
    name: str
    certainty: str


@dataclass(frozen=True)
class Fit:
    named: tuple[str, ...] = ()
    fits: bool = False
    listed: bool = False
    wrong: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    moves: tuple[Move, ...] = ()
    fit: Fit = Fit()  # frozen, so it can be shared
    safety: bool = False
    arguable: bool = True
    directly: bool = False


def seen(
    skill: str, text: str = "Any words will do.", fit: Fit | None = None, moves: Mapping[str, str] | None = None
) -> Seen:
    """What is seen where the coach found these moves, by name how surely."""
    found = tuple(Move(name, sure) for name, sure in (moves or {}).items())
    return see(drill(skill), Read(found, fit or Fit()), text)


def test_every_skill_of_a_drill_has_its_function() -> None:
    assert set(SKILLS) == set(get_args(Skill))


@pytest.mark.parametrize(
    ("moves", "outcome", "beside"),
    [
        ({"open-question": "likely"}, "there", ()),
        ({"open-question": "maybe"}, "maybe", ()),
        ({"open-question": "likely", "stacked-questions": "likely"}, "maybe", ("stacked-questions",)),
        ({"closed-question": "likely"}, "not-seen", ("closed-question",)),
        ({}, "not-seen", ()),
    ],
)
def test_an_open_question_stands_alone(moves: dict[str, str], outcome: str, beside: tuple[str, ...]) -> None:
    found = seen("open-question", moves=moves)

    assert (found.outcome, found.beside) == (outcome, beside)


@pytest.mark.parametrize(
    ("fit", "text", "outcome", "beside"),
    [
        (Fit(("sad",), fits=True), "You are sad that he left.", "there", ()),
        (Fit(("sad",), fits=True, listed=True), "You are sad that he left.", "maybe", ("feelings-list",)),
        (Fit(("sad", "hurt", "low"), fits=True), "You are sad and hurt and low today.", "maybe", ("feelings-list",)),
        (Fit(("sad", "hurt"), fits=True), "Sad and hurt.", "maybe", ("feelings-list",)),
        (Fit(("sad", "hurt"), fits=True), "You are sad about Len, and hurt by her.", "there", ()),
        (Fit(("proud",), wrong=("proud",)), "You are proud of it.", "not-seen", ("feeling-elsewhere",)),
        (Fit(("cold",)), "You are cold to him.", "maybe", ("feeling-unknown",)),
        (Fit(), "It hurts, that.", "maybe", ("feeling-unknown",)),
        (Fit(), "He left on a Monday.", "not-seen", ()),
    ],
)
def test_a_feeling_is_one_that_may_be_there_and_is_no_list(
    fit: Fit, text: str, outcome: str, beside: tuple[str, ...]
) -> None:
    found = seen("reflection-of-feeling", text, fit)

    assert (found.outcome, found.beside) == (outcome, beside)


def test_a_feeling_that_is_only_asked_for_may_be_one() -> None:
    found = seen("reflection-of-feeling", "Are you sad?", Fit(("sad",), fits=True), {"closed-question": "likely"})

    assert found == Seen("maybe", saw=("feeling",), beside=("feeling-asked",))


@pytest.mark.parametrize(
    ("moves", "text", "outcome"),
    [
        ({"affirmation": "likely"}, "It took patience.", "there"),
        ({"affirmation": "maybe"}, "It took patience.", "maybe"),
        ({"reflection": "likely"}, "You walked home alone.", "there"),
        ({}, "You walked home alone.", "maybe"),
        ({"affirmation": "likely", "praise": "likely"}, "Great, you walked.", "maybe"),
        ({"praise": "likely"}, "Well done.", "not-seen"),
        ({"reflection": "likely"}, "So it was late.", "not-seen"),
    ],
)
def test_an_affirmation_names_something_and_does_not_grade(moves: dict[str, str], text: str, outcome: str) -> None:
    assert seen("affirmation", text, moves=moves).outcome == outcome


@pytest.mark.parametrize(
    ("things", "text", "outcome"),
    [
        (2, "The shop, and your back. What did I miss?", "there"),
        (2, "The shop, and your back.", "maybe"),
        (1, "The shop. What did I miss?", "maybe"),
        (1, "The shop.", "not-seen"),
        (0, "What did I miss?", "not-seen"),
    ],
)
def test_a_summary_gathers_two_things_and_asks_what_is_missing(things: int, text: str, outcome: str) -> None:
    assert seen("summary", text, Fit(ideas=("one", "two")[:things])).outcome == outcome


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (Read(directly=True), Seen("there", saw=("asked",))),
        (Read(), Seen("maybe", unseen=("asked-plainly",))),
        (
            Read((Move("stacked-questions", "likely"),), directly=True),
            Seen("maybe", saw=("asked",), beside=("stacked-questions",)),
        ),
        (Read(safety=True, arguable=False), Seen("not-seen", unseen=("asked",))),
        (Read(safety=True, directly=True), Seen("maybe", saw=("asked",))),
    ],
)
def test_the_question_about_suicide_is_what_the_safety_rules_see(reading: Read, expected: Seen) -> None:
    assert see(drill("asking-about-suicide"), reading, "Are you thinking of suicide?") == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("It stays here. Danger I can’t keep to myself.", "there"),
        ("It stays private.", "maybe"),
        ("There are things I can't keep.", "maybe"),
        ("Shall we begin?", "not-seen"),
    ],
)
def test_the_limits_have_two_halves(text: str, outcome: str) -> None:
    assert seen("limits-of-confidentiality", text).outcome == outcome


def test_a_promise_of_secrecy_is_no_half_of_the_limits() -> None:
    found = see(drill("limits-of-confidentiality"), Read(safety=True), "It stays here, I promise.")

    assert found == Seen("not-seen", unseen=("told",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My mistake. You were telling me of Len.", Seen("there", saw=("owns", "returns"))),
        ("My mistake. And then?", Seen("there", saw=("owns", "returns"))),
        ("My mistake.", Seen("maybe", saw=("owns",), unseen=("returns",))),
        ("My mistake, I only asked. And then?", Seen("maybe", saw=("owns", "returns"), beside=("defends",))),
        ("My mistake, I’m so sorry! And then?", Seen("maybe", saw=("owns", "returns"), beside=("collapses",))),
        ("And then?", Seen("not-seen", saw=("returns",), unseen=("owns",))),
    ],
)
def test_a_repair_owns_it_and_comes_back(text: str, expected: Seen) -> None:
    assert seen("repair", text) == expected


def test_where_the_coach_stops_for_safety_nothing_else_is_judged() -> None:
    reading = Read((Move("open-question", "likely"),), safety=True, arguable=False)

    assert see(drill("open-question"), reading, "What was it like?") == Seen("not-seen")


def test_signs_are_found_in_a_sentence_and_whatever_the_apostrophe() -> None:
    words = Words("IT CAN’T KEEP. It stays; private it stays here!", drill("limits-of-confidentiality"))

    assert (words.show("told"), words.show("kept"), words.count) == ([0], [2], 9)
