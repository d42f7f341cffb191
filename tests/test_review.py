"""The daily review, and questions that a later quiz brings back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from course_lib.content import Content, home
from course_lib.desk import Desk
from course_lib.models import Quiz, Words
from course_lib.record import Record, timestamp
from tests.test_frame import tell

#: Half past ten in the evening, five hours behind UTC: there it is the next day already.
NOW = datetime(2026, 3, 3, 22, 30, tzinfo=timezone(timedelta(hours=-5)))
HOME = "open-or-closed"


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def sleep(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    answers = Record(tmp_path / "answers", clock=lambda: timestamp(clock.now))
    return Desk(Content(home()), answers, Record(tmp_path / "private"), lambda: clock.now)


def item(desk, place=0):
    return desk.content.one(Quiz, HOME).items[place]


def answer(activity, one, *, right, act="answer"):
    picked = [index for index, option in enumerate(one.options) if option.correct == right][:1]
    return tell(activity, type="act", item=one.id, act=act, data={"picked": picked})


def test_a_new_learner_reads_what_the_review_is_for(desk):
    review = desk.review()

    assert review.card["items"] == []
    assert "comes back here on another day" in review.card["intro"]


def test_what_was_missed_is_asked_on_the_next_day_and_not_before(desk, clock):
    answer(desk.quiz(HOME), item(desk), right=False)
    assert desk.review().card["items"] == []
    assert "Wednesday 4 March" in desk.review().card["intro"]

    clock.sleep(hours=2)  # past midnight, where the learner is
    [asked] = desk.review().card["items"]

    assert (asked["id"], asked["act"]) == (item(desk).id, "recall")
    assert asked["source"] == desk.content.one(Quiz, HOME).title


def test_yesterdays_answer_is_not_in_todays_review(desk, clock):
    answer(desk.quiz(HOME), item(desk), right=False)
    clock.sleep(hours=2)

    opened = tell(desk.review(), type="open")

    assert opened["history"] == {}


def test_the_review_says_when_the_next_questions_come_back(desk, clock):
    answer(desk.quiz(HOME), item(desk), right=False)
    clock.sleep(hours=2)

    said = answer(desk.review(), item(desk), right=True, act="recall")

    assert said["reply"]["right"]
    assert said["summary"]["right_first"] == 1
    assert "Friday 6 March" in said["summary"]["next"]


def test_a_review_leaves_the_quizs_own_answers_as_they_are(desk, clock):
    quiz = desk.quiz(HOME)
    answer(quiz, item(desk), right=False)
    clock.sleep(days=1)
    answer(desk.review(), item(desk), right=True, act="recall")

    opened = tell(desk.quiz(HOME), type="open")

    assert opened["summary"]["right_first"] == 0
    assert not opened["history"][item(desk).id]["answer"]["reply"]["right"]


def test_the_key_is_not_in_the_review_before_it_is_answered(desk, clock):
    answer(desk.quiz(HOME), item(desk), right=False)
    clock.sleep(days=1)

    assert "feedback" not in json.dumps(desk.review().card)
    assert "correct" not in json.dumps(desk.review().card)


def test_a_question_can_be_passed_over_for_today(desk, clock):
    answer(desk.quiz(HOME), item(desk), right=False)
    clock.sleep(days=1)

    said = tell(desk.review(), type="act", item=item(desk).id, act="skip-recall", data={})

    assert said["ok"]
    assert desk.review().card["items"] != []


def test_an_act_of_another_kind_is_refused(desk, clock):
    answer(desk.quiz(HOME), item(desk), right=False)
    clock.sleep(days=1)

    assert not tell(desk.review(), type="act", item=item(desk).id, act="first", data={"picked": [0]})["ok"]


def test_an_item_brought_back_is_answered_anew_and_says_where_it_comes_from(desk, tmp_path, monkeypatch):
    later = desk.content.one(Quiz, "listening-check").model_copy(update={"again": {HOME: (item(desk).id,)}})
    monkeypatch.setattr(Content, "one", _with(later))
    answer(desk.quiz(HOME), item(desk), right=False)

    check = desk.quiz("listening-check")
    said = answer(check, item(desk), right=True, act="again")

    assert check.card["items"][-1]["source"] == desk.content.one(Quiz, HOME).title
    assert said["reply"]["right"]
    acts = tell(desk.quiz("listening-check"), type="open")["history"][item(desk).id]
    assert [acts["answer"]["reply"]["right"], acts["again"]["reply"]["right"]] == [False, True]
    assert said["summary"]["right_first"] == 1


def _with(quiz):
    one = Content.one
    return lambda self, shape, name: quiz if name == quiz.id else one(self, shape, name)


def test_the_reviews_words_leave_the_quizs_buttons_as_they_are(desk):
    words = desk.content.only(Words)

    assert set(words.review) & set(words.quiz) == {"kind", "ending"}
