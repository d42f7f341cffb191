"""What a practice of attention says to its page: nothing is kept unasked, and what is kept lies apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.attend.attend import AttendActivity
from course_lib.authoring.minutes_by_verb import RULES
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Attention
from course_lib.session import Session
from tests.support.page import tell

NAME = "coming-back"
PRACTICE = load(paths.data() / "attention" / f"{NAME}.yml", Attention)
KEPT = {
    "noticings": 3,
    "minutes": 1,
    "seconds": 60,
    "eyes": "eyes-open",
    "anchor": PRACTICE.anchors[0].id,
    "line": "The kettle.",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))


@pytest.fixture
def activity(session: Session) -> AttendActivity:
    made = session.activity("attend", NAME)
    assert isinstance(made, AttendActivity)
    return made


def keep(activity: AttendActivity, **more: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=NAME, act="answer", data={**KEPT, **more})


def test_a_line_that_is_kept_is_in_the_log_the_newest_first_and_in_no_answers(
    session: Session, activity: AttendActivity
) -> None:
    assert keep(activity)["ok"]

    log = keep(activity, line="Rain.", eyes="eyes-closed", anchor=PRACTICE.anchors[1].id)["summary"]["log"]

    assert [(one["line"], one["anchor"]) for one in log] == [
        ("Rain.", PRACTICE.anchors[1].name),
        ("The kettle.", PRACTICE.anchors[0].name),
    ]
    assert session.answers.events() == []
    assert len(Record(session.private.folder / NAME).events()) == 2
    assert tell(session.activity("attend", NAME), type="open")["summary"]["log"] == log


def test_a_log_that_is_deleted_leaves_nothing_behind(session: Session, activity: AttendActivity) -> None:
    keep(activity)

    assert tell(activity, type="ask", ask="forget")["ok"]

    assert tell(activity, type="open")["summary"]["log"] == []
    assert Record(session.private.folder / NAME).events() == []
    assert not tell(activity, type="ask", ask="something else")["ok"]


@pytest.mark.parametrize("act", ["draft", "first"])
def test_nothing_is_kept_on_the_way(act: str, session: Session, activity: AttendActivity) -> None:
    assert not tell(activity, type="act", item=NAME, act=act, data=KEPT)["ok"]
    assert Record(session.private.folder / NAME).events() == []


def test_what_is_not_on_offer_is_refused(activity: AttendActivity) -> None:
    assert not keep(activity, anchor="the-moon")["ok"]
    assert tell(activity, type="open")["summary"]["log"] == []


def test_an_anchor_that_is_gone_keeps_its_line_in_the_log(session: Session, activity: AttendActivity) -> None:
    keep(activity)
    shorter = PRACTICE.model_copy(update={"anchors": PRACTICE.anchors[1:]})
    place = Record(session.private.folder / NAME)

    log = AttendActivity(shorter, session._frame(record=place)).summary(place.events())["log"]

    assert [(one["line"], one["anchor"]) for one in log] == [("The kettle.", PRACTICE.anchors[0].id)]


def test_it_starts_outside_the_body_and_counts_the_shortest_time(activity: AttendActivity) -> None:
    assert activity.card["anchors"][0]["id"] == "something-in-sight"
    assert activity.card["minutes"][0] == 1
    assert "id" not in activity.card  # so nothing is skipped, as nothing has to be done
    assert 60 < RULES["attend"](PRACTICE, lambda shape, name="": None) < 5 * 60


def test_anchors_of_one_name_are_an_error() -> None:
    twice = {**PRACTICE.model_dump(mode="json"), "anchors": [PRACTICE.anchors[0].model_dump()] * 2}
    with pytest.raises(ValueError, match="two anchors have the same id"):
        Attention.model_validate(twice)
