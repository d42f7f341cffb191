"""Where a learner is, and how well their confidence fits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.progress.progress import by_confidence, by_day
from course_lib.content.reader import Content
from course_lib.learner.attempts import Attempt
from course_lib.learner.first_and_latest import FirstAndLatest, first_and_latest
from course_lib.learner.outline import LessonOutline, OutlinedActivity, outlines
from course_lib.learner.progress import Ahead, lessons_progress, next_lesson, progress
from course_lib.learner.record import Event, Record, timestamp
from course_lib.models import Lesson, Objective, Ordering, Quiz, Skills, Sorting, Transcript
from course_lib.session import Session
from tests.support.events import did, keep
from tests.support.page import tell

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
OBJECTIVE = Objective(id="o", verb="check", text="Check it.", practise=("a", "b"), check=("last", "writing"))
LESSON = Lesson(id="one", title="One", objectives=(OBJECTIVE,))
OUTLINES = [
    LessonOutline(
        LESSON, (OutlinedActivity("quiz", "quiz", ("first", "last")), OutlinedActivity("writing", "respond", ()))
    )
]


def event(item: str, act: str = "answer", **data: object) -> Event:
    return did(item, act, data, at=timestamp(NOW))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"), lambda: NOW)


def test_at_the_beginning_nothing_is_done_and_the_first_lesson_is_next() -> None:
    [one] = lessons_progress(OUTLINES, [], [])

    assert (one.done, one.of) == (0, 2)
    assert one.reached[0].marks == ("open", "open")
    assert next_lesson([one]) is one


@pytest.mark.parametrize(
    ("events", "done"),
    [
        ([event("first")], 0),
        ([event("first"), event("last")], 1),
        ([event("first"), event("last", "skip")], 1),
        ([event("quiz", "skip")], 1),
        ([event("writing", "draft")], 0),
        ([event("writing", "first")], 1),
        ([event("first"), event("last", "skip-again")], 0),
        ([event("first"), event("last"), event("writing", "first")], 2),
    ],
)
def test_an_activity_is_done_when_all_of_it_was_answered_or_skipped(events: list[Event], done: int) -> None:
    [one] = lessons_progress(OUTLINES, events, [])

    assert one.done == done


@pytest.mark.parametrize(
    ("rights", "mark"),
    [([True], "first"), ([False, True], "later"), ([False, False], "missed"), ([True, False], "first")],
)
def test_an_objective_tells_how_its_check_went(rights: list[bool], mark: str) -> None:
    tries = [Attempt("last", DAY, right, None) for right in rights]

    [one] = lessons_progress(OUTLINES, [event("last")], tries)

    assert one.reached[0].marks == (mark, "open")


def test_there_is_no_next_lesson_when_all_is_done() -> None:
    assert next_lesson(lessons_progress(OUTLINES, [event("quiz", "skip"), event("writing", "first")], [])) is None


def test_days_and_answers_are_counted_without_drafts() -> None:
    events = [event("first"), event("writing", "draft", text="a"), event("writing", "first", text="b")]

    found = progress(OUTLINES, events, {}, [], [], NOW)

    assert (found.days, found.answers, found.written) == (1, 2, 1)


def test_three_days_to_come_back_are_told_with_what_is_due_by_then() -> None:
    item = Content(paths.data()).one(Quiz, "open-or-closed").items[0]
    wrong = next(index for index, option in enumerate(item.options) if not option.correct)
    missed = did(item.id, "answer", {"picked": [wrong]}, version=item.version(), at=timestamp(NOW))

    found = progress(OUTLINES, [missed], {item.id: item}, [], [], NOW)

    days = [DAY + timedelta(days=days) for days in (1, 7, 30)]
    assert found.ahead == [Ahead(days[0], 1), Ahead(days[1], 1), Ahead(days[2], 1)]
    assert [one.due for one in progress(OUTLINES, [], {}, [], [], NOW).ahead] == [0, 0, 0]


def test_confidence_is_grouped_as_it_was_stated() -> None:
    tries = [
        Attempt("a", DAY, True, 0.8),
        Attempt("b", DAY, False, 0.8),
        Attempt("c", DAY, True, 0.2),
        Attempt("d", DAY, True, None),
    ]

    assert by_confidence(tries) == [(20, 100, 1), (80, 50, 2)]


def test_days_come_in_order_and_without_confidence_there_is_a_dash() -> None:
    later = DAY + timedelta(days=2)
    tries = [Attempt("a", later, False, None), Attempt("b", DAY, True, 0.6), Attempt("c", DAY, False, 1.0)]

    assert by_day(tries) == [("2026-03-02", 50, 80, 2), ("2026-03-04", 0, "–", 1)]


def test_the_outline_of_the_real_course_knows_every_piece(session: Session) -> None:
    lessons = {one.lesson.id: one for one in outlines(session.content)}
    activities = {one.id: one for one in lessons["active-listening"].activities}

    assert "two-ways-to-listen" not in activities, "a chart is looked at"
    assert "who-is-easy-to-hear" not in activities, "what is written for oneself is counted nowhere"
    asked = [item for item in session.content.one(Quiz, "listening-check").items if not item.retired]
    assert activities["listening-check"].parts == tuple(item.id for item in asked)
    assert activities["C27"].parts == ()


def test_the_page_of_a_new_learner_says_so_and_names_the_first_lesson(session: Session) -> None:
    found = tell(session.progress(), type="ask", ask="look")

    assert found["ok"]
    assert (found["answers"], found["calibration"], found["due"]) == (0, None, 0)
    assert found["next"] == {key: found["lessons"][0][key] for key in ("title", "file")}


def test_the_page_shows_calibration_once_there_are_enough_answers(session: Session) -> None:
    quizzes = [session.content.one(Quiz, name) for name in ("open-or-closed", "roadblocks", "listening-check")]
    items = [item for quiz in quizzes for item in quiz.items][:12]
    for item in items:
        right = [index for index, option in enumerate(item.options) if option.correct]
        keep(session.answers, item.id, "answer", {"picked": right, "confidence": 0.6}, version=item.version())

    found = tell(session.progress(), type="ask", ask="look")

    assert found["calibration"] == {
        "n": 12,
        "brier": pytest.approx(0.16),
        "confidence": pytest.approx(0.6),
        "right": 1,
        "fit": "under",
    }


def test_an_exercise_tells_how_its_first_and_its_latest_try_went(session: Session) -> None:
    talk = session.content.one(Transcript, "night-shifts")
    key = {str(number): turn.code for number, turn in enumerate(talk.turns) if turn.code}
    wrong = {turn: next(code for code in talk.codes if code != right) for turn, right in key.items()}
    for codes in (wrong, wrong, key):
        keep(session.answers, talk.id, "answer", {"codes": codes}, version=talk.version())
    keep(session.answers, talk.id, "answer", {"codes": wrong}, version="00000000")
    keep(session.answers, talk.id, "answer", {"codes": {"0": "no-code"}}, version=talk.version())
    keep(session.answers, talk.id, "draft", {"codes": wrong}, version=talk.version())

    assert first_and_latest(session.answers.events(), [talk]) == [FirstAndLatest(talk.title, 0, 1, 3)]


@pytest.mark.parametrize(
    ("shape", "answers", "shares"),
    [
        (Sorting, lambda it: {"cards": {card.id: it.categories[0].id for card in it.cards}}, (0, 1)),
        (Ordering, lambda it: {"steps": [step.id for step in it.steps]}, (1, 1)),
    ],
)
def test_sorting_and_ordering_have_their_share(
    session: Session,
    shape: type[Sorting | Ordering],
    answers: Callable[[Any], dict[str, Any]],
    shares: tuple[float, float],
) -> None:
    it = session.content.all(shape)[0]
    keep(session.answers, it.id, "answer", answers(it), version=it.version())

    [one] = first_and_latest(session.answers.events(), [it])

    assert shares[0] <= one.first == one.latest <= shares[1]


@pytest.mark.parametrize("name", ["my-confidence", "my-days", "my-exercises"])
def test_each_picture_is_drawn_in_both_themes_with_its_numbers(session: Session, name: str) -> None:
    item = session.content.one(Quiz, "open-or-closed").items[0]
    keep(session.answers, item.id, "answer", {"picked": [0], "confidence": 0.6}, version=item.version())
    order = session.content.all(Ordering)[0]
    keep(session.answers, order.id, "answer", {"steps": [step.id for step in order.steps]}, version=order.version())

    found = tell(session.progress(), type="ask", ask="draw", data={"name": name})

    assert found["rows"]
    assert all(svg.startswith("<svg") for svg in found["drawings"].values())
    assert set(found["drawings"]) == {"light", "dark"}


def test_the_page_tells_what_was_done_for_each_skill_of_the_course(session: Session) -> None:
    item = session.content.one(Quiz, "open-or-closed").items[0]
    keep(session.answers, item.id, "answer", {"picked": [0], "confidence": 0.6}, version=item.version())

    found = tell(session.progress(), type="ask", ask="look")["skills"]

    assert [one["name"] for one in found] == [one.name for one in session.content.only(Skills).skills]
    assert [one["name"] for one in found if one["answers"]] == ["Open questions"]
    assert all(one["again"] is None for one in found)


def test_a_lesson_that_is_begun_comes_before_one_that_is_not() -> None:
    later = LessonOutline(Lesson(id="two", title="Two"), OUTLINES[0].activities)
    third = LessonOutline(Lesson(id="three", title="Three"), (OutlinedActivity("other", "respond", ()),))
    found = lessons_progress([third, later], [event("writing", text="It hurt.")], [])

    assert next_lesson(found) is found[1]


def test_who_began_further_on_goes_on_behind_it_and_comes_back_to_what_was_left_out() -> None:
    lessons = [Lesson(id=name, title=name.title()) for name in ("one", "two", "three")]
    first, second, third = (LessonOutline(one, (OutlinedActivity(one.id, "respond", ()),)) for one in lessons)

    behind = lessons_progress([first, second, third], [event("two", text="It hurt.")], [])
    left_out = lessons_progress([first, second], [event("two", text="It hurt.")], [])

    assert next_lesson(behind) is behind[2]
    assert next_lesson(left_out) is left_out[0]
