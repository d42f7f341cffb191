"""What a number of a worksheet is held against."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.content.reader import Content, load
from course_lib.models import Calculation, Instrument, Worksheet
from course_lib.models.measured import NEEDS, Key
from course_lib.scoring.worksheet import Filled, check, value
from tests.support.places import SAMPLES

OLBI = Content(paths.data()).one(Instrument, "olbi")
WORKSHEET = load(SAMPLES / "worksheets" / "one-form-twice.yml", Worksheet)
ITEM, EXHAUSTION, DISENGAGEMENT = WORKSHEET.steps
assert WORKSHEET.sheet
FILLED = Filled(OLBI, WORKSHEET.sheet.answers)


def key(measure: str, **of: Any) -> Key:
    return Key.model_validate({"measure": measure, "of": of})


def step(decimals: int, **of: Any) -> Calculation:
    said = {"id": "a-step", "prompt": "p", "way": "w", "decimals": decimals, "key": of}
    return Calculation.model_validate(said)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (key("instrument-score", subscale="exhaustion"), 17),
        (key("unreversed-score", subscale="exhaustion"), 19),
        (key("instrument-score", subscale="disengagement"), None),
        (key("missing-as-lowest", subscale="disengagement"), 17),
        (key("items-answered", subscale="disengagement"), 7),
        (key("item-counts", item=2), 2),
        (key("item-counts", item=15), None),
    ],
)
def test_a_sheet_is_scored_by_the_key_of_its_instrument(asked: Key, expected: float | None) -> None:
    assert value(asked, FILLED) == expected


SHROUT_AND_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
STUDIES = [{"r": 0.1, "n": 53}, {"r": 0.3, "n": 103}, {"r": 0.5, "n": 28}]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (key("standard-error-of-measurement", sd=10, reliability=0.84), 4),
        (key("standard-error-of-difference", sd=10, reliability=0.8), 6.325),
        (key("reliable-change-index", before=32.5, after=47.5, sd=10, reliability=0.8), 2.372),
        (key("agreement", ours=["a", "b", "a", "b"], theirs=["a", "b", "b", "b"]), 0.75),
        (key("cohen-kappa", ours=["a", "b", "a", "b"], theirs=["a", "b", "b", "b"]), 0.5),
        (key("agreed-by-chance", ours=["a", "a", "a", "b"], theirs=["a", "a", "b", "b"]), 0.5),
        (key("least-reliable-change", sd=10, reliability=0.8), 12.396),
        (key("cronbach-alpha", ratings=[[1, 2], [2, 1], [3, 3]]), 0.667),
        (key("icc-of-one", ratings=SHROUT_AND_FLEISS), 0.290),
        (key("icc-of-all", ratings=SHROUT_AND_FLEISS), 0.620),
        (key("lean", our_levels=[3, 3], their_levels=[3, 4]), 0.5),
        (key("lean-of-first-half", our_levels=[3] * 8, their_levels=[3, 3, 3, 3, 4, 4, 3, 4]), 0),
        (key("lean-of-second-half", our_levels=[3] * 8, their_levels=[3, 3, 3, 3, 4, 4, 3, 4]), 0.75),
        (key("outside-bands", bands=[[12, 10, 14], [15, 10, 14], [10, 10, 14], [9, 10, 14]]), 2),
        (key("bar-length-ratio", numbers=[36, 32], begins=30), 3),
        (key("weighted-kappa", our_levels=[1, 2, 3, 4], their_levels=[1, 2, 2, 2]), 0.375),
        (key("fisher-z", r=0.5), 0.549),
        (key("correlation-of", z=0.549306), 0.5),
        (key("study-weight", n=53), 50),
        (key("variance-shared", r=0.3), 0.09),
        (key("d-of", r=0.5), 1.155),
        (key("higher-success-rate", r=0.28), 0.64),
        (key("mean", numbers=[1, 2, 6]), 3),
        (key("pooled-correlation", studies=STUDIES), 0.282),
        (key("tau", studies=STUDIES), 0.111),
        (Key(number=7), 7),
    ],
)
def test_figures_that_are_given_are_worked_with(asked: Key, expected: float) -> None:
    assert value(asked, None) == pytest.approx(expected, abs=6e-4)


def test_a_prediction_interval_is_wide_and_needs_three_studies() -> None:
    low, high = (value(key(f"prediction-{end}", studies=STUDIES), None) for end in ("low", "high"))
    assert low is not None
    assert high is not None
    assert low < 0 < 0.282 < high
    assert value(key("heterogeneity", studies=STUDIES), None) == pytest.approx(0.381, abs=6e-4)
    with pytest.raises(ValueError, match="three studies"):
        value(key("prediction-low", studies=STUDIES[:2]), None)


@pytest.mark.parametrize(("number", "right"), [(0.17, True), (0.18, True), (0.175, True), (0.19, False), (None, False)])
def test_a_number_is_right_within_one_unit_of_the_last_decimal_asked_for(number: float | None, right: bool) -> None:
    assert check(step(2, number=0.1749), number, None).right is right


@pytest.mark.parametrize(("number", "right"), [(20, True), (20.4, True), (21, False), (19, False)])
def test_a_whole_number_is_right_where_it_rounds_to_it(number: float, right: bool) -> None:
    assert check(step(0, number=20), number, None).right is right


def test_a_known_slip_is_named_and_an_unknown_number_is_not() -> None:
    assert check(ITEM, 3, FILLED).slip is ITEM.slips[0]
    assert check(ITEM, 4, FILLED).slip is None
    assert check(DISENGAGEMENT, 17, FILLED).slip is DISENGAGEMENT.slips[0]


def test_that_there_is_no_score_is_right_where_there_is_none() -> None:
    assert check(DISENGAGEMENT, None, FILLED).right
    assert not check(EXHAUSTION, None, FILLED).right


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (key("instrument-score", subscale="joy"), "has the scores disengagement, exhaustion, burnout, and no `joy`"),
        (key("items-answered", subscale="joy"), "no `joy`"),
        (key("item-counts", item=17), "no item 17"),
        (key("standard-error-of-measurement", sd=-1, reliability=0.8), "above 0"),
        (key("agreement", ours=["a"], theirs=["a", "b"]), "one length"),
        (key("fisher-z", r=1), "1"),
        (key("agreed-by-chance", ours=["a"], theirs=["a", "b"]), "one length"),
        (key("cronbach-alpha", ratings=[[1, 2], [2]]), "each person needs a number"),
        (key("icc-of-one", ratings=[[2, 2], [2, 2]]), "differs too little"),
        (key("lean", our_levels=[1], their_levels=[1, 2]), "one length"),
        (key("lean-of-first-half", our_levels=[1] * 7, their_levels=[1] * 7), "from 8 ratings on"),
        (key("outside-bands", bands=[[12, 14, 10]]), "from its low end"),
        (key("bar-length-ratio", numbers=[36, 30], begins=30), "above it"),
    ],
)
def test_figures_that_cannot_be_worked_with_are_refused_in_words(asked: Key, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        value(asked, FILLED)


def test_a_key_of_a_sheet_without_a_sheet_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="there is none"):
        value(key("item-counts", item=2), None)


@pytest.mark.parametrize("measure", NEEDS)
def test_a_measure_takes_what_it_needs_and_no_more(measure: str) -> None:
    with pytest.raises(ValidationError, match="`of` has to give"):
        key(measure, before=1, z=1)


@pytest.mark.parametrize(
    "said", [{}, {"number": 1, "measure": "fisher-z", "of": {"r": 0.1}}, {"number": 1, "of": {"r": 0.1}}]
)
def test_a_key_is_a_number_or_a_measure(said: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Key.model_validate(said)
