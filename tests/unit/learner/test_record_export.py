"""A record to read and to take along: whole for programs, in words for people."""

from __future__ import annotations

import csv
import io
import json
from zoneinfo import ZoneInfo

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Event
from course_lib.learner.record_export import Telling, as_csv, as_json
from course_lib.models.acts import Act
from course_lib.models.legend import Legend
from tests.support.events import did

WORDS = Content(paths.data()).words()["kept"]
ASKED = {"an-item": Legend("Which of these is open?", {"0": "How was it?", "1": "Was it bad?", "2": "Why?"})}


def rows(*events: Event) -> list[list[str]]:
    """The rows of the table, heads first, without the mark at the head of the file."""
    told = as_csv(events, Telling(ASKED, WORDS, zone=ZoneInfo("Pacific/Auckland")))
    return list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))


def test_the_export_for_programs_holds_everything() -> None:
    events = [did("an-item", "draft", {"text": "=1+1"}), did("an-item", "answer", {"picked": [1, 2]})]
    assert [one["data"] for one in json.loads(as_json(events))] == [{"text": "=1+1"}, {"picked": [1, 2]}]


def test_a_person_reads_when_what_was_asked_what_they_did_and_their_answer_in_words() -> None:
    heads, row = rows(did("an-item", "answer", {"picked": [0]}, at="2026-03-02T20:05:00.000Z"))

    assert heads[:5] == ["When", "What", "What you did", "Your answer", "What was said to it"]
    assert row[:5] == ["2026-03-03 09:05", "Which of these is open?", "answered", "How was it?", ""]


def test_a_spreadsheet_runs_nothing_that_was_typed() -> None:
    assert rows(did("an-item", "draft", {"text": "=1+1"}))[1][3] == "'=1+1"


def test_a_spreadsheet_is_told_that_the_table_is_utf_8() -> None:
    assert as_csv([], Telling(ASKED, WORDS)).encode().startswith(b"\xef\xbb\xbf")


def test_there_are_words_for_everything_that_can_be_done() -> None:
    assert {key.removeprefix("did_") for key in WORDS if key.startswith("did_")} == {act.value for act in Act}
