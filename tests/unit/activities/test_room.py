"""What the practice room tells of sessions and drills, from the record alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Client, Drill
from course_lib.session import Session
from tests.support.browser.held_sessions import held_before, hold
from tests.support.events import keep
from tests.support.page import tell

CONTENT = Content(paths.data())


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "answers", clock=lambda: "2026-11-29T10:00:00.000Z")


def look(record: Record) -> dict[str, Any]:
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    room = Session(CONTENT, record, Record(record.folder.parent / "private"), lambda: now).activity("room")
    return tell(room, type="ask", ask="look")


def sessions(record: Record, name: str) -> list[dict[str, Any]]:
    (found,) = [one for one in look(record)["clients"] if one["id"] == name]
    return list(found["sessions"])


def test_everybody_is_there_before_anybody_was_met(record: Record) -> None:
    told = look(record)
    assert {one["id"] for one in told["clients"]} == set(CONTENT.names(Client))
    assert {one["id"] for one in told["drills"]} == set(CONTENT.names(Drill))
    assert [one["sessions"] for one in told["clients"]] == [[]] * len(told["clients"])
    assert told["due"] == 0


def test_two_sessions_are_told_by_how_their_turns_landed(record: Record) -> None:
    held_before(record)
    poor, better = sessions(record, "the-second-cup")
    counts = ("turns", "asked", "understood", "served", "beside", "hindered")
    assert [poor[one] for one in counts] == [3, 0, 0, 0, 1, 2]
    assert [better[one] for one in counts] == [4, 2, 2, 0, 0, 0]
    assert poor["trust_after"] < poor["trust_before"]
    assert better["trust_after"] > better["trust_before"]
    assert better["told"] > poor["told"]
    assert (poor["number"], better["number"]) == (1, 2)


def test_a_rupture_that_was_mended_is_told(record: Record) -> None:
    hold(record, "the-second-cup", ["judges", "repairs"])
    (one,) = sessions(record, "the-second-cup")
    assert (one["ruptures"], one["repaired"], one["served"], one["hindered"]) == (1, 1, 1, 1)


def test_a_session_that_was_begun_and_left_is_told_as_not_ended(record: Record) -> None:
    hold(record, "the-second-cup", ["explores"], end=False)
    assert [one["ended"] for one in sessions(record, "the-second-cup")] == [False]


def test_a_session_without_a_word_is_none(record: Record) -> None:
    hold(record, "the-second-cup", [])
    assert sessions(record, "the-second-cup") == []


def test_a_drill_counts_the_lines_that_were_said_and_names_its_lesson(record: Record) -> None:
    drill = CONTENT.one(Drill, "ten-open-questions")
    for line in drill.lines[:3]:
        keep(record, line.id, "answer", {"text": "What was that like?"})
    (found,) = [one for one in look(record)["drills"] if one["id"] == drill.id]
    assert (found["said"], found["last"]) == (3, "2026-11-29T10:00:00.000Z")
    assert found["lesson"]
