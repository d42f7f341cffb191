"""Sittings of a practice test, read from a record."""

from __future__ import annotations

from course_lib.learner.practice_test import Sitting, Stock, drawn, sittings, standing
from course_lib.learner.record import Event
from course_lib.models import Item, PracticeTest
from tests.support.events import did

NAMES = [f"item-{letter}" for letter in "abcdefg"]
TEST = PracticeTest.model_validate(
    {
        "id": "a-test",
        "title": "A test",
        "twin_of": "foundations",
        "intro": "i",
        "closing": "c",
        "parts": [{"name": "One", "kind": "quiz", "of": ["a-quiz"], "ask": 3}],
    }
)


def item(name: str) -> Item:
    options = [{"text": text, "feedback": "f", "correct": text == "a"} for text in "ab"]
    return Item.model_validate({"id": name, "prompt": name, "options": options})


STOCK = Stock(TEST.parts[0], [item(name) for name in NAMES])
VERSION = {one.id: one.version() for one in STOCK.things}


def begin(seed: str = "x", version: str = TEST.version()) -> Event:
    return did("a-test", "begin", {"seed": seed}, version=version)


def end() -> Event:
    return did("a-test", "end", version=TEST.version())


def pick(name: str, *picked: int, version: str | None = None) -> Event:
    return did(name, "test", {"picked": list(picked)}, version=VERSION[name] if version is None else version)


def read(*events: Event) -> list[Sitting]:
    return sittings(TEST, [STOCK], events)


def test_nothing_comes_again_until_everything_has_come() -> None:
    turns = [[one.id for one in drawn(STOCK, "x", before)] for before in range(3)]

    assert len({*turns[0], *turns[1]}) == 6
    assert set(turns[0] + turns[1] + turns[2][:1]) == set(NAMES)
    assert [[one.id for one in drawn(STOCK, "x", before)] for before in range(3)] == turns


def test_another_seed_draws_in_another_order() -> None:
    orders = {tuple(one.id for one in drawn(STOCK, seed, 0)) for seed in "abcdefgh"}

    assert len(orders) > 4


def test_the_seed_of_the_first_sitting_holds_for_those_that_follow() -> None:
    first, second = read(begin("x"), end(), begin("y"))

    assert first.parts[0].things == drawn(STOCK, "x", 0)
    assert second.parts[0].things == drawn(STOCK, "x", 1)
    assert (second.number, second.ended) == (2, "")


def test_the_last_answer_before_the_end_counts() -> None:
    (found,) = read(begin(), pick("item-a", 0), pick("item-a", 1), end(), pick("item-a", 0))

    assert found.answers["item-a"].stored() == {"picked": [1]}


def test_what_belongs_to_no_sitting_or_does_not_fit_is_passed_over() -> None:
    (found,) = read(
        pick("item-a", 0),
        end(),
        begin(version="an-earlier-one"),
        begin(),
        pick("item-b", 0, version="an-earlier-one"),
        pick("item-c", 7),
        did("item-d", "test", {"text": "a line that was changed by hand"}, version=VERSION["item-d"]),
        did("item-e", "answer", {"picked": [0]}, version=VERSION["item-e"]),
    )

    assert dict(found.answers) == {}


def test_a_standing_tells_of_the_last_sitting_that_is_over() -> None:
    asked = [one.id for one in drawn(STOCK, "x", 0)]
    events = [begin(), *(pick(name, 0) for name in asked[:2]), end(), begin()]

    found = standing(TEST, read(*events), {})

    assert (found.sat, found.got, found.of, found.open) == (1, 2, 3, True)
    assert standing(TEST, [], {}).last is None
