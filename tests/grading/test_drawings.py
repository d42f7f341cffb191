"""A chart that a function returns, judged by what it shows: drawn by Altair here, without the sandbox."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from course_lib.grading import bank
from course_lib.grading.points import functions
from course_lib.grading.points.drawings import draws
from course_lib.grading.sandbox import Outcome
from course_lib.models.tasks.function import Case, Drawn
from course_lib.models.tasks.worksheet import WorkTask
from tests.support.places import ROOT

(PROGRAM,) = (
    item.code
    for item in bank.read(ROOT / "banks", "measuring-empathy").items
    if item.id == "a-profile-and-its-bands" and isinstance(item, WorkTask) and item.code
)
ROWS = PROGRAM.examples[0].given[0]
(BARS,) = {case.draws for case in PROGRAM.examples if case.draws and case.draws.zero}


def outcomes(source: str) -> list[Outcome]:
    """What a function makes of all cases."""
    space: dict[str, Any] = {}
    exec(source, space)
    cases = [*PROGRAM.examples, *PROGRAM.hidden]
    return [Outcome(True, space[PROGRAM.name](*case.given)) for case in cases]


def changed(old: str, new: str) -> str:
    assert old in PROGRAM.solution
    return PROGRAM.solution.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "earned"),
    [
        ("alt.X", "alt.X", 4),
        ("mark_bar()", "mark_point()", 2),  # a length was asked for
        ('alt.X("score:Q")', 'alt.X("score:Q", scale=alt.Scale(zero=False))', 2),
        ('alt.X("score:Q")', 'alt.X("score:Q", scale=alt.Scale(domain=[5, 30]))', 2),
        ('alt.X("low:Q")', 'alt.X("low:Q", scale=alt.Scale(domainMin=5))', 2),  # the two share their axis
        ('alt.X("score:Q")', 'alt.X("score:Q", scale=alt.Scale(domain=[0, 28]))', 4),
        ('alt.X("low:Q"), x2="high:Q"', 'alt.X("high:Q"), x2="low:Q"', 4),  # from the other end
        (', x2="high:Q"', "", 2),
        ("(bars + bands)", "bars", 2),
        ("(bars + bands)", "alt.hconcat(bars, bands)", 4),
        ('"score:Q"', '"score:N"', 2),
        ('alt.Y("scale:N")', 'alt.Y("score:N")', 0),
        ("values=rows", "values=rows[:1]", 0),
        ("values=rows", 'values=[{**row, "score": 1} for row in rows]', 2),
    ],
)
def test_a_chart_is_paid_by_what_it_shows(old: str, new: str, earned: float) -> None:
    assert functions.function(PROGRAM, 4, outcomes(changed(old, new))).points == earned


def test_a_chart_the_other_way_up_shows_the_same() -> None:
    upright = PROGRAM.solution.replace("y=alt.Y", "$").replace("x=alt.X", "y=alt.Y").replace("$", "x=alt.X")
    upright = upright.replace("x2=", "y2=")

    assert upright != PROGRAM.solution
    assert functions.function(PROGRAM, 4, outcomes(upright)).points == 4


def test_what_is_missing_in_an_example_is_told_in_words() -> None:
    mark = functions.function(PROGRAM, 4, outcomes(changed("mark_bar()", "mark_point()")))

    assert "should draw a bar for each score on an axis from 0; yours gave" in mark.reasons[1]
    assert len(mark.reasons) == 2
    assert "Perspective taking" not in " ".join(mark.reasons)


DEEP: Any = {}
for _ in range(5_000):
    DEEP = {"layer": [DEEP]}


@pytest.mark.parametrize(
    "chart",
    [
        None,
        7,
        "bar",
        [],
        {},
        {"mark": "bar"},
        {"mark": {"type": ["bar"]}, "encoding": {"x": "score"}},
        {"mark": "bar", "encoding": {"x": {"field": "score", "type": "quantitative"}, "y": {"field": "scale"}}},
        {"mark": "bar", "encoding": {"x": {"field": ["score"], "scale": 3}}, "data": {"values": [1, None]}},
        {"layer": [1, [2], {"layer": "x"}], "datasets": [], "data": {"name": {}}},
        {"mark": "bar", "encoding": [], "datasets": {"a": 3}, "data": {"name": "a"}},
        DEEP,
    ],
)
def test_what_is_no_such_chart_shows_nothing_and_stops_nobody(chart: Any) -> None:
    assert not draws(chart, BARS, ROWS)


@pytest.mark.parametrize("said", [{}, {"gives": 1, "draws": BARS.model_dump()}])
def test_a_case_says_what_a_call_gives_or_what_it_draws(said: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="and not both"):
        Case.model_validate({"given": [1], **said})


def test_a_call_may_give_nothing() -> None:
    assert Case.model_validate({"given": [1], "gives": None}).gives is None
    assert Drawn.model_validate(BARS.model_dump()) == BARS
