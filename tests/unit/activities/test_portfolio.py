"""A portfolio: what was ticked and nothing else, with text as text; and a sheet of hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record, timestamp
from course_lib.models import Drill, Moment, Person, Reflection
from course_lib.session import Session
from tests.support.browser.held_sessions import held_before
from tests.support.events import keep
from tests.support.page import tell

CONTENT = Content(paths.data())
MOMENT = CONTENT.one(Moment, "the-photo-drawer")
LINE = CONTENT.one(Drill, "ten-open-questions").lines[0]
FIRST, SECOND = CONTENT.all(Reflection)[:2]
REPLY, AGAIN, ANSWER = "You <b>kept</b> it\nall along.", "It hurts to open it.", "What was that like?"
NOTHING: dict[str, Any] = {"replies": [], "reflections": [], "sessions": False, "skills": False, "hours": False}


def clock() -> Callable[[], str]:
    """Two minutes pass between one act and the next."""
    moments = iter(datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=2 * one) for one in range(1000))
    return lambda: timestamp(next(moments))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Somebody who replied twice to one client and once to another, and kept two private pages."""
    made = Session(CONTENT, Record(tmp_path / "answers", clock=clock()), Record(tmp_path / "private"))
    ratings = ["yes", "partly", "no"][: len(MOMENT.self_check)]
    keep(made.answers, MOMENT.id, "first", {"text": REPLY, "ratings": ratings}, version=MOMENT.version())
    keep(made.answers, MOMENT.id, "second", {"text": AGAIN}, version=MOMENT.version())
    keep(made.answers, LINE.id, "first", {"text": ANSWER}, version=LINE.version())
    for one in (FIRST, SECOND):
        place = Record(tmp_path / "private" / one.id)
        keep(place, one.stages[0].id, "draft", {"text": f"Secret of {one.id}"})
        keep(place, one.stages[0].id, "draft", {"text": f"Latest secret of {one.id}"})
    return made


def made(session: Session, **wanted: Any) -> str:
    answer = tell(session.portfolio(), type="ask", ask="make", data={**NOTHING, "zone": "UTC", **wanted})
    assert answer["ok"], answer
    text: str = answer["text"]
    return text


def test_all_written_replies_are_offered_lesson_by_lesson_and_private_pages_by_name_alone(session: Session) -> None:
    look = tell(session.portfolio(), type="ask", ask="look", data={"zone": "UTC"})

    assert {one["id"]: one["replies"] for one in look["replies"]} == {MOMENT.id: 2, LINE.id: 1}
    assert {one["client"] for one in look["replies"]} == {CONTENT.one(Person, MOMENT.person).name, LINE.name}
    assert {one["id"] for one in look["reflections"]} == {FIRST.id, SECOND.id}
    assert "ecret" not in str(look)


def test_the_page_has_the_clients_words_both_replies_with_days_the_own_rating_and_the_coach(session: Session) -> None:
    page = made(session, replies=[MOMENT.id])

    for part in ("First reply, 2 March 2026", "Later reply, 2 March 2026", AGAIN, "a program reads"):
        assert part in page
    assert f"{MOMENT.self_check[0]} Yes." in page
    assert f"{CONTENT.one(Person, MOMENT.person).name} says" in page
    assert ANSWER not in page


def test_what_was_typed_is_text_and_the_page_fetches_nothing(session: Session) -> None:
    page = made(session, replies=[MOMENT.id])

    assert "You &lt;b&gt;kept&lt;/b&gt; it\nall along." in page
    assert not re.search(r"<script|src=|href=|https?://|@import|url\(", page)


def test_the_name_is_left_to_be_filled_in_by_hand(session: Session) -> None:
    assert "<span>Name</span><span></span>" in made(session)


def test_of_private_pages_only_those_ticked_go_in_with_their_latest_text(session: Session) -> None:
    assert "ecret of" not in made(session, replies=[MOMENT.id, LINE.id], sessions=True, skills=True, hours=True)

    page = made(session, reflections=[FIRST.id])

    assert f"Latest secret of {FIRST.id}" in page
    assert f"Secret of {FIRST.id}" not in page
    assert SECOND.id not in page


def test_a_private_page_that_is_not_ticked_is_not_even_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    before = Record.events

    def watched(self: Record, item: str | None = None) -> Any:
        read.append(self.folder.name)
        return before(self, item)

    monkeypatch.setattr(Record, "events", watched)
    made(session, reflections=[FIRST.id], hours=True)
    assert set(read) == {"answers", FIRST.id}


def test_sessions_are_told_by_their_length_and_what_was_counted(session: Session) -> None:
    held_before(session.answers)

    page = made(session, sessions=True)

    assert page.count("<td>Walter: The second cup</td>") == 2
    assert "Sessions: 2, " in page
    assert "Counted by a program" in page
    assert "Sessions with simulated clients" not in made(session)


def test_a_coach_that_fails_costs_its_reading_and_not_the_page(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise RuntimeError("no numbers")

    monkeypatch.setattr("course_lib.session.session.coach", fails)
    page = made(session, replies=[MOMENT.id])

    assert AGAIN in page
    assert "a program reads" not in page


def test_the_sheet_of_hours_says_its_rule_and_adds_up(session: Session) -> None:
    answer = tell(session.portfolio(), type="ask", ask="hours", data={"zone": "Europe/Berlin"})

    assert "more than 10 minutes" in answer["text"]
    assert "Europe/Berlin" in answer["text"]
    assert "no certificate" in answer["text"]
    minutes = [int(one) for one in re.findall(r"<td>(\d+)</td></tr>", answer["text"])]
    assert sum(minutes) == 4
    assert "<td>0 h 4 min</td>" in answer["text"]


def test_an_empty_record_makes_an_honest_sheet(tmp_path: Path) -> None:
    empty = Session(CONTENT, Record(tmp_path / "answers"), Record(tmp_path / "private"))
    answer = tell(empty.portfolio(), type="ask", ask="hours", data={"zone": "Mars/Olympus"})
    assert "There’s nothing to count yet." in answer["text"]
