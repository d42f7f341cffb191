"""`empathy release-feedback` sends the pages that are true, and says of the others why it doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.test_handing_out import configured, say
from tests.support.grading.classroom import NAME, CourseRoom, Learner

BUS = "the-late-bus"


@pytest.fixture
def class_of_three(released: CourseRoom, capsys: pytest.CaptureFixture[str]) -> dict[str, Learner]:
    """Ann, Eve, and Lou who handed in no notebook: collected and graded."""
    configured(released)
    learners = {name: released.learner(name) for name in ("ann", "eve", "lou")}
    for learner in learners.values():
        learner.answer(BUS, {"picked": [0]})
    learners["lou"].notebook.unlink()
    for learner in learners.values():
        learner.submit()
    for verb in ("collect", "grade"):
        say(released, capsys, verb, NAME)
    return learners


def sent(room: CourseRoom) -> list[Path]:
    """What lies where learners fetch."""
    return sorted((Path(str(room.config.Exchange.root)) / "empathy-in-practice" / "feedback").glob("*.html"))


def change_a_mark(room: CourseRoom, name: str, points: float) -> None:
    with room.gradebook() as book:
        book.find_grade(BUS, NAME, NAME, name).manual_score = points
        book.db.commit()


def test_everybody_s_page_is_sent_and_who_can_t_fetch_theirs_is_named(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    say(released, capsys, "feedback", NAME)

    told = say(released, capsys, "release-feedback", NAME)

    assert "Sent: 2. Left out: 0. To be sent by you: 1." in told
    page = released.work / "feedback" / "lou" / NAME / f"{NAME}.html"
    assert f"lou: no notebook was handed in, so they can't fetch {page}" in told
    assert "of 24 points" in class_of_three["ann"].fetch_feedback()
    assert "Waits for a person" in told or "Nobody waits" in told


def test_a_page_older_than_its_marks_is_not_sent_and_the_one_sent_before_stays(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    # given: pages were sent, and a person has changed Ann's mark since
    say(released, capsys, "feedback", NAME)
    say(released, capsys, "release-feedback", NAME)
    before = {file.name: file.read_bytes() for file in sent(released)}
    change_a_mark(released, "ann", 1.5)

    # when: feedback is released without being written again
    told = say(released, capsys, "release-feedback", NAME, status=1)

    # then: Ann's stays as it was, and it is told why
    assert "Left out: 1." in told
    assert "ann: a mark, a comment or the work has changed since the page was written" in told
    assert {file.name: file.read_bytes() for file in sent(released)} == before

    # when: it is written again, then it is sent
    say(released, capsys, "feedback", NAME)
    assert "Left out: 0." in say(released, capsys, "release-feedback", NAME)
    assert {file.name: file.read_bytes() for file in sent(released)} != before


def test_those_who_are_named_get_theirs_and_nobody_else(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    say(released, capsys, "feedback", NAME)

    told = say(released, capsys, "release-feedback", NAME, "--student", "eve")

    assert "Sent: 1. Left out: 0. To be sent by you: 0." in told
    assert len(sent(released)) == 1
    assert "nothing of this learner is here" in say(
        released, capsys, "release-feedback", NAME, "--student", "evee", status=1
    )


def test_a_page_without_what_names_it_stops_nobody_else(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    say(released, capsys, "feedback", NAME)
    folder = released.work / "feedback" / "eve" / NAME
    folder.chmod(0o755)
    (folder / "submission_secret.txt").unlink()

    told = say(released, capsys, "release-feedback", NAME, status=1)

    assert "Sent: 1. Left out: 1. To be sent by you: 1." in told
    assert "eve: the page, or what names it, is missing" in told


def test_pages_that_nbgrader_itself_made_are_sent_too(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    released.step("generate_feedback")

    assert "Sent: 2." in say(released, capsys, "release-feedback", NAME)


def test_without_pages_or_a_gradebook_a_letter_says_what_comes_first(
    released: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    configured(released)

    assert f"write them with `empathy feedback {NAME}`" in say(released, capsys, "release-feedback", NAME, status=1)
    assert "has no assignment of this name" in say(released, capsys, "release-feedback", "no-such", status=1)
