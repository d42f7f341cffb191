"""A learner asks for a second look: what was asked and answered stands in the trail and on their page."""

from __future__ import annotations

import pytest

from tests.grading.test_handing_out import configured, say
from tests.support.grading.classroom import NAME, CourseRoom, Learner

BUS = "the-late-bus"
WHY = "I read <b>both</b> options as fitting, since the bus was late."


@pytest.fixture
def ann(released: CourseRoom, capsys: pytest.CaptureFixture[str]) -> Learner:
    """Ann's answer is graded, and her page was sent."""
    configured(released)
    ann = released.learner("ann")
    ann.answer(BUS, {"picked": [0]})
    ann.submit()
    for verb in ("collect", "grade", "feedback", "release-feedback"):
        say(released, capsys, verb, NAME)
    return ann


def test_a_request_and_its_answer_go_to_the_trail_and_to_the_page_with_what_became_of_the_mark(
    released: CourseRoom, ann: Learner, capsys: pytest.CaptureFixture[str]
) -> None:
    # when: what she wrote in a mail is noted
    before = released.total("ann")
    assert "Noted: ann, the-late-bus, " in say(released, capsys, "regrade", NAME, "ann", BUS, "--reason", WHY)

    # then: it is open, no mark has changed, and her page says nothing of it yet
    assert "Requests: 1. Open: 1." in say(released, capsys, "regrade", NAME)
    assert released.total("ann") == before
    assert "Pages written: 0. As they were: 1." in say(released, capsys, "feedback", NAME)

    # when: the mark is changed by hand, and the request answered
    with released.gradebook() as book:
        grade = book.find_grade(BUS, NAME, NAME, "ann")
        first = grade.score
        grade.manual_score, grade.needs_manual_grade = first + 1, False
        book.db.commit()
    told = say(released, capsys, "regrade", NAME, "ann", BUS, "--answer", "You are right; one more point.")

    # then: both are told, and a page sent anew has them as text
    assert f"{first:g} points then, {first + 1:g} now" in told
    assert "Requests: 1. Open: 0." in say(released, capsys, "regrade", NAME)
    say(released, capsys, "feedback", NAME)
    say(released, capsys, "release-feedback", NAME)
    page = ann.fetch_feedback()
    assert "I read &lt;b&gt;both&lt;/b&gt; options as fitting" in page
    assert "You are right; one more point." in page
    assert f"Your points went from {first:g} to {first + 1:g}." in page


def test_a_mark_that_stays_is_told_as_one_also_by_nbgrader_s_own_step(
    released: CourseRoom, ann: Learner, capsys: pytest.CaptureFixture[str]
) -> None:
    say(released, capsys, "regrade", NAME, "ann", BUS, "--reason", WHY)
    say(released, capsys, "regrade", NAME, "ann", BUS, "--answer", "It asks for what she feels.")

    released.step("generate_feedback")

    page = (released.work / "feedback" / "ann" / NAME / f"{NAME}.html").read_text("utf-8")
    assert "Your points stay " in page


def test_what_can_t_be_noted_is_told_and_nothing_is(
    released: CourseRoom, ann: Learner, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, says in (
        (("anna", BUS, "--reason", WHY), "anna isn't marked; mind the spelling"),
        (("ann", "no-such", "--reason", WHY), "the bank has no item 'no-such'; it has: the-late-bus"),
        (("ann", BUS, "--reason", "  "), "write a sentence or two"),
        (("ann", BUS, "--reason", "word " * 201), "at most 200 words"),
        (("ann", BUS, "--answer", "Yes."), "nothing of theirs is open for this item"),
    ):
        assert says in say(released, capsys, "regrade", NAME, *words, status=1)
    assert "Requests: 0. Open: 0." in say(released, capsys, "regrade", NAME)
    say(released, capsys, "regrade", NAME, "ann", BUS, "--reason", WHY)
    assert "has no answer yet" in say(released, capsys, "regrade", NAME, "ann", BUS, "--reason", WHY, status=1)
