"""What was answered in own words, as a portfolio takes it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from course_lib.learner.portfolio import Asked, Replied, answered
from tests.support.events import did

ASKED = Asked("the-drawer", "Listening", "The drawer", "Ama", "I kept it.", "v", ("Did you name it?",))
OTHER = Asked("the-shelf", "Listening", "The shelf", "Ama", "I left it.", "v")
TEXT = {"text": "You kept it."}


def test_first_and_later_replies_come_in_order_with_their_days_and_the_own_rating() -> None:
    first = did("the-drawer", "first", {**TEXT, "ratings": ["partly"]}, version="v", at="2026-03-02T22:00:00.000Z")
    later = did("the-drawer", "second", {"text": "It stays."}, version="v", at="2026-03-05T09:00:00.000Z")

    [one] = answered([OTHER, ASKED], [first, later], ZoneInfo("Pacific/Auckland"))

    assert one.asked == ASKED
    assert one.replies == (
        Replied(date(2026, 3, 3), "You kept it.", ("partly",), changed=False),
        Replied(date(2026, 3, 5), "It stays.", (), changed=False),
    )


def test_drafts_objections_and_empty_texts_are_no_replies() -> None:
    events = [
        did("the-drawer", "draft", TEXT, version="v"),
        did("the-drawer", "otherwise-first", TEXT, version="v"),
        did("the-drawer", "first", {"text": " \n"}, version="v"),
    ]
    assert answered([ASKED], events, None) == []


def test_a_reply_to_words_that_have_changed_since_is_kept_and_marked() -> None:
    [one] = answered([ASKED], [did("the-drawer", "first", TEXT, version="before")], None)
    assert one.replies[0].changed
