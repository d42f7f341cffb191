"""What stands for a reply, who sees it, and what a press writes. No files."""

from __future__ import annotations

import pytest

from course_lib.grading.desk.pile import Grade, Shown
from course_lib.grading.desk.trail import Line
from tests.support.grading.piles import FULL, LOW, OPEN, TEXT, at, compared, marked, pile


def test_a_reply_that_nobody_has_marked_is_open() -> None:
    assert pile().shown("ada", "ann", "first") == Shown("open", {}, "", None)


def test_a_mark_without_points_on_every_criterion_is_begun_and_gives_no_score() -> None:
    begun = marked("ada", {"hears her": 2.0})
    now = pile([begun])

    assert now.score(begun) is None
    assert now.shown("ada", "ann", "first").state == "begun"
    assert now.shown("ada", "ann", "first").points == {"hears her": 2.0}


def test_a_score_that_the_points_make_up_is_shown_with_them_and_with_the_gradebooks_comment() -> None:
    now = pile([marked("ada", comment="as typed here")], {"ada": Grade(2.5, waits=False, comment="as mended there")})

    assert now.shown("ada", "bo", "first") == Shown("marked", FULL, "as mended there", 2.5, "ann")


def test_a_score_given_in_formgrader_stands_and_has_no_points_by_criterion() -> None:
    grade = Grade(4.0, waits=False, comment="Good")

    assert pile(grades={"ada": grade}).shown("ada", "ann", "first") == Shown("score", {}, "Good", 4.0)
    assert pile([marked("ada")], {"ada": grade}).shown("ada", "ann", "first") == Shown("score", {}, "Good", 4.0)


def test_what_autograde_asks_to_look_at_again_keeps_its_points_and_says_whether_the_reply_changed() -> None:
    waits = {"ada": Grade(2.5, waits=True)}

    assert pile([marked("ada")], waits).shown("ada", "ann", "first").state == "again"
    assert not pile([marked("ada")], waits).shown("ada", "ann", "first").changed
    assert pile([marked("ada", text="another")], waits).shown("ada", "ann", "first").changed


def test_points_that_the_rubric_no_longer_has_make_no_mark() -> None:
    now = pile([marked("ada", {"hears her": 1.5, "leaves room": 0.5})], {"ada": Grade(2.0, waits=True)})

    assert now.shown("ada", "ann", "first").state == "begun"


def test_a_press_is_a_first_reading_with_the_points_and_what_was_read() -> None:
    line = pile().press("ada", "ann", "first", FULL, "Stay.", at(5))

    assert (line.reading, line.marker, line.points, line.comment, line.at) == ("first", "ann", FULL, "Stay.", at(5))
    assert line.reply == pile().replies["ada"].print


@pytest.mark.parametrize(
    ("student", "points", "says"),
    [
        ("nobody", FULL, "not in your pile"),
        ("ada", {"hears her": 1.5}, "no such points for hears her"),
        ("ada", {"hears him": 1.0}, "no such points for hears him"),
    ],
)
def test_a_press_that_makes_no_sense_is_refused(student: str, points: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        pile().press(student, "ann", "first", points, "", at(5))


def test_a_second_marker_sees_nothing_of_the_first_until_the_reading_is_ended() -> None:
    # given: Ann has marked two replies, Bo reads one of them a second time
    grades = {"ada": Grade(2.5, waits=False, comment="Ann's"), "mo": Grade(2.5, waits=False)}
    lines = [marked("ada", comment="Ann's"), marked("mo"), marked("ada", LOW, marker="bo", reading="second")]

    # when: Bo looks, in whatever reading
    now = pile(lines, grades)

    # then: there is Bo's own mark alone, and Ann sees hers alone
    assert now.shown("ada", "bo", "second") == Shown("marked", LOW, "", 0.5, "bo")
    assert now.shown("ada", "bo", "first") == Shown("marked", LOW, "", 0.5, "bo")
    assert now.shown("mo", "bo", "second") == Shown("open", {}, "", None)
    assert now.shown("ada", "ann", "first") == Shown("marked", FULL, "Ann's", 2.5, "ann")
    assert now.pair("ada") is None


def test_a_second_reading_never_counts_and_stays_a_second_one_in_the_other_pile() -> None:
    lines = [marked("ada"), marked("ada", LOW, marker="bo", reading="second")]

    assert pile(lines).counts("ada") == lines[0]
    assert pile(lines).press("ada", "bo", "first", LOW, "", at(5)).reading == "second"


def test_nobody_reads_a_second_time_what_they_have_marked_themselves() -> None:
    now = pile([marked("ada")])

    assert now.for_marker("ann", "second") == ["mo", "una"]
    assert now.for_marker("bo", "second") == ["ada", "mo", "una"]
    with pytest.raises(ValueError, match="not in your pile"):
        now.press("ada", "ann", "second", FULL, "", at(5))


def test_once_compared_the_first_mark_counts_until_another_is_agreed() -> None:
    # given: two readings two anchors apart on one criterion, ended
    lines: list[Line] = [marked("ada"), marked("ada", LOW, marker="bo", reading="second"), compared("bo")]
    grades = {"ada": Grade(2.5, waits=False)}
    now = pile(lines, grades)

    # then: both see it, and that they have to talk
    assert now.apart("ada") == ["hears her"]
    assert {now.shown("ada", marker, "first").state for marker in ("ann", "bo")} == {"agree"}
    assert now.shown("ada", "bo", "first").points == FULL

    # when: either presses, it is agreed, and no longer to be agreed
    agreed = now.press("ada", "bo", "second", {"hears her": 1.0, "leaves room": 0.5}, "", at(5))
    after = pile([*lines, agreed], {"ada": Grade(1.5, waits=False)})

    assert agreed.reading == "agreed"
    assert after.counts("ada") == agreed
    assert after.shown("ada", "ann", "first").state == "marked"
    assert after.pair("ada") == (lines[0], lines[1])


def test_neighbouring_anchors_are_not_apart_however_many_points_lie_between() -> None:
    near = {"hears her": 2.0, "leaves room": 2.0}
    lines: list[Line] = [marked("ada"), marked("ada", near, marker="bo", reading="second"), compared("bo")]

    assert pile(lines).apart("ada") == []


def test_a_score_counts_for_the_feedback_only_where_the_points_make_it_up() -> None:
    now = pile([marked("ada")])

    assert now.counted("ada", 2.5) == marked("ada")
    assert now.counted("ada", 3) is None
    assert now.counted("mo", 2.5) is None


def test_a_reply_is_the_same_whatever_was_graded_of_it() -> None:
    assert pile().replies["ada"].print == pile(grades={"ada": OPEN}).replies["ada"].print
    assert len(pile().replies["ada"].print) == 16
    assert TEXT not in pile().replies["ada"].print
