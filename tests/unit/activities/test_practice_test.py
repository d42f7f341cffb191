"""What a practice test says to its page: nothing before the end, then points and reasons, and then other questions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.test.test import PracticeTestActivity
from course_lib.content.reader import Content
from course_lib.learner.record import Record, timestamp
from course_lib.models import Item, Ordering, PracticeTest, Sorting, Transcript
from course_lib.models.practice_test import Asked
from course_lib.scoring.worksheet import value
from course_lib.session import Session
from course_lib.session.practice_tests import sheets, stock
from tests.support.page import tell

CONTENT = Content(paths.data())
TESTS = {test.id: test for test in CONTENT.all(PracticeTest)}
TEST = TESTS["twin-of-listening-and-responding"]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(CONTENT, Record(tmp_path / "answers"), Record(tmp_path / "private"))


def act(activity: Any, item: str, name: str, **data: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=item, act=name, data=data)


def begin(session: Session, test: PracticeTest = TEST) -> PracticeTestActivity:
    activity = session.activity("test", test.id)
    assert isinstance(activity, PracticeTestActivity)
    assert act(activity, test.id, "begin", seed="a-seed")["ok"]
    return activity


def asked(activity: Any) -> list[str]:
    return [one["item"] for one in tell(activity, type="ask", ask="sheet")["questions"]]


def by_key(test: PracticeTest) -> Iterator[tuple[str, dict[str, Any]]]:
    """For everything that a test can draw, the answer of our key."""
    for part in stock(CONTENT, test):
        for thing in part.things:
            yield from right(thing, test)


def right(thing: Asked, test: PracticeTest) -> Iterator[tuple[str, dict[str, Any]]]:
    match thing:
        case Item():
            yield thing.id, {"picked": [index for index, option in enumerate(thing.options) if option.correct]}
        case Sorting():
            yield thing.id, {"cards": {card.id: card.category for card in thing.shown}}
        case Ordering():
            yield thing.id, {"steps": [step.id for step in thing.steps]}
        case Transcript():
            yield thing.id, {"codes": {str(at): code for at, code in thing.key().items()}}
        case _:
            for step in thing.steps:
                yield step.id, {"number": value(step.key, sheets(CONTENT, test).get(thing.id))}


@pytest.mark.parametrize("test", TESTS.values(), ids=TESTS)
def test_every_test_gives_nothing_untouched_and_all_its_points_for_our_key(
    session: Session, test: PracticeTest
) -> None:
    activity = begin(session, test)
    act(activity, test.id, "end")
    untouched = tell(activity, type="ask", ask="look")["parts"]
    act(activity, test.id, "begin", seed="another")

    said = [act(activity, name, "test", **data) for name, data in by_key(test)]
    act(activity, test.id, "end")

    assert all(one["ok"] and one["reply"] == {} for one in said)
    solved = tell(activity, type="ask", ask="look")["parts"]
    assert [part["got"] for part in untouched] == [0] * len(test.parts)
    assert [part["got"] for part in solved] == [part["of"] for part in solved]
    assert [part["before"]["got"] for part in solved] == [0] * len(test.parts)
    rows = [row for part in solved for thing in part["things"] for row in thing["rows"] if "mine" in row]
    assert all(row["right"] and row["reason"] for row in rows)
    assert all(thing["lesson"] for part in solved for thing in part["things"])


def test_neither_key_nor_reason_is_in_the_page_before_the_end(session: Session) -> None:
    activity = begin(session)
    items = [thing for part in stock(CONTENT, TEST) for thing in part.things if isinstance(thing, Item)]
    # Up to the first sign that stands otherwise in HTML: enough to find it by.
    reasons = [re.split(r"[*_&<\n]", one.feedback)[0] for item in items for one in item.options]
    reasons = [reason for reason in reasons if len(reason) > 30]

    def told(*asks: str) -> str:
        said = [
            tell(activity, type="open"),
            activity.get_state(),
            *(tell(activity, type="ask", ask=one) for one in asks),
        ]
        return json.dumps(said, default=str, ensure_ascii=False)

    before = told("sheet")
    refused = tell(activity, type="ask", ask="look")
    act(activity, TEST.id, "end")

    assert [reason for reason in reasons if reason in before] == []
    assert '"correct"' not in before
    assert not refused["ok"]
    assert len([reason for reason in reasons if reason in told("look")]) > 20


def test_each_sitting_asks_what_the_ones_before_did_not(session: Session) -> None:
    activity = begin(session)
    first = asked(activity)
    act(activity, TEST.id, "end")
    act(activity, TEST.id, "begin", seed="another")

    assert not set(first) & set(asked(activity))


def test_answers_and_questions_are_there_again_for_another_kernel(session: Session) -> None:
    activity = begin(session)
    questions = asked(activity)
    act(activity, questions[0], "test", picked=[0])

    again = session.activity("test", TEST.id)

    opened = tell(again, type="open")
    assert opened["summary"] == {"sitting": 1, "over": False}
    assert opened["history"][questions[0]]["test"]["data"] == {"picked": [0]}
    assert asked(again) == questions


def test_after_the_end_an_answer_stands(session: Session) -> None:
    activity = begin(session)
    name = asked(activity)[0]
    act(activity, TEST.id, "end")

    refused = [act(activity, name, "test", picked=[0]), act(activity, TEST.id, "end")]

    assert [one["ok"] for one in refused] == [False, False]
    assert "on another page" in refused[0]["says"]
    assert len(session.answers.events()) == 2


@pytest.mark.parametrize(
    ("item", "name", "data"),
    [
        ("open-or-closed", "test", {"picked": [0]}),
        (TEST.id, "test", {"picked": [0]}),
        (TEST.id, "begin", {"seed": "twice"}),
        ("no-wonder", "end", {}),
        ("no-wonder", "test", {"cards": {"nobodys-card": "being-there"}}),
        ("no-wonder", "test", {"text": "Hello"}),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_not_kept(
    session: Session, item: str, name: str, data: dict[str, Any]
) -> None:
    activity = begin(session)

    assert not act(activity, item, name, **data)["ok"]
    assert len(session.answers.events()) == 1


def test_what_a_test_was_told_changes_nothing_in_lessons_and_calibration(session: Session) -> None:
    activity = begin(session)
    item = next(one for part in stock(CONTENT, TEST) for one in part.things if isinstance(one, Item))
    wrong = next(index for index, option in enumerate(item.options) if not option.correct)
    act(activity, item.id, "test", picked=[wrong])
    act(activity, TEST.id, "end")

    quizzes = {thing.id: part.part.of for part in stock(CONTENT, TEST) for thing in part.things}
    opened = [tell(session.activity("quiz", name), type="open") for name in quizzes[item.id]]
    progress = tell(session.activity("progress"), type="ask", ask="look")

    assert [one["history"] for one in opened] == [{}] * len(opened)
    assert (progress["tries"], progress["due"]) == (0, 0)


def test_a_question_missed_or_guessed_in_a_test_is_asked_by_the_review_on_the_day_after_its_end(tmp_path: Path) -> None:
    # given: five questions of a sitting that lasts two days: missed, guessed, known, put right in time, and cleared
    now = [datetime(2026, 3, 3, 12, tzinfo=UTC)]
    record = Record(tmp_path / "answers", clock=lambda: timestamp(now[0]))
    session = Session(CONTENT, record, Record(tmp_path / "private"), lambda: now[0])
    activity = begin(session)
    things = {thing.id: thing for one in stock(CONTENT, TEST) for thing in one.things if isinstance(thing, Item)}
    questions = [things[name] for name in asked(activity) if name in things]
    guessed = next(one for one in questions if one.confidence)
    missed, known, mended, cleared = [one for one in questions if one is not guessed][:4]

    def pick(item: Item, *, right: bool, sure: float | None = None) -> None:
        fitting = [at for at, option in enumerate(item.options) if option.correct == right]
        picked = fitting if right else fitting[:1]
        assert act(activity, item.id, "test", picked=picked, confidence=sure)["ok"]

    pick(missed, right=False)
    pick(guessed, right=True, sure=0.2)
    pick(known, right=True)
    pick(mended, right=False)
    act(activity, cleared.id, "test", picked=[])
    now[0] += timedelta(days=1)
    assert session.review().card["items"] == []
    pick(mended, right=True)
    act(activity, TEST.id, "end")

    # when: the look back and the next day's review are opened
    told = tell(activity, type="ask", ask="look")["parts"]
    ahead = tell(session.activity("progress"), type="ask", ask="look")["ahead"]
    assert session.review().card["items"] == []
    now[0] += timedelta(days=1)
    due = [(one["id"], one["act"]) for one in session.review().card["items"]]

    # then: the first two come back, and the page, the progress and the practice room say so
    assert {one["id"] for part in told for one in part["things"] if one["coming"]} == {missed.id, guessed.id}
    assert dict(due) == {missed.id: "recall", guessed.id: "recall"}
    assert [one["due"] for one in ahead] == [2, 2, 2]
    assert tell(session.activity("room"), type="ask", ask="look")["due"] == 2


def test_progress_and_the_practice_room_tell_what_was_taken(session: Session) -> None:
    activity = begin(session)
    act(activity, TEST.id, "end")
    act(activity, TEST.id, "begin", seed="another")

    for verb in ("progress", "room"):
        found = {one["title"]: one for one in tell(session.activity(verb), type="ask", ask="look")["tests"]}
        assert len(found) == len(TESTS)
        mine = found.pop(TEST.title)
        assert (mine["sat"], mine["got"], mine["open"]) == (1, 0, True)
        assert mine["of"] > 0
        assert all(one["sat"] == 0 and one["last"] is None for one in found.values())
