"""The whole way of an assignment, through nbgrader's own steps, with three learners. Every mark is looked at."""

from __future__ import annotations

from typing import Any

from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, all_right, needs_box

pytestmark = needs_box
WRITTEN = "a-reply-to-samuel"
REPLY = "It was all there, & <b>then</b> it came out as the weather. What was it that you had ready to say?"
COMMENT = "You kept his weather. Next time stop after the first sentence and wait."


def test_three_learners_from_release_to_feedback_get_the_marks_they_earned(released: CourseRoom) -> None:
    # given: a released assignment; Una hands it in untouched, Ada answers by the key, Mo a part of it
    room = released
    una, ada, mo = (room.learner(name) for name in ("una", "ada", "mo"))
    all_right(ada, room.bank)
    items: dict[str, Any] = {item.id: item for item in room.bank.items}
    right = items["the-late-bus"].options
    mo.answer("the-late-bus", {"picked": [next(i for i, option in enumerate(right) if not option.correct)]})
    mo.answer("the-late-bus", {"picked": [next(i for i, option in enumerate(right) if option.correct)]})
    wrong = next(i for i, option in enumerate(items["the-lowered-voice"].options) if not option.correct)
    mo.answer("the-lowered-voice", {"picked": [wrong]})
    first = next(i for i, option in enumerate(items["room-for-colm"].options) if option.correct)
    mo.answer("room-for-colm", {"picked": [first]})
    mo.answer("thirty-plum-trees", {"picked": [0, 1, 2, 3, 4]})
    mo.answer(
        "the-van-with-two-names", {"codes": {str(turn): "reflection" for turn in items["the-van-with-two-names"].key()}}
    )
    mo.answer(WRITTEN, {"text": REPLY})
    mo.write_code("def share_of_open_questions(codes):\n    return codes.count('open-question') / len(codes)")

    # when: they submit, and the instructor collects and autogrades
    room.mark(una, ada, mo)

    # then: untouched is nothing, and nobody needs to look at it
    assert set(room.grades("una").values()) == {(0.0, False)}
    assert room.total("una") == 0
    # then: all right is full points for all but the reply, which waits for a person
    full = {item.id: (item.points, False) for item in room.bank.items}
    assert room.grades("ada") == full | {WRITTEN: (None, True)}
    # then: in between, the last answer counts; a constant coding and picking everything earn nothing
    assert room.grades("mo") == {
        "the-late-bus": (2.0, False),
        "room-for-colm": (1.0, False),
        "the-lowered-voice": (0.0, False),
        "thirty-plum-trees": (0.0, False),
        "the-van-with-two-names": (0.0, False),
        WRITTEN: (None, True),
        FUNCTION: (1.5, False),
    }

    # when: a person marks the replies
    for name, points in (("ada", 6.0), ("mo", 4.0)):
        with room.gradebook() as book:
            grade = book.find_grade(WRITTEN, NAME, NAME, name)
            grade.manual_score, grade.needs_manual_grade = points, False
            book.find_comment(WRITTEN, NAME, NAME, name).manual_comment = COMMENT
            book.db.commit()

    # then: the totals add up
    assert room.total("ada") == sum(item.points for item in room.bank.items)
    assert room.total("mo") == 2 + 1 + 4 + 1.5

    # when: feedback goes back
    assert "WARNING" not in room.step("generate_feedback")
    room.step("release_feedback")
    page = mo.fetch_feedback()

    # then: Mo reads points, comment and reasons, and what Mo wrote is text, not markup
    assert "8.5" in page
    assert "24" in page
    assert COMMENT in page
    assert "kappa" in page
    assert "&lt;b&gt;then&lt;/b&gt;" in page
    assert "<b>then</b>" not in page
    assert una.fetch_feedback().count("Not answered.") == len(room.bank.items)
    assert "24" in ada.fetch_feedback()
