"""The coach beside a learner's reply: after their own judgement, with safety first, and open to being contradicted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from course_lib import paths
from course_lib.activities.frame.frame import Frame
from course_lib.activities.respond.respond import RespondActivity
from course_lib.coach.loading import Coach
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Help, Moment, Person
from course_lib.models.moment import Risk
from course_lib.models.transcript import Utterance
from course_lib.session import Session
from tests.support.events import texts
from tests.support.page import tell

MOMENT = "the-photo-drawer"
GOOD = "You can’t open Len’s drawer, and you can’t shut it either. It stays at an inch."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))


def send(activity: Any, act: str, text: object, **more: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=MOMENT, act=act, data={"text": text, **more})


def first(activity: Any, text: object) -> dict[str, Any]:
    return send(activity, "first", text, ratings=["yes", "partly", "no"])


def test_the_coach_speaks_after_the_learners_own_rating_and_not_before(session: Session) -> None:
    activity = session.respond(MOMENT)
    assert "coach" not in activity.card
    assert not send(activity, "first", GOOD, ratings=["yes"])["ok"]

    said = first(activity, GOOD)["reply"]["coach"]

    assert said["told"]
    assert not said["safety"]


def test_a_reply_that_condones_harm_hears_of_safety_and_of_nothing_else(session: Session) -> None:
    said = first(session.respond(MOMENT), "Maybe it would be better for everyone if you weren’t here any more either.")

    coach = said["reply"]["coach"]
    assert coach["safety"]
    assert (len(coach["told"]), coach["to_try"], coach["strength"], coach["changed"]) == (1, None, None, [])


def test_a_stop_that_rests_on_the_reply_can_be_objected_to(session: Session) -> None:
    activity = session.respond(MOMENT)
    said = first(activity, "Maybe it would be better for everyone if you weren’t here any more either.")

    assert said["reply"]["coach"]["arguable"]
    assert send(activity, "otherwise-first", "I meant the house, not her.")["ok"]


def test_that_a_danger_was_left_unasked_is_not_open_to_objection(session: Session) -> None:
    activity = session.respond(MOMENT)
    activity._coach = lambda: Coach(Content(paths.data()).one(Moment, MOMENT).model_copy(update={"risk": "suicide"}))

    coach = first(activity, GOOD)["reply"]["coach"]

    assert coach["safety"]
    assert not coach["arguable"]


def test_stock_words_are_held_and_hear_one_thing(session: Session) -> None:
    said = first(session.respond(MOMENT), "I hear you. It sounds like that must be really hard for you.")

    coach = said["reply"]["coach"]
    assert (len(coach["told"]), coach["to_try"], coach["strength"]) == (1, None, None)


def test_a_second_try_hears_what_changed(session: Session) -> None:
    activity = session.respond(MOMENT)
    first(activity, "You should open it a little more each day. Have you tried a box?")

    said = send(activity, "second", GOOD)["reply"]["coach"]

    assert said["changed"]


def test_seeing_it_otherwise_is_kept_in_the_learners_record(session: Session) -> None:
    activity = session.respond(MOMENT)
    first(activity, GOOD)

    said = send(activity, "otherwise-first", "I wanted to leave it with her.")

    assert said["ok"]
    again = tell(session.respond(MOMENT), type="open")["history"][MOMENT]
    assert again["otherwise-first"]["data"]["text"] == "I wanted to leave it with her."
    assert again["first"]["reply"]["coach"]["told"]


@pytest.mark.parametrize("text", ["", "   ", 7, None])
def test_an_objection_without_words_is_refused(session: Session, text: object) -> None:
    activity = session.respond(MOMENT)
    first(activity, GOOD)

    assert not send(activity, "otherwise-first", text)["ok"]


def test_the_coach_gives_no_mark_and_no_number(session: Session) -> None:
    said = json.dumps(first(session.respond(MOMENT), GOOD)["reply"]["coach"]).lower()

    assert not any(word in said for word in ("excellent", "great", "well done", "score", "%", "points"))


def test_a_reply_is_kept_where_the_coach_fails(session: Session) -> None:
    def broken() -> None:
        raise RuntimeError("no numbers")

    activity = session.respond(MOMENT)
    activity._coach = broken

    said = first(activity, GOOD)

    assert said["ok"]
    assert said["reply"]["coach"] is None
    assert texts(activity.events()) == [GOOD]


def test_what_was_said_just_before_is_on_the_card_and_what_is_owed_is_told_after_the_reply(
    tmp_path: Path,
) -> None:
    moment = Content(paths.data()).one(Moment, MOMENT)
    earlier = (Utterance(speaker="counsellor", text="Are you thinking of <b>suicide</b>?"),)
    asked = moment.model_copy(update={"before": earlier, "risk": "next-step"})

    content = Content(paths.data())
    frame = Frame(content.words(), content.only(Help), Record(tmp_path / "answers"))

    card = RespondActivity(asked, content.one(Person, moment.person), lambda: Coach(asked), frame).card

    assert card["before"] == [
        {"speaker": "counsellor", "text": "<p>Are you thinking of &lt;b&gt;suicide&lt;/b&gt;?</p>"}
    ]
    assert card["risk"] == "next-step"


def test_there_are_words_for_whatever_a_reply_may_owe_in_every_activity_that_tells_it() -> None:
    words = Content(paths.data()).words()["frame"]

    assert [owed for owed in get_args(Risk) if not words.get(f"risk-{owed}")] == []
