"""What is kept about a learner, told in words; taken along; deleted."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.place import Place
from course_lib.learner.record import Record
from course_lib.models import Quiz
from course_lib.session import Session
from tests.support.events import keep
from tests.support.page import tell

CONTENT = Content(paths.data())
ITEM = CONTENT.one(Quiz, "listening-check").items[0]
RIGHT = [number for number, option in enumerate(ITEM.options) if option.correct]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(CONTENT, Record(tmp_path / "answers"), Record(tmp_path / "private"))


def test_the_table_has_the_question_the_answer_and_what_was_said_to_it_in_words(session: Session) -> None:
    keep(session.answers, ITEM.id, "answer", {"picked": RIGHT}, version=ITEM.version())
    keep(session.answers, ITEM.id, "skip-recall", {})

    skipped, answered = tell(session.kept(), type="ask", ask="latest")["latest"]

    assert " ".join(ITEM.prompt.split())[:40] in answered["item"]
    assert answered["answer"] == "; ".join(ITEM.options[number].text for number in RIGHT)
    assert (answered["said"], skipped["answer"], skipped["said"]) == ("Right", "skipped in a review", "")


def test_the_table_to_take_along_tells_the_same_in_the_hours_of_the_browser(session: Session) -> None:
    session = Session(
        CONTENT, Record(session.answers.folder, clock=lambda: "2026-03-02T20:05:00.000Z"), session.private
    )
    keep(session.answers, ITEM.id, "answer", {"picked": RIGHT}, version=ITEM.version())

    told = tell(session.kept(), type="ask", ask="export", data={"format": "csv", "zone": "Pacific/Auckland"})

    assert "2026-03-03 09:05," in told["text"]
    assert ",Right," in told["text"]


def test_where_nobody_here_knows_the_browsers_zone_hours_are_those_of_the_kernel(session: Session) -> None:
    ahead = timezone(timedelta(hours=12, minutes=45))
    record = Record(session.answers.folder, clock=lambda: "2026-03-02T20:05:00.000Z")
    session = Session(CONTENT, record, session.private, now=lambda: datetime(2026, 3, 3, 9, tzinfo=ahead))
    keep(session.answers, ITEM.id, "answer", {"picked": RIGHT}, version=ITEM.version())

    told = tell(session.kept(), type="ask", ask="export", data={"format": "csv", "zone": "Pacific/Nowhere"})

    assert "2026-03-03 08:50," in told["text"]


def test_after_everything_is_deleted_not_even_the_name_of_a_reflection_is_left(session: Session) -> None:
    keep(session.answers, ITEM.id, "answer", {"picked": RIGHT})
    private = Record(session.private.folder / "a-time-i-misheard")
    keep(private, "what-happened", "draft", {"text": "I looked away."})

    left = tell(session.kept(), type="ask", ask="delete")

    assert (left["events"], left["private"]) == (0, 0)
    assert list(session.private.folder.iterdir()) == []
    assert keep(private, "what-happened", "draft", {"text": "Again."})


def test_bookmarks_are_counted_and_go_with_everything(session: Session) -> None:
    assert session.mark(Place("05-active-listening.ipynb", "half-way"), on=True)
    assert tell(session.kept(), type="ask", ask="look")["bookmarks"] == 1

    left = tell(session.kept(), type="ask", ask="delete")

    assert left["bookmarks"] == 0
    assert session.whereabouts().bookmarks == ()
