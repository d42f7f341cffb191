"""Keys of published instruments: what a file may say, and what the files say."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Instrument

CONTENT = Content(paths.data())
MADE: dict[str, Any] = {
    "id": "abc",
    "name": "A questionnaire",
    "short": "ABC",
    "measures": "Something.",
    "perspectives": ["self"],
    "items": 4,
    "responses": {"lowest": 1, "highest": 5},
    "score": "sum",
    "subscales": [
        {"id": "first", "name": "First", "items": [1, 3]},
        {"id": "second", "name": "Second", "items": [2, 4], "enough": 1},
    ],
    "reversed": [3],
    "use": "ask",
    "rights": "Somebody’s.",
    "sources": ["author-2018"],
}
NORM = {"group": "students", "n": 10, "mean": 2.5, "source": "other-2020"}


def made(**changes: Any) -> Instrument:
    return Instrument.model_validate({**MADE, **changes})


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"responses": {"lowest": 5, "highest": 1}}, "from 5 no steps of 1 lead up to 1"),
        ({"responses": {"lowest": 0, "highest": 100, "step": 30}}, "from 0 no steps of 30 lead up to 100"),
        ({"responses": {"lowest": 0, "highest": 1, "words": ["no"]}}, "there are 2 answers and 1 words for them"),
        ({"items": 5}, "item 5 belongs to no subscale"),
        ({"items": 3}, "item 4 is named, and there are items 1 to 3"),
        ({"reversed": [0]}, "item 0 is named, and there are items 1 to 4"),
        ({"reversed": [3, 3]}, "an item stands twice in `reversed`"),
        ({"subscales": [{"id": "a", "name": "All", "items": [1, 2, 2, 3, 4]}]}, "an item stands twice in All"),
        (
            {"subscales": [{"id": "a", "name": "All", "items": [1, 2, 3, 4], "enough": 5}]},
            "All has 4 items, so 5 can’t be enough",
        ),
        (
            {"subscales": [MADE["subscales"][0], {**MADE["subscales"][1], "id": "first"}]},
            "two subscales have the same id",
        ),
        ({"subscales": []}, "`reversed` items are part of a key; name the `subscales`, too"),
        ({"norms": [NORM]}, "of the subscales first, second, say in `subscale` which one"),
        ({"norms": [{**NORM, "subscale": "third"}]}, "of the subscales first, second, say in `subscale` which one"),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_what_is_wrong(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        made(**changes)


def test_all_sources_of_an_instrument_are_told_each_once() -> None:
    instrument = made(norms=[{**NORM, "subscale": "first"}, {**NORM, "subscale": "second", "source": "author-2018"}])

    assert instrument.cited == ("author-2018", "other-2020")


def test_answers_may_go_up_in_steps() -> None:
    assert list(made(responses={"lowest": 0, "highest": 100, "step": 25}).responses.allowed) == [0, 25, 50, 75, 100]


#: What is published of each: perspective, items, lowest and highest answer, and how many items are reversed.
PUBLISHED = {
    "care": ("client", 10, 1, 5, 0),
    "cbi": ("self", 19, 0, 100, 1),
    "ffmq": ("self", 39, 1, 5, 19),
    "iri": ("self", 28, 0, 4, 9),
    "jse": ("self", 20, 1, 7, 0),
    "maas": ("self", 15, 1, 6, 0),
    "olbi": ("self", 16, 1, 4, 8),
    "proqol": ("self", 30, 1, 5, 5),
    "teq": ("self", 16, 0, 4, 8),
    "tes": ("observer", 9, 1, 7, 0),
    "wai-sr": ("client", 12, 1, 5, 0),
}


def test_the_instruments_of_the_course_are_as_they_are_published() -> None:
    found = {
        one.id: (*one.perspectives, one.items, one.responses.lowest, one.responses.highest, len(one.reversed))
        for one in CONTENT.all(Instrument)
    }

    assert found == PUBLISHED


def test_an_instrument_without_a_checked_key_has_none_and_says_what_it_costs() -> None:
    jse = CONTENT.one(Instrument, "jse")

    assert (jse.subscales, jse.use) == ((), "paid")
