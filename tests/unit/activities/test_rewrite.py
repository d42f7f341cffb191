"""A note written again: nothing is told before the learner's own, then what still judges, then what changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.session import Session
from tests.support.page import tell

NOTE = "half-an-hour-late"
FIRST = "He came at 9.25, with an excuse. He kept his jacket on and was evasive, and stormed out over the forms."
SECOND = "He came at 9.25: the bus didn’t come. Asked about the forms he went out, and came back after four minutes."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))


def send(session: Session, act: str, text: object) -> dict[str, Any]:
    return tell(session.rewrite(NOTE), type="act", item=NOTE, act=act, data={"text": text})


def test_neither_facts_nor_our_note_are_on_the_page_before_the_learners_own(session: Session) -> None:
    card = json.dumps(session.rewrite(NOTE).card, ensure_ascii=False)

    assert "that he came back" not in card
    assert "may have been too much" not in card


def test_a_first_note_hears_which_words_judge_and_what_is_missing_with_reasons(session: Session) -> None:
    reply = send(session, "first", FIRST)["reply"]

    assert [one["words"] for one in reply["judging"]] == ["stormed out", "excuse", "evasive"]
    assert all(one["why"].startswith("<p>") for one in (*reply["judging"], *reply["missing"]))
    assert "that he came back" in [one["name"] for one in reply["missing"]]
    assert "when he came" in reply["kept"]
    assert reply["changed"] is None


def test_a_second_note_hears_what_is_gone_what_came_in_and_what_was_lost(session: Session) -> None:
    send(session, "first", FIRST)

    changed = send(session, "second", SECOND)["reply"]["changed"]

    assert changed["gone"] == ["stormed out", "excuse", "evasive"]
    assert changed["found"] == ["what he said of the bus", "that he came back"]
    assert changed["lost"] == ["that he kept his jacket on"]


def test_a_draft_and_both_versions_are_there_after_the_kernel_was_started_again(session: Session) -> None:
    send(session, "first", FIRST)
    send(session, "second", SECOND)
    send(session, "draft", "He came at 9.25, and")

    past = tell(session.rewrite(NOTE), type="open")["history"][NOTE]

    assert [past[act]["data"]["text"] for act in ("first", "second", "draft")] == [
        FIRST,
        SECOND,
        "He came at 9.25, and",
    ]
    assert past["second"]["reply"]["changed"]["gone"]


@pytest.mark.parametrize("text", ["", "   ", 7, None])
def test_a_note_without_words_is_refused(session: Session, text: object) -> None:
    assert not send(session, "first", text)["ok"]


def test_a_note_gets_no_mark_and_no_number(session: Session) -> None:
    said = json.dumps(send(session, "first", FIRST)["reply"]).lower()

    assert not any(word in said for word in ("score", "%", "points", "well done"))
