"""Marks from the desk in nbgrader's own gradebook, and back: formgrader, the feedback, a database that is in use."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory

from course_lib import paths
from course_lib.grading.desk import book
from course_lib.grading.desk.desk import Desk
from course_lib.grading.desk.trail import Marked, Trail
from tests.support.grading.classroom import NAME, CourseRoom, Learner
from tests.support.grading.desk import ask, grade, number_of, open_desk, press
from tests.support.grading.handed_in import REPLIES, WRITTEN

COMMENT = "You kept his weather. Next time stop after the first sentence."


@pytest.fixture
def desk(handed_in: CourseRoom) -> Iterator[Desk]:
    """The desk as Ann opens it in course-work/."""
    opened = open_desk(handed_in, "ann")
    yield opened
    opened.close()


def test_a_mark_is_in_the_gradebook_and_in_the_trail_before_the_page_hears_of_it(
    handed_in: CourseRoom, desk: Desk
) -> None:
    before = ask(desk, "pile")["pile"]

    answer = press(desk, "ada", [2, 1, 2], COMMENT)

    assert (before["done"], len(before["replies"])) == (0, 3)
    assert answer["ok"], answer
    assert (answer["reply"]["state"], answer["reply"]["score"], answer["pile"]["done"]) == ("marked", 5, 1)
    assert grade(handed_in, "ada") == (5, False, COMMENT)
    *_, line = Trail(paths.marking(handed_in.root) / NAME).lines()
    assert isinstance(line, Marked)
    assert (line.marker, line.student, list(line.points.values()), line.at) == ("ann", "ada", [2, 1, 2], answer["at"])


def test_a_mark_that_is_begun_is_kept_and_scores_nothing_yet(handed_in: CourseRoom, desk: Desk) -> None:
    press(desk, "mo", [2, None, None], COMMENT)

    assert grade(handed_in, "mo") == (None, True, COMMENT)
    again = open_desk(handed_in, "ann")
    reply = ask(again, "reply", number=number_of(again, "mo"))["reply"]
    assert (reply["state"], reply["points"], reply["comment"]) == ("begun", [2, None, None], COMMENT)


def test_formgrader_sees_the_mark_and_what_formgrader_gives_is_seen_here(handed_in: CourseRoom, desk: Desk) -> None:
    # when: Ada is marked here, and Mo there
    press(desk, "ada", [2, 1, 2], COMMENT)
    with handed_in.gradebook() as gradebook:
        mark = gradebook.find_grade(WRITTEN, NAME, NAME, "mo")
        mark.manual_score, mark.needs_manual_grade = 3.0, False
        gradebook.db.commit()

    # then: formgrader's own list says that one of them is left
    handed_in.monkeypatch.chdir(handed_in.root)
    api = NbGraderAPI(
        CourseDirectory(config=handed_in.config), Authenticator(config=handed_in.config), config=handed_in.config
    )
    listed = {one["student"]: one for one in api.get_submissions(NAME)}
    assert {name: one["needs_manual_grade"] for name, one in listed.items()} == {"ada": False, "mo": False, "una": True}
    assert listed["ada"]["written_score"] + listed["ada"]["code_score"] == 5
    # then: here Mo's score stands, without points by criterion
    states = {one["number"]: one["state"] for one in ask(desk, "pile")["pile"]["replies"]}
    assert states == {number_of(desk, "ada"): "marked", number_of(desk, "mo"): "score", number_of(desk, "una"): "open"}
    reply = ask(desk, "reply", number=number_of(desk, "mo"))["reply"]
    assert (reply["score"], reply["points"]) == (3, [None, None, None])


def test_learners_read_what_each_criterion_earned_and_the_anchor_only_where_the_bank_says_so(
    handed_in: CourseRoom, desk: Desk
) -> None:
    # given: Ada is marked by criterion, Una in formgrader
    press(desk, "ada", [2, 1, 0], COMMENT)
    with handed_in.gradebook() as gradebook:
        mark = gradebook.find_grade(WRITTEN, NAME, NAME, "una")
        mark.manual_score, mark.needs_manual_grade = 3.0, False
        gradebook.db.commit()

    # when: feedback is made, as the bank is, and again with the anchors told
    handed_in.step("generate_feedback", "ada")
    handed_in.step("generate_feedback", "una")
    plain = page_of(handed_in, "ada")
    file = handed_in.root / "banks" / f"{NAME}.yml"
    file.write_text(file.read_text().replace("    words: 80\n", "    words: 80\n    anchors_told: true\n"))
    handed_in.step("generate_feedback", "ada", True)
    told = page_of(handed_in, "ada")

    # then: points by criterion and comment; the words of the anchor reached, and of no other, in the second alone
    reached, other = "is tentative, or ends with one question", "stays with him from the first word to the last"
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', plain)
    assert [points for _, points in rows] == ["2 of 2", "1 of 2", "0 of 2"]
    assert rows[2][0] == "Samuel stays in the middle"
    assert COMMENT in plain
    assert (reached in plain, other in plain) == (False, False)
    assert (reached in told, other in told) == (True, False)
    assert "Points by criterion" not in page_of(handed_in, "una")


def page_of(room: CourseRoom, student: str) -> str:
    return (room.work / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")


def test_a_gradebook_that_is_in_use_is_waited_for_and_told(
    handed_in: CourseRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: another program holds the gradebook, and SQLite waits but a moment
    desk.work.book = book.Book(f"{desk.work.book.url}?timeout=0.05", "empathy-in-practice", NAME, told=desk.busy)
    said: list[dict[str, Any]] = []
    with closing(sqlite3.connect(handed_in.work / "gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        # when: Ann presses
        desk.send = lambda message, buffers=None: said.append(message)
        about = {"item": WRITTEN, "number": number_of(desk, "ada"), "points": [2, 1, 2], "comment": ""}
        desk._hear(desk, {"type": "mark", "ref": "r", **about}, [])

        # then: she hears that it is waited for, and in the end that nothing was saved, and nothing was
        assert [one for one in said if one.get("busy")] == [{"busy": True}] * (book.TRIES - 1)
        assert not said[-1]["ok"]
        assert "in use by another program" in said[-1]["says"]
    assert grade(handed_in, "ada") == (None, True, None)
    assert not [line for line in desk.work.trail.lines() if isinstance(line, Marked)]

    # when: the other lets go while it is waited for, then it is saved
    with closing(sqlite3.connect(handed_in.work / "gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(desk, "busy", lambda: other.execute("ROLLBACK"))
        desk.work.book = book.Book(desk.work.book.url, "empathy-in-practice", NAME, told=desk.busy)
        assert press(desk, "ada", [2, 1, 2])["ok"]
    assert grade(handed_in, "ada")[:2] == (5, False)


def test_a_second_reading_reaches_the_gradebook_only_by_an_agreed_mark(handed_in: CourseRoom, desk: Desk) -> None:
    # given: Ann gives 6, Bo reads it blind and gives 1
    press(desk, "ada", [2, 2, 2], COMMENT)
    bo = open_desk(handed_in, "bo")
    seen = ask(bo, "reply", number=number_of(bo, "ada"), reading="second")["reply"]
    press(bo, "ada", [0, 0, 1], reading="second")

    # then: Bo saw nothing, and Ann's points count
    assert (seen["state"], seen["points"], seen["comment"], seen["pair"]) == ("open", [None, None, None], "", [])
    assert grade(handed_in, "ada") == (6, False, COMMENT)

    # when: Bo ends the reading, and they agree on 4
    pile = ask(bo, "compare", reading="second")["pile"]
    agreed = press(desk, "ada", [1, 1, 2], COMMENT)

    # then: where they were apart was said, and the agreed mark counts
    assert [one["on"] for one in pile["apart"]] == [[criterion.name for criterion in bo.work.items[WRITTEN].rubric[:2]]]
    assert [one["n"] for one in pile["agreement"]] == [1, 1, 1]
    assert [one["points"] for one in agreed["reply"]["pair"]] == [[2, 2, 2], [0, 0, 1]]
    assert grade(handed_in, "ada") == (4, False, COMMENT)


def test_a_reply_that_was_handed_in_anew_is_looked_at_again(handed_in: CourseRoom, desk: Desk) -> None:
    # given: Ada is marked, then hands in another reply
    press(desk, "ada", [2, 1, 2], COMMENT)
    home = handed_in.root.parent / "homes" / "ada"
    ada = Learner("ada", home, handed_in.config, handed_in.monkeypatch)
    ada.answer(WRITTEN, {"text": "You had it ready. What was it that you wanted her to know about all those years?"})
    ada.submit()
    handed_in.step("collect", True)

    # then: before autograde, the page says that a newer one lies there
    between = open_desk(handed_in, "ann")
    assert ask(between, "reply", number=number_of(between, "ada"))["reply"]["newer"]

    # when: it is autograded
    handed_in.step("autograde", "ada")
    after = open_desk(handed_in, "ann")
    reply = ask(after, "reply", number=number_of(after, "ada"))["reply"]

    # then: points and comment are there, to be looked at again, and one press makes them count
    assert (reply["state"], reply["points"], reply["changed"], reply["newer"]) == ("again", [2, 1, 2], True, False)
    assert press(after, "ada", [2, 1, 2], COMMENT)["reply"]["state"] == "marked"
    assert grade(handed_in, "ada") == (5, False, COMMENT)


def test_names_stay_hidden_until_asked_and_likeness_is_told_by_number(desk: Desk) -> None:
    shown = [ask(desk, "reply", number=number)["reply"] for number in (1, 2, 3)]

    assert not [name for name in REPLIES for reply in shown if name in str(reply)]
    assert ask(desk, "name", number=number_of(desk, "mo"))["name"] == "mo"
    alike = {one["number"]: [number for number, _ in one["alike"]] for one in shown}
    ada, mo, una = (number_of(desk, name) for name in REPLIES)
    assert alike == {ada: [mo], mo: [ada], una: []}


def test_comments_to_use_again_are_kept_mended_and_taken_away(handed_in: CourseRoom, desk: Desk) -> None:
    ask(desk, "phrase", id="", text=COMMENT)
    ask(desk, "phrase", id="", text=COMMENT)
    (kept,) = ask(desk, "phrase", id="", text="Leave out the advice.")["phrases"][:1]
    ask(desk, "phrase", id=kept["id"], text="Stop after the first sentence.")

    again = ask(open_desk(handed_in, "bo"), "open")["phrases"]

    assert [one["text"] for one in again] == ["Stop after the first sentence.", "Leave out the advice."]
    assert [one["text"] for one in ask(desk, "phrase", id=kept["id"], text=" ")["phrases"]] == ["Leave out the advice."]


def test_what_makes_no_sense_is_answered_in_words(desk: Desk) -> None:
    for about in ({"points": [9, 1, 1]}, {"points": [1]}, {"item": "no-item", "points": [1, 1, 1]}, {"number": 99}):
        full = {"number": 1, "points": [1, 1, 1], "comment": "", **about}
        assert ask(desk, "mark", **full)["says"].startswith("Something went wrong")
    assert ask(desk, "dance")["says"].startswith("Something went wrong")
    assert not ask(desk, "compare")["ok"]


def test_a_suggestion_is_shown_where_somebody_gives_one_and_marks_nothing(handed_in: CourseRoom, desk: Desk) -> None:
    desk.suggest = lambda item, text: [f"{len(text.split())} words to {item.title}"]

    reply = ask(desk, "reply", number=number_of(desk, "una"))["reply"]

    assert reply["suggested"] == ["16 words to A reply to Samuel"]
    assert grade(handed_in, "una") == (None, True, None)
