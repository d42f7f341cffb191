"""`empathy feedback` writes what has changed and nothing else, and nbgrader sends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.__main__ import main
from tests.support.grading.classroom import NAME, CourseRoom, Learner

REPLY, BUS = "a-reply-to-samuel", "the-late-bus"


@pytest.fixture
def learners(released: CourseRoom) -> list[Learner]:
    """Two learners, marked in one run."""
    both = [released.learner(name) for name in ("ada", "mo")]
    for learner in both:
        learner.answer(REPLY, {"text": "You had it all there, and what came out was the weather."})
        learner.submit()
    released.step("collect")
    (released.root / "data").mkdir()
    assert run(released, "grade") == 0
    return both


def run(room: CourseRoom, verb: str, *words: str) -> int:
    return main([verb, NAME, "--course", str(room.root), *words])


def page(room: CourseRoom, name: str) -> Path:
    return room.work / "feedback" / name / NAME / f"{NAME}.html"


def by_hand(room: CourseRoom, name: str, points: float, comment: str) -> None:
    with room.gradebook() as book:
        grade = book.find_grade(REPLY, NAME, NAME, name)
        grade.manual_score, grade.needs_manual_grade = points, False
        book.find_comment(REPLY, NAME, NAME, name).manual_comment = comment
        book.db.commit()


def test_a_mark_changed_by_hand_changes_that_page_alone_and_it_is_sent(
    released: CourseRoom, learners: list[Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    # given pages that were sent, of which one has a person's mark
    by_hand(released, "ada", 4, "You kept his weather.")
    assert run(released, "feedback") == 0
    assert "Pages written: 2. As they were: 0. Left out: 0." in capsys.readouterr().out
    released.step("release_feedback")
    assert "4 of 24 points" in learners[0].fetch_feedback()
    other = page(released, "mo").stat().st_mtime_ns

    # when the mark is changed and feedback written and sent again
    by_hand(released, "ada", 5, "You kept his <b>weather</b>. ![](http://a.example/x.png)")
    assert run(released, "feedback") == 0

    # then that page has changed, and no other
    told = capsys.readouterr().out
    assert "Pages written: 1. As they were: 1. Left out: 0." in told
    assert f"{REPLY} (1): mo" in told
    assert page(released, "mo").stat().st_mtime_ns == other
    released.step("release_feedback")
    sent = page(released, "ada").read_text("utf-8")
    assert "5 of 24 points" in sent
    assert "his &lt;b&gt;weather&lt;/b&gt;" in sent
    assert "<img" not in sent

    # when nothing has changed, then nothing is written, unless it is asked for; a page that was lost is
    assert run(released, "feedback") == 0
    assert "Pages written: 0. As they were: 2." in capsys.readouterr().out
    page(released, "mo").unlink()
    assert run(released, "feedback") == 0
    assert "Pages written: 1. As they were: 1." in capsys.readouterr().out
    assert run(released, "feedback", "--force", "--student", "mo") == 0
    assert "Pages written: 1. As they were: 0." in capsys.readouterr().out


def test_who_is_not_marked_to_the_end_gets_no_page_and_is_named(
    released: CourseRoom, learners: list[Learner], capsys: pytest.CaptureFixture[str]
) -> None:
    # given a marked notebook that a killed run of nbgrader has torn, and a folder of somebody without marks
    notebook = released.work / "autograded" / "mo" / NAME / f"{NAME}.ipynb"
    notebook.chmod(0o644)
    notebook.write_bytes(notebook.read_bytes()[:1000])
    (released.work / "autograded" / "eve" / NAME).mkdir(parents=True)

    assert run(released, "feedback") == 1

    told = capsys.readouterr().out
    assert "Pages written: 1. As they were: 0. Left out: 2." in told
    assert "eve: isn't marked yet" in told
    assert "mo: isn't marked to its end; run `empathy grade` first" in told
    assert [place.parent.parent.name for place in released.work.glob("feedback/*/*/*.html")] == ["ada"]

    # when marking is done, then it finds what was torn, and the page follows
    assert run(released, "grade") == 0
    assert "Marked: 1. As they were: 1." in capsys.readouterr().out
    assert run(released, "feedback", "--student", "mo") == 0
