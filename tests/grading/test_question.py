"""The learner's side of an assignment: questions without keys, answers kept beside the notebook."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.grading import bank
from course_lib.learner import question_sheet
from course_lib.learner.record import Record
from course_lib.session import Session
from tests.support.grading.classroom import NAME, SMALL

BUS, TALK, REPLY = "the-late-bus", "the-van-with-two-names", "a-reply-to-samuel"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session in a fetched assignment's folder, with the questions as they are handed out."""
    questions = bank.read(SMALL, NAME).question_sheet(NAME).model_dump_json(indent=1)
    (tmp_path / "items.json").write_text(questions, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    question_sheet.answers.cache_clear()
    return Session(Content(paths.data()), Record(tmp_path / "elsewhere"), Record(tmp_path / "private"))


def tell(activity: Any, message: dict[str, Any]) -> dict[str, Any]:
    """What the page hears back."""
    said: list[dict[str, Any]] = []
    activity.send = lambda content, buffers=None: said.append(content)
    activity._hear(activity, {"ref": secrets.token_hex(4), **message}, [])
    return said[-1]


def act(activity: Any, item: str, data: object) -> dict[str, Any]:
    return tell(activity, {"type": "act", "item": item, "act": "answer", "data": data})


def test_an_answer_lies_beside_the_notebook_before_it_is_called_saved(session: Session, tmp_path: Path) -> None:
    assert act(session.graded(BUS), BUS, {"picked": [1]})["ok"]

    (segment,) = (tmp_path / "answers").glob("*.jsonl")
    assert json.loads(segment.read_text(encoding="utf-8").splitlines()[-1])["data"] == {"picked": [1]}
    assert not (tmp_path / "elsewhere").exists()


def test_answers_are_there_again_after_a_new_start(session: Session) -> None:
    act(session.graded(BUS), BUS, {"picked": [1]})
    act(session.graded(BUS), BUS, {"picked": [2]})
    act(session.graded(TALK), TALK, {"codes": {"1": "open-question"}})
    question_sheet.answers.cache_clear()

    history = tell(session.graded(BUS), {"type": "open"})["history"]

    assert history[BUS]["answer"]["data"] == {"picked": [2]}
    assert set(history) == {BUS}


@pytest.mark.parametrize(
    ("item", "data"),
    [(BUS, {"picked": [9]}), (BUS, {}), (TALK, {"codes": {"0": "reflection"}}), (REPLY, {"text": None})],
)
def test_what_is_no_answer_is_not_saved_and_is_answered_in_words(
    session: Session, tmp_path: Path, item: str, data: dict[str, Any]
) -> None:
    said = act(session.graded(item), item, data)

    assert not said["ok"]
    assert said["says"]
    assert not (tmp_path / "answers").exists()


def test_no_reply_tells_right_from_wrong(session: Session) -> None:
    activity = session.graded(BUS)

    replies = [act(activity, BUS, {"picked": [index]}) for index in range(4)]

    assert [{**reply, "at": "", "ref": ""} for reply in replies] == [{**replies[0], "at": "", "ref": ""}] * 4
    assert replies[0]["reply"] == {}


def test_all_questions_with_a_page_can_be_shown_and_hold_no_key(session: Session) -> None:
    for item in bank.read(SMALL, NAME).items:
        if item.kind != "function":
            card = json.dumps(session.graded(item.id).card, ensure_ascii=False)
            assert item.title in card
            told = [option.feedback for option in getattr(item, "options", ())]
            told += [turn.reason for turn in getattr(item, "turns", ()) if turn.reason]
            told += [anchor.looks_like for criterion in getattr(item, "rubric", ()) for anchor in criterion.anchors]
            assert told
            assert not any(key.strip() in card for key in told)
            assert not any(f'"{key}"' in card for key in ("correct", "code", "feedback", "reason", "rubric"))


def test_a_folder_without_questions_is_answered_by_a_letter(session: Session, tmp_path: Path) -> None:
    (tmp_path / "items.json").unlink()

    with pytest.raises(ContentError, match="fetch the assignment again"):
        session.graded(BUS)


def test_damaged_questions_and_an_unknown_name_are_answered_by_letters(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no question `the-early-bus`"):
        session.graded("the-early-bus")

    (tmp_path / "items.json").write_text('{"items": []}', encoding="utf-8")
    with pytest.raises(ContentError, match="missing or damaged"):
        session.graded(BUS)
