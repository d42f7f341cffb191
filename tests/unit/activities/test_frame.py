"""What an activity's kernel side says to its page, message by message."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.kernel import show
from course_lib.learner.record import Record
from course_lib.session import Session
from tests.support.events import keep
from tests.support.page import tell


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))


#: A message in which all is well but what a test changes.
WHOLE = {"type": "act", "item": "the-photo-drawer", "act": "draft", "data": {"text": "mine"}}
FIRST = {"item": "the-photo-drawer", "act": "first", "data": {"text": "words of mine", "ratings": ["yes", "no", "no"]}}


def test_an_answer_is_on_disk_when_the_page_hears_that_it_is_saved(session: Session) -> None:
    answer = tell(session.respond("the-photo-drawer"), type="act", **FIRST)
    assert answer["ok"]
    (event,) = Record(session.answers.folder).events()
    assert (event.at, event.answer.stored()["text"]) == (answer["at"], "words of mine")


def test_what_a_learner_wrote_is_never_in_the_widgets_state(session: Session) -> None:
    activity = session.respond("the-photo-drawer")
    tell(activity, type="act", **FIRST)
    tell(activity, type="open")
    assert "words of mine" not in json.dumps(activity.get_state(), default=str)


@pytest.mark.parametrize(
    ("verb", "name", "secret"),
    [
        ("quiz", "listening-check", "feedback"),
        ("code", "night-shifts", "reason"),
        ("respond", "the-photo-drawer", "meaning"),
        ("claim", "C27", "fair"),
    ],
)
def test_the_key_is_not_in_the_page_before_the_learner_answered(
    session: Session, verb: str, name: str, secret: str
) -> None:
    state = json.dumps(getattr(session, verb)(name).card)
    assert secret not in state


def test_what_cannot_be_saved_is_told_in_words_and_changes_nothing(session: Session) -> None:
    session.answers.folder.write_text("a file where the folder should be")
    answer = tell(session.respond("the-photo-drawer"), type="act", **FIRST)
    assert not answer["ok"]
    assert "save again" in answer["says"]


@pytest.mark.parametrize(
    "message",
    [
        {"type": "act", "item": "somebody-elses", "act": "first", "data": {}},
        {"type": "act", "item": "the-photo-drawer", "act": "delete-all", "data": {"text": "x"}},
        {"type": "act", "item": "the-photo-drawer", "act": "first", "data": {"text": "", "ratings": []}},
        {"type": "act", "item": "the-photo-drawer", "act": "first", "data": {"ratings": "nonsense"}},
        {**WHOLE, "data": {"text": "x", "ratings": ["yes", "no", "no"], "more": 1}},
        {**WHOLE, "act": "second", "data": {"picked": [0]}},
        {**WHOLE, "act": "skip", "data": "x"},
        {**WHOLE, "act": "skip", "data": {"text": "x"}},
        {**WHOLE, "ref": ["x"]},
        {**WHOLE, "item": ["the-photo-drawer"]},
        {"type": "ask", "ask": "the-key"},
        {"type": "nonsense"},
        {},
    ],
)
def test_a_message_that_makes_no_sense_gets_words_and_saves_nothing(session: Session, message: dict[str, Any]) -> None:
    answer = tell(session.respond("the-photo-drawer"), **message)
    assert not answer["ok"]
    assert "Traceback" not in answer["says"]
    assert session.answers.events() == []


@pytest.mark.parametrize("ref", ["\ud83d", "\udc00\ud800", ["x"], None])
def test_whatever_a_message_calls_itself_it_is_answered_in_what_can_be_sent(session: Session, ref: object) -> None:
    heard: list[dict[str, Any]] = []
    activity = session.respond("the-photo-drawer")
    activity.send = heard.append

    activity._hear(activity, {"type": "open", "ref": ref}, [])

    assert json.dumps(heard, ensure_ascii=False, allow_nan=False).encode()


def test_a_stored_answer_that_no_longer_fits_its_item_does_not_stop_the_activity(session: Session) -> None:
    quiz = session.quiz("listening-check")
    item, version = list(quiz.versions.items())[1]
    keep(session.answers, item, "answer", {"picked": [99]}, version=version)
    assert tell(quiz, type="open")["history"][item]["answer"]["times"] == 1


def test_an_activity_that_does_not_exist_is_a_notice_and_not_a_traceback() -> None:
    notice = show("quiz", "listening-chek")
    assert "did you mean `listening-check`?" in repr(notice)
    assert "Nothing you saved is lost" in repr(notice)
    assert "<pre>" in notice._repr_html_()


def test_where_an_activity_cannot_be_shown_a_sentence_stands_in_its_place(session: Session) -> None:
    saved = session.quiz("listening-check")._repr_mimebundle_()

    assert saved is not None
    assert saved[0]["text/plain"] == "Quiz: “What stays with you”. Open this lesson in JupyterLab to do it."
    assert saved[0]["text/plain"] == repr(session.quiz("listening-check"))


def test_a_chart_that_is_not_looked_at_does_not_load_the_library_that_draws(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from course_lib import paths\n"
        "from course_lib.content.reader import Content\n"
        "from course_lib.learner.record import Record\n"
        "from course_lib.session import Session\n"
        "place = pathlib.Path(sys.argv[1])\n"
        "session = Session(Content(paths.data()), Record(place / 'a'), Record(place / 'b'))\n"
        "session.chart('two-ways-to-listen'), session.review(), session.progress()\n"
        "print('altair' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
