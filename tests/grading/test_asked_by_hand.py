"""A learner asks for a second look by handing in anew: nothing that was marked changes, and the answer comes back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.grading import second_look
from course_lib.learner.record import timestamp
from tests.grading.test_handing_out import configured, say
from tests.support.grading import results
from tests.support.grading.classroom import NAME, CourseRoom, Learner
from tests.support.grading.exchange import Inbound

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"
WHY = "I read <b>both</b> as fitting, since the bus was late."
Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def released(released: CourseRoom) -> CourseRoom:
    return configured(released)


@pytest.fixture
def learners(released: CourseRoom, capsys: Capsys) -> dict[str, Learner]:
    """Ann, Ben and Cem have handed in, were marked, and have their pages; since then it is past the due date."""
    learners = {name: released.learner(name) for name in ("ann", "ben", "cem")}
    for picked, learner in enumerate(learners.values()):
        learner.answer(BUS, {"picked": [picked]})
        learner.submit()
    due(released, datetime.now(UTC) + timedelta(seconds=1))
    for verb in ("collect", "grade", "feedback", "release-feedback"):
        say(released, capsys, verb, NAME)
    return learners


def due(room: CourseRoom, at: datetime) -> None:
    with room.gradebook() as book:
        book.find_assignment(NAME).duedate = at.replace(tzinfo=None)
        book.db.commit()


def request(room: CourseRoom, name: str, item: str = BUS) -> second_look.Request:
    return second_look.read(paths.marking(room.root) / NAME)[name, item]


def standing(room: CourseRoom) -> tuple[Any, Any]:
    """All copies to the byte, and all marks and times."""
    return results.files(room.work / "submitted"), results.rows(room)


def line(item: str, text: str, second: int = 0) -> dict[str, Any]:
    """A line of the ledger that somebody wrote there themselves."""
    at = timestamp(datetime(2026, 1, 1, 10, 0, tzinfo=UTC) + timedelta(seconds=second))
    return {"id": f"x{second}", "at": at, "item": item, "act": "second-look", "version": "", "data": {"text": text}}


def test_a_request_goes_by_handing_in_from_the_page_to_the_trail_and_its_answer_to_the_feedback(
    released: CourseRoom, learners: dict[str, Learner], capsys: Capsys
) -> None:
    # given: Ann writes a request, changes it before it is handed in, and one that she takes back; it is late by now
    ann = learners["ann"]
    due(released, datetime.now(UTC) - timedelta(seconds=1))
    before = standing(released)
    ann.ask(BUS, "Look at it again.")
    ann.ask(REPLY, "And at this one.")
    ann.ask(BUS, WHY)
    ann.ask(REPLY, "")
    ann.submit()

    # when: it is collected and marked, twice
    first = say(released, capsys, "collect", NAME)
    again = say(released, capsys, "collect", NAME)
    say(released, capsys, "grade", NAME)

    # then: it is told once, and every copy, time and mark is what it was
    assert "Collected: 0 new or newer, 3 as collected before." in first
    assert f"1 ask for a second look (what they say: empathy regrade {NAME}):\n  {BUS} (1): ann\n" in first
    assert "second look" not in again
    assert standing(released) == before
    told = say(released, capsys, "regrade", NAME)
    assert f"ann, {BUS}: OPEN, by their own hand. {WHY}" in told
    assert "Requests: 1. Open: 1." in told

    # when: she says it otherwise before there is an answer, and it is answered
    ann.ask(BUS, "The bus was late; both fit.")
    ann.submit()
    assert f"{BUS} (1): ann" in say(released, capsys, "collect", NAME)
    say(released, capsys, "regrade", NAME, "ann", BUS, "--answer", "It asks for what she feels.")
    say(released, capsys, "feedback", NAME)
    say(released, capsys, "release-feedback", NAME)

    # then: she reads it on her page, and the others' pages say nothing of it
    page = ann.fetch_feedback()
    assert "The bus was late; both fit." in page
    assert "It asks for what she feels." in page
    assert "You asked for this to be looked at again" not in learners["ben"].fetch_feedback()
    assert standing(released) == before
    # then: the same words handed in again are answered already; others open it once more
    assert "second look" not in say(released, capsys, "collect", NAME)
    ann.ask(BUS, "She says it herself, in the next line.")
    ann.submit()
    assert f"{BUS} (1): ann" in say(released, capsys, "collect", NAME)
    assert "Requests: 1. Open: 1." in say(released, capsys, "regrade", NAME)


def test_what_has_other_answers_or_code_is_a_later_submission_and_its_requests_count(
    released: CourseRoom, learners: dict[str, Learner], capsys: Capsys
) -> None:
    files, rows = standing(released)
    learners["ann"].ask(BUS, WHY)
    learners["ann"].answer(BUS, {"picked": [3]})
    learners["cem"].ask(BUS, WHY)
    learners["cem"].write_code("def share_of_open_questions(codes):\n    return 1")
    for name in ("ann", "cem"):
        learners[name].submit()

    told = say(released, capsys, "collect", NAME)
    say(released, capsys, "grade", NAME)

    assert "Collected: 2 new or newer, 1 as collected before." in told
    assert f"{BUS} (2): ann, cem" in told
    now, marks = standing(released)
    assert [now[path] for path in files if path.startswith("ben/")] == [
        files[path] for path in files if path.startswith("ben/")
    ]
    assert marks["submission"]["ben"] == rows["submission"]["ben"]
    for name in ("ann", "cem"):
        assert marks["submission"][name][0] > rows["submission"][name][0]


def test_a_request_before_marks_is_told_and_noted_once_there_are_some(released: CourseRoom, capsys: Capsys) -> None:
    ann = released.learner("ann")
    ann.answer(BUS, {"picked": [0]})
    ann.ask(BUS, WHY)
    ann.submit()

    told = say(released, capsys, "collect", NAME)
    assert "ann: not marked yet; it is noted when you collect once they are" in told
    assert "Requests: 0." in say(released, capsys, "regrade", NAME)

    say(released, capsys, "grade", NAME)
    assert f"{BUS} (1): ann" in say(released, capsys, "collect", NAME)
    assert request(released, "ann").before == dict(released.grades("ann"))[BUS][0]


def test_nothing_that_a_student_writes_as_a_request_stops_the_class_or_moves_a_terminal(
    released: CourseRoom, learners: dict[str, Learner], capsys: Capsys
) -> None:
    # given: Ben asks, and Cem by hand, in ten thousand lines, of which the newest thousand are read, and odder ones
    before = standing(released)
    cem = learners["cem"]
    for number in range(10_000):
        cem.tamper(line(f"no-such-{number}", "Look again.", number))
    cem.tamper(line(BUS, "word " * 201))
    cem.tamper(line(REPLY, "\x1b[2J=HYPERLINK(\u202e) <script>"))
    cem.tamper(line("talk-to-samuel\x1b[2J", "Look again."))
    learners["ben"].ask(BUS, WHY)
    for name in ("ben", "cem"):
        learners[name].submit()

    # when
    told = say(released, capsys, "collect", NAME)
    listed = say(released, capsys, "regrade", NAME)

    # then: what can be asked is, the rest is a number, and no copy is another
    assert "2 ask for a second look" in told
    assert f"  {REPLY} (1): cem\n  {BUS} (1): ben\n" in told
    assert "cem: 999 about no question of the assignment, or too long" in told
    assert "\x1b" not in told + listed
    assert "\u202e" not in listed
    assert "Requests: 2. Open: 2." in listed
    assert standing(released) == before
    # when: it is answered
    say(released, capsys, "regrade", NAME, "cem", REPLY, "--answer", "It stays.")
    say(released, capsys, "feedback", NAME)
    page = (released.work / "feedback" / "cem" / NAME / f"{NAME}.html").read_text("utf-8")
    assert "&lt;script&gt;" in page


def test_an_answer_that_was_changed_and_put_back_changes_nothing_and_one_that_no_page_gives_does(
    released: CourseRoom, learners: dict[str, Learner], capsys: Capsys
) -> None:
    # given: Ann chooses another option by a slip and puts it back; Cem hides another answer behind one that is none
    before = standing(released)
    learners["ann"].ask(BUS, WHY)
    for picked in (3, 0):
        learners["ann"].answer(BUS, {"picked": [picked]})
    learners["cem"].answer(BUS, {"picked": [0]})
    learners["cem"].tamper(
        {**line(BUS, ""), "at": timestamp(datetime.now(UTC)), "act": "answer", "data": {"picked": [99]}}
    )
    for name in ("ann", "cem"):
        learners[name].submit()

    told = say(released, capsys, "collect", NAME)
    say(released, capsys, "grade", NAME)

    assert "Collected: 1 new or newer, 2 as collected before." in told
    now = standing(released)
    for name in ("ann", "ben"):
        assert now[1]["submission"][name] == before[1]["submission"][name]
    assert now[1]["submission"]["cem"][0] > before[1]["submission"]["cem"][0]


def test_where_what_came_in_time_goes_first_a_late_request_is_noted_all_the_same(
    inbound: Inbound, capsys: Capsys
) -> None:
    # given: copies of what came in time are marked; then Ann hands in other work late, with a request
    room = inbound.room
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write("c.ExchangeCollect.before_duedate = True\n")
    due(room, datetime.now(UTC))
    say(room, capsys, "collect", NAME)
    say(room, capsys, "grade", NAME)
    late = inbound.hand_in("ann", picked=3, at=datetime.now(UTC))
    with (late / "answers" / "sitting.jsonl").open("a") as file:
        file.write(json.dumps(line(BUS, WHY)) + "\n")

    told = say(room, capsys, "collect", NAME)

    assert "Collected: 0 new or newer, 2 as collected before." in told
    assert f"{BUS} (1): ann" in told
    assert (inbound.picked("ann"), inbound.picked("ben")) == ([1], [2])


def test_nbgraders_own_step_keeps_the_copy_and_says_who_notes_the_request(
    released: CourseRoom, learners: dict[str, Learner]
) -> None:
    before = standing(released)
    learners["ann"].ask(BUS, WHY)
    learners["ann"].submit()

    assert "`empathy collect` notes and tells what is new of it" in released.step("collect")
    assert standing(released) == before
    assert not (Path(paths.marking(released.root)) / f"{NAME}.regrades.jsonl").exists()
