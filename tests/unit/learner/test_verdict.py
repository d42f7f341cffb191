"""What is told of an answer afterwards: what the learner was shown then, and nothing where that can't be known."""

from __future__ import annotations

from typing import Any

import pytest

from course_lib import paths
from course_lib.content.legends import legends
from course_lib.content.reader import Content
from course_lib.learner.verdict import verdict
from course_lib.models import Claims, FeelingLab, Item, Quiz, Rating, Sorting, Worksheet
from course_lib.session.keys import keyed
from tests.support.events import did

CONTENT = Content(paths.data())
WORDS, KEYED, LEGENDS = CONTENT.words()["kept"], keyed(CONTENT), legends(CONTENT)
ITEM: Item = CONTENT.one(Quiz, "listening-check").items[0]
RIGHT = [number for number, option in enumerate(ITEM.options) if option.correct]
WRONG = [number for number, option in enumerate(ITEM.options) if not option.correct][:1]
RATED = CONTENT.all(Rating)[0].replies[0]
OTHER = 1 if RATED.level > 1 else 2
CLAIM = next(one for one in CONTENT.only(Claims).claims if one.verdict == "mixed")
LINE = next(line for lab in CONTENT.all(FeelingLab) for line in lab.lines if not line.silent)
STEP = next(s for w in CONTENT.all(Worksheet) for s in w.steps if s.key.number is not None)
CARDS = CONTENT.all(Sorting)[0]
SORTED = {card.id: card.category for card in CARDS.shown}


def said(item: str, act: str, data: dict[str, Any], version: str | None = None) -> str:
    known = KEYED.get(item)
    event = did(item, act, data, version=(known.version if known else "") if version is None else version)
    return verdict(event, known, LEGENDS[item], WORDS)


@pytest.mark.parametrize(
    ("item", "act", "data", "told"),
    [
        (ITEM.id, "answer", {"picked": RIGHT}, "Right"),
        (ITEM.id, "recall", {"picked": WRONG}, "Missed"),
        (RATED.id, "answer", {"level": RATED.level}, "The same as ours"),
        (RATED.id, "answer", {"level": OTHER}, "Another than ours, and a hint"),
        (CLAIM.id, "verdict", {"verdict": "mixed"}, "The same as ours"),
        (CLAIM.id, "verdict", {"verdict": "unsafe"}, "Ours: Mixed or uncertain"),
        (LINE.id, "families", {"families": [f.name for f in LINE.families if f.heard == "there"]}, "Right"),
        (LINE.id, "families", {"families": [f.name for f in LINE.families if f.heard == "absent"][:1]}, "Missed"),
        (STEP.id, "answer", {"number": STEP.key.number}, "Right"),
        (STEP.id, "answer", {"number": (STEP.key.number or 0) + 1000}, "Missed"),
        (CARDS.id, "answer", {"cards": SORTED}, "100 % as in our key"),
    ],
)
def test_an_answer_to_something_with_a_key_is_told_as_it_was_then(
    item: str, act: str, data: dict[str, Any], told: str
) -> None:
    assert said(item, act, data) == told


def test_our_level_is_told_once_the_learner_has_seen_it() -> None:
    assert said(RATED.id, "answer", {"level": OTHER, "attempt": 2}).startswith(f"Ours: {RATED.level} ")


@pytest.mark.parametrize(
    ("act", "data", "version"),
    [
        ("answer", {"picked": RIGHT}, "another"),
        ("test", {"picked": RIGHT}, None),
        ("answer", {"picked": [99]}, None),
        ("skip", {}, None),
        ("answer", {"text": "in own words"}, None),
    ],
)
def test_nothing_is_told_where_it_was_not_said_or_cannot_be_known(
    act: str, data: dict[str, Any], version: str | None
) -> None:
    assert said(ITEM.id, act, data, version) == ""


def test_what_has_no_key_of_its_own_is_told_nothing() -> None:
    assert said("the-photo-drawer", "first", {"text": "You kept it."}) == ""
