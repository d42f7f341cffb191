"""The daily review, and questions that a later quiz brings back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record, timestamp
from course_lib.models import Item, Quiz
from course_lib.session import Session
from tests.support.page import tell

#: Half past ten in the evening, five hours behind UTC: there it is the next day already.
NOW = datetime(2026, 3, 3, 22, 30, tzinfo=timezone(timedelta(hours=-5)))
HOME = "open-or-closed"


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def sleep(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Session:
    answers = Record(tmp_path / "answers", clock=lambda: timestamp(clock.now))
    return Session(Content(paths.data()), answers, Record(tmp_path / "private"), lambda: clock.now)


def item(session: Session, place: int = 0) -> Item:
    return session.content.one(Quiz, HOME).items[place]


def answer(activity: Any, one: Item, *, right: bool, act: str = "answer") -> dict[str, Any]:
    picked = [index for index, option in enumerate(one.options) if option.correct == right][:1]
    return tell(activity, type="act", item=one.id, act=act, data={"picked": picked})


def test_a_new_learner_reads_what_the_review_is_for(session: Session) -> None:
    review = session.review()

    assert review.card["items"] == []
    assert "comes back here on another day" in review.card["intro"]


def test_what_was_missed_is_asked_on_the_next_day_and_not_before(session: Session, clock: Clock) -> None:
    answer(session.quiz(HOME), item(session), right=False)
    assert session.review().card["items"] == []
    assert "Wednesday 4 March" in session.review().card["intro"]

    clock.sleep(hours=2)  # past midnight, where the learner is
    [asked] = session.review().card["items"]

    assert (asked["id"], asked["act"]) == (item(session).id, "recall")
    assert asked["source"] == session.content.one(Quiz, HOME).title


def test_yesterdays_answer_is_not_in_todays_review(session: Session, clock: Clock) -> None:
    answer(session.quiz(HOME), item(session), right=False)
    clock.sleep(hours=2)

    opened = tell(session.review(), type="open")

    assert opened["history"] == {}


def test_the_review_says_when_the_next_questions_come_back(session: Session, clock: Clock) -> None:
    answer(session.quiz(HOME), item(session), right=False)
    clock.sleep(hours=2)

    said = answer(session.review(), item(session), right=True, act="recall")

    assert said["reply"]["right"]
    assert said["summary"]["right_first"] == 1
    assert "Friday 6 March" in said["summary"]["next"]


def test_a_review_leaves_the_quizs_own_answers_as_they_are(session: Session, clock: Clock) -> None:
    quiz = session.quiz(HOME)
    answer(quiz, item(session), right=False)
    clock.sleep(days=1)
    answer(session.review(), item(session), right=True, act="recall")

    opened = tell(session.quiz(HOME), type="open")

    assert opened["summary"]["right_first"] == 0
    assert not opened["history"][item(session).id]["answer"]["reply"]["right"]


def test_the_key_is_not_in_the_review_before_it_is_answered(session: Session, clock: Clock) -> None:
    answer(session.quiz(HOME), item(session), right=False)
    clock.sleep(days=1)

    assert "feedback" not in json.dumps(session.review().card)
    assert "correct" not in json.dumps(session.review().card)


def test_a_question_can_be_passed_over_for_today(session: Session, clock: Clock) -> None:
    answer(session.quiz(HOME), item(session), right=False)
    clock.sleep(days=1)

    said = tell(session.review(), type="act", item=item(session).id, act="skip-recall", data={})

    assert said["ok"]
    assert session.review().card["items"] != []


def test_an_act_of_another_kind_is_refused(session: Session, clock: Clock) -> None:
    answer(session.quiz(HOME), item(session), right=False)
    clock.sleep(days=1)

    assert not tell(session.review(), type="act", item=item(session).id, act="first", data={"picked": [0]})["ok"]


def test_an_item_brought_back_is_answered_anew_and_says_where_it_comes_from(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = session.content.one(Quiz, "listening-check").model_copy(update={"again": {HOME: (item(session).id,)}})
    monkeypatch.setattr(Content, "one", _with(later))
    answer(session.quiz(HOME), item(session), right=False)

    check = session.quiz("listening-check")
    said = answer(check, item(session), right=True, act="again")

    assert check.card["items"][-1]["source"] == session.content.one(Quiz, HOME).title
    assert said["reply"]["right"]
    acts = tell(session.quiz("listening-check"), type="open")["history"][item(session).id]
    assert [acts["answer"]["reply"]["right"], acts["again"]["reply"]["right"]] == [False, True]
    assert said["summary"]["right_first"] == 1


def _with(quiz: Quiz) -> Callable[[Content, type[Quiz], str], Quiz]:
    one = Content.one
    return lambda self, shape, name: quiz if name == quiz.id else one(self, shape, name)


def test_the_reviews_words_leave_the_quizs_buttons_as_they_are(session: Session) -> None:
    words = session.content.words()

    assert set(words["review"]) & set(words["quiz"]) == {"kind", "ending"}


@pytest.mark.parametrize(
    ("right", "act", "data"), [(True, "recall", None), (False, "recall", None), (True, "skip-recall", {})]
)
def test_progress_and_room_count_what_the_review_has_still_to_ask(
    session: Session, clock: Clock, right: bool, act: str, data: dict[str, Any] | None
) -> None:
    for place in (0, 1):
        answer(session.quiz(HOME), item(session, place), right=False)
    clock.sleep(days=1)
    assert due_by_page(session) == [2, 2, 2]

    if data is None:
        answer(session.review(), item(session), right=right, act=act)
    else:
        tell(session.review(), type="act", item=item(session).id, act=act, data=data)

    assert due_by_page(session) == [1, 1, 1]
    clock.sleep(days=3)
    assert due_by_page(session)[0] >= 1


def due_by_page(session: Session) -> list[int]:
    pages = (session.progress(), session.room())
    return [*(tell(page, type="ask", ask="look")["due"] for page in pages), session.whereabouts().due]
