"""`empathy release-feedback` sends the pages that are true, and says of the others why it doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.test_handing_out import configured, say
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"


@pytest.fixture
def class_of_three(released: CourseRoom, capsys: pytest.CaptureFixture[str]) -> dict[str, Learner]:
    """Ann, Eve, and Lou who handed in no notebook: collected and marked."""
    configured(released)
    learners = {name: released.learner(name) for name in ("ann", "eve", "lou")}
    for learner in learners.values():
        learner.answer(BUS, {"picked": [0]})
    learners["lou"].notebook.unlink()
    for learner in learners.values():
        learner.submit()
    for verb in ("collect", "grade"):
        say(released, capsys, verb, NAME)
    change_a_mark(released, "lou", 0, FUNCTION)  # whose code couldn't be read, and waited for a person
    return learners


def sent(room: CourseRoom) -> list[Path]:
    """What lies where learners fetch."""
    return sorted((Path(str(room.config.Exchange.root)) / "empathy-in-practice" / "feedback").glob("*.html"))


def sent_to(room: CourseRoom, name: str) -> str:
    """The page that was written for somebody, and sent."""
    page = (room.work / "feedback" / name / NAME / f"{NAME}.html").read_bytes()
    assert page in [file.read_bytes() for file in sent(room)]
    return page.decode()


def change_a_mark(room: CourseRoom, name: str, points: float, item: str = BUS) -> None:
    with room.gradebook() as book:
        grade = book.find_grade(item, NAME, NAME, name)
        grade.manual_score, grade.needs_manual_grade = points, False
        book.db.commit()


def test_everybody_s_page_is_sent_and_who_can_t_fetch_theirs_is_named(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    say(released, capsys, "feedback", NAME)

    told = say(released, capsys, "release-feedback", NAME)

    assert "Sent: 2. Left out: 0. To be sent by you: 1." in told
    page = released.work / "feedback" / "lou" / NAME / f"{NAME}.html"
    assert f"lou: no notebook was handed in, so they can't fetch {page}" in told
    assert "<strong>0 of 24 points</strong>" in class_of_three["ann"].fetch_feedback()
    assert "Nobody waits for a person." in told


def test_who_waits_for_a_person_gets_a_page_that_says_so_and_only_where_the_instructor_wants_it(
    released: CourseRoom, class_of_three: dict[str, Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    # given: Ann hands in once more, with a reply that nobody has read
    class_of_three["ann"].answer(REPLY, {"text": "You had it all there."})
    class_of_three["ann"].submit()
    for verb in ("collect", "grade", "feedback"):
        say(released, capsys, verb, NAME)

    # when: feedback is released, then hers is left out, and it is told why and what to do
    told = say(released, capsys, "release-feedback", NAME, status=1)
    assert "Sent: 1. Left out: 1." in told
    assert "ann: a person has still to mark some of it" in told
    assert f"{REPLY} (1): ann" in told
    with pytest.raises(ValueError, match="not enough values"):
        class_of_three["ann"].fetch_feedback()

    # when: the instructor wants it sent all the same
    told = say(released, capsys, "release-feedback", NAME, "--with-unmarked")

    # then: she reads that there is more to come, and of the reply no number and no reason
    assert "Sent: 2. Left out: 0." in told
    page = class_of_three["ann"].fetch_feedback()
    assert "<strong>0 of 24 points so far</strong>" in page
    assert "One answer waits for a person to mark it." in page
    section = page.partition(f'id="{REPLY}"')[2].partition("</section>")[0]
    assert "Not marked yet" in section
    assert "A person has still to mark this." in section
    assert "of 6" not in section
    assert "marked by a person" not in section

    # when: a person has read it, then the points stand there, and by whom they were given
    change_a_mark(released, "ann", 5, REPLY)
    say(released, capsys, "feedback", NAME)
    assert "Sent: 2. Left out: 0." in say(released, capsys, "release-feedback", NAME)
    page = sent_to(released, "ann")
    assert "<strong>5 of 24 points</strong>" in page
    assert "5 of 6" in page
    assert page.count("Read and marked by a person.") == 1


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
