"""What a worksheet says to its page, message by message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.frame.frame import Frame
from course_lib.activities.work.work import WorkActivity
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Help, Instrument, Worksheet
from tests.support.page import tell
from tests.support.places import SAMPLES

WORKSHEET = load(SAMPLES / "worksheets" / "one-form-twice.yml", Worksheet)


@pytest.fixture
def activity(tmp_path: Path) -> WorkActivity:
    content = Content(paths.data())
    frame = Frame(content.words(), content.only(Help), Record(tmp_path / "answers"))
    return WorkActivity(WORKSHEET, content.one(Instrument, "olbi"), frame)


def say(activity: WorkActivity, item: str, number: object, attempt: int = 1) -> dict[str, Any]:
    return tell(activity, type="act", item=item, act="answer", data={"number": number, "attempt": attempt})


def test_no_key_slip_or_way_is_in_the_page_before_an_answer(activity: WorkActivity) -> None:
    state = json.dumps(activity.get_state(), default=str)
    hidden = [text.strip() for step in WORKSHEET.steps for text in (step.way, *(slip.says for slip in step.slips))]
    assert [text for text in hidden if text in state] == []
    assert all(set(step) == {"id", "prompt", "unit", "decimals", "none"} for step in activity.card["steps"])


def test_the_sheet_shows_its_numbers_and_its_key(activity: WorkActivity) -> None:
    sheet = activity.card["sheet"]
    assert WORKSHEET.sheet
    assert sheet["answers"] == list(WORKSHEET.sheet.answers)
    assert sheet["reversed"] == [2, 3, 4, 6, 8, 9, 11, 12]
    assert [one["name"] for one in sheet["subscales"]] == ["Disengagement", "Exhaustion", "Burnout as a whole"]


def test_a_right_number_shows_the_way(activity: WorkActivity) -> None:
    reply = say(activity, "femi-item-two", 2)["reply"]
    assert reply["right"]
    assert "5" in reply["way"]


def test_a_first_miss_names_its_slip_and_keeps_the_way_back(activity: WorkActivity) -> None:
    assert say(activity, "femi-item-two", 3)["reply"] == {
        "right": False,
        "slip": "<p>That is what he ticked. Item 2 asks the other way round.</p>",
    }


def test_a_second_miss_has_the_way_and_the_number(activity: WorkActivity) -> None:
    say(activity, "femi-exhaustion", 30)
    reply = say(activity, "femi-exhaustion", 31, attempt=2)["reply"]
    assert (reply["right"], reply["number"]) == (False, 17)
    assert "Eight items" in reply["way"]


def test_that_there_is_no_score_can_be_said_where_a_step_offers_it(activity: WorkActivity) -> None:
    assert say(activity, "femi-disengagement", None)["reply"]["right"]
    assert not say(activity, "femi-item-two", None)["ok"]


@pytest.mark.parametrize("number", ["17", True, float("nan"), float("inf"), [17], {}])
def test_what_is_no_number_is_refused_and_not_kept(activity: WorkActivity, number: object) -> None:
    assert not say(activity, "femi-exhaustion", number)["ok"]
    assert activity.record.events() == []


def test_an_answer_comes_back_with_what_was_said_to_it(activity: WorkActivity) -> None:
    told = say(activity, "femi-item-two", 2)["reply"]
    past = tell(activity, type="open")["history"]["femi-item-two"]["answer"]
    assert (past["data"]["number"], past["reply"], past["stale"]) == (2, told, False)


def test_an_answer_is_told_in_words() -> None:
    from course_lib.models.worksheet import Calculated

    legends = WORKSHEET.legends()
    assert Calculated(number=2.5).describe(legends["femi-item-two"]) == "2.5 points"
    assert Calculated(number=None).describe(legends["femi-exhaustion"]) == "No score can be given"
