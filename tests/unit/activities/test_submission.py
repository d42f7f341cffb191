"""The end of an assignment: what is open, what was handed in, and whether that is what stands here now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.activities.submission.submission import SubmissionActivity
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.learner import question_sheet
from course_lib.learner.record import Record
from course_lib.models.question_sheet import Question, QuestionSheet
from course_lib.session import Session
from tests.support.events import keep
from tests.support.page import tell

NAME = "ana+small+2026-12-04 17:02:03.123456 UTC"
SHEET = QuestionSheet(
    assignment="small",
    title="Small",
    items=tuple(
        Question(id=name, kind="written", title=name.title(), prompt="What then?", points=2) for name in ("one", "two")
    ),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An assignment's folder, in which its kernel runs, and a home for nbgrader's copies."""
    place = tmp_path / "small"
    place.mkdir()
    (place / "items.json").write_text(SHEET.model_dump_json())
    (place / "small.ipynb").write_text('{"cells": []}')
    monkeypatch.chdir(place)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    question_sheet.answers.cache_clear()
    return place


def activity(folder: Path) -> SubmissionActivity:
    session = Session(Content(paths.data()), Record(folder.parent / "a"), Record(folder.parent / "p"))
    made = session.activity("submission")
    assert isinstance(made, SubmissionActivity)
    return made


def test_what_is_open_is_told_and_an_answer_given_meanwhile_counts_at_the_next_look(folder: Path) -> None:
    page = activity(folder)
    before = tell(page, type="ask", ask="look")

    keep(Record(folder / "answers"), "one", "answer", {"text": "You had it."}, version=SHEET.items[0].version())
    after = tell(page, type="ask", ask="look")

    assert [one["state"] for one in before["questions"]] == ["none", "none"]
    assert [one["state"] for one in after["questions"]] == ["whole", "none"]
    assert after["questions"][0]["at"] is not None
    assert after["page"]["file"] == "small.ipynb"
    assert after["receipts"] == []


def test_a_receipt_says_whether_what_was_handed_in_is_what_stands_here(folder: Path) -> None:
    answers = Record(folder / "answers")
    keep(answers, "one", "answer", {"text": "You had it."}, version=SHEET.items[0].version())
    shutil.copytree(folder, folder.parent / "jupyter" / "nbgrader_cache" / "a-course" / NAME)
    page = activity(folder)

    (now,) = tell(page, type="ask", ask="look")["receipts"]
    keep(answers, "two", "answer", {"text": "And this."}, version=SHEET.items[1].version())
    (later,) = tell(page, type="ask", ask="look")["receipts"]

    assert (now["learner"], now["answered"], now["same"]) == ("ana", 1, True)
    assert now["at"] == "2026-12-04T17:02:03.123456Z"
    assert later == now | {"same": False}


def test_a_request_for_a_second_look_is_an_answer_beside_the_others_and_no_answer_to_its_question(folder: Path) -> None:
    # given: one question has an answer
    version = SHEET.items[0].version()
    keep(Record(folder / "answers"), "one", "answer", {"text": "You had it."}, version=version)
    page = activity(folder)

    # when
    said = tell(page, type="act", item="two", act="second-look", data={"text": "I see it otherwise."})
    again = tell(activity(folder), type="open")

    # then: it comes back as it was said, with no word that the question was improved, and the question stays open
    assert said["ok"]
    assert set(again["history"]) == {"two"}
    kept = again["history"]["two"]["second-look"]
    assert (kept["data"], kept["stale"]) == ({"text": "I see it otherwise."}, False)
    assert [one["state"] for one in tell(page, type="ask", ask="look")["questions"]] == ["whole", "none"]


@pytest.mark.parametrize(
    ("item", "text"), [("one", "word " * 201), ("one", "w" * 2_001), ("three", "Is in no assignment.")]
)
def test_what_cant_be_asked_is_not_kept(folder: Path, item: str, text: str) -> None:
    assert not tell(activity(folder), type="act", item=item, act="second-look", data={"text": text})["ok"]
    assert Record(folder / "answers").events() == []


def test_where_nothing_was_fetched_a_letter_says_what_to_do(folder: Path) -> None:
    (folder / "items.json").unlink()

    with pytest.raises(ContentError, match="fetch the assignment again"):
        activity(folder)
