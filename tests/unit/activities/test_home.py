"""Home, and the end of a lesson, as a page hears them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.home.home import ahead
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.learner.place import Place
from course_lib.learner.record import Record
from course_lib.learner.renewed import FILE, How, Renewed, noted
from course_lib.models import Course, Quiz
from course_lib.session import Session
from tests.support.events import keep
from tests.support.page import tell

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE, TWO = ({"title": name, "file": f"{name}.ipynb", "done": 0, "of": 4} for name in ("one", "two"))
HERE = {"file": "two.ipynb", "cell": "x", "title": "A section"}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"), lambda: NOW)


def done(lesson: dict[str, Any], count: int = 4) -> dict[str, Any]:
    return {**lesson, "done": count}


def test_somebody_new_begins() -> None:
    assert ahead([ONE, TWO], None) == {"how": "begin", "lesson": ONE}


def test_somebody_who_has_only_read_goes_on_where_they_left() -> None:
    assert ahead([ONE, TWO], HERE) == {"how": "resume", "lesson": TWO, "place": HERE}


def test_a_finished_lesson_is_left_behind_and_a_place_beside_the_lessons_is_not() -> None:
    three = {**ONE, "file": "three.ipynb"}
    assert ahead([ONE, done(TWO), three], HERE) == {"how": "next", "lesson": three}
    assert ahead([ONE, done(TWO)], HERE) == {"how": "next", "lesson": ONE}
    room = {**HERE, "file": "practice-room.ipynb"}
    assert ahead([done(ONE), TWO], room) == {"how": "resume", "lesson": None, "place": room}


def test_without_a_place_a_lesson_that_is_begun_is_next_and_else_the_first_unfinished() -> None:
    assert ahead([ONE, done(TWO, 1)], None) == {"how": "next", "lesson": done(TWO, 1)}
    assert ahead([ONE, done(TWO)], None) == {"how": "next", "lesson": ONE}


def test_when_all_is_done_there_is_no_lesson_ahead() -> None:
    assert ahead([done(ONE), done(TWO)], HERE) == {"how": "done"}


def test_home_tells_where_to_go_on_and_where_todays_questions_are(session: Session) -> None:
    session.stay(Place("05-active-listening.ipynb", "half-way"))

    said = tell(session.home(), type="ask", ask="look")

    assert said["ahead"]["how"] == "resume"
    assert said["ahead"]["place"]["title"] == "Half-way"
    assert said["review"] == {"file": "practice-room.ipynb", "cell": "what-comes-back"}
    assert [one["title"] for one in said["lessons"]] == [one.title for one in session.content.only(Course).lessons]


def test_a_closing_tells_of_its_own_lesson_and_of_the_next(session: Session) -> None:
    quiz = session.content.one(Quiz, "open-or-closed")
    wrong = next(place for place, option in enumerate(quiz.items[0].options) if not option.correct)
    data = {"picked": [wrong], "confidence": 0.8}
    keep(session.answers, quiz.items[0].id, "answer", data, version=quiz.items[0].version())

    said = tell(session.closing("active-listening"), type="ask", ask="look")

    assert said["counts"]["questions"] == 1
    assert said["well"] is None
    assert said["practise"]["why"] == "missed"
    assert said["practise"]["to"] == {"file": "05-active-listening.ipynb", "cell": "open-questions-practice"}
    assert said["practise"]["title"] == quiz.title
    assert said["practise"]["question"][:20] in quiz.items[0].prompt.replace("*", "")
    assert said["next"] == {"title": "Responding", "file": "06-responding.ipynb", "beside": False}
    assert tell(session.closing("responding"), type="ask", ask="look")["counts"]["questions"] == 0


def test_the_last_closing_leads_to_the_practice_room(session: Session) -> None:
    said = tell(session.closing("bringing-it-together"), type="ask", ask="look")

    assert said["next"] == {"title": "The practice room", "file": "practice-room.ipynb", "beside": True}


def test_every_lesson_has_a_closing_that_can_be_told(session: Session) -> None:
    for lesson in session.content.only(Course).lessons:
        assert tell(session.closing(lesson.id), type="ask", ask="look")["practise"]["why"] == "waiting"


def test_a_closing_of_no_lesson_says_so(session: Session) -> None:
    with pytest.raises(ContentError, match="there is no lesson"):
        session.closing("no-such-lesson")


def test_home_tells_what_became_of_lessons_by_their_titles_until_it_has_been_read(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    replaced = Renewed("06-responding.ipynb", How.REPLACED)
    beside = Renewed("05-active-listening (new).ipynb", How.BESIDE, "05-active-listening.ipynb")
    gone = Renewed("99-gone.ipynb", How.MENDED, "99-gone (damaged).ipynb")
    (tmp_path / FILE).write_bytes(noted(tmp_path, [replaced, beside, gone]))
    home = session.home()

    told = tell(home, type="ask", ask="look")["renewed"]

    assert [one["title"] for one in told] == ["Responding", "Active listening", "99-gone.ipynb"]
    assert told[1]["file"] == "05-active-listening (new).ipynb"
    assert tell(home, type="ask", ask="read")["renewed"] == []
    assert tell(session.home(), type="ask", ask="look")["renewed"] == []


def test_home_tells_the_bookmarks_and_takes_one_away(session: Session) -> None:
    file = "05-active-listening.ipynb"
    for cell in ("half-way", "coding-explained"):
        session.mark(Place(file, cell), on=True)
    home = session.home()
    assert len(tell(home, type="ask", ask="look")["bookmarks"]) == 2

    left = tell(home, type="ask", ask="unmark", data={"file": file, "cell": "half-way"})["bookmarks"]

    assert [(one["cell"], one["book"]) for one in left] == [("coding-explained", "Active listening")]
