"""`empathy grade` and `empathy feedback` leave what nbgrader's own commands leave, row by row and file by file."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from traitlets.config.loader import PyFileConfigLoader

from course_lib.__main__ import main
from tests.support.grading import damage, results
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, all_right, needs_box
from tests.support.grading.keys import right_answer

pytestmark = needs_box
REPLY = "a-reply-to-samuel"
DUE, LATE = "2026-11-01 12:00:00 UTC", "2026-11-02 12:00:00 UTC"
Grade = Callable[..., int]


@pytest.fixture
def course(released: CourseRoom) -> CourseRoom:
    """A class of every sort, collected: good, poor, late, unanswered, damaged, and one with a person's mark."""
    room = released
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    exchange = room.config.Exchange.root
    room.config = PyFileConfigLoader("nbgrader_config.py", path=str(room.root)).load_config()
    room.config.Exchange.root = exchange
    room.config.ExchangeCollect.check_owner = False  # here one account is everybody
    good, poor, blank = (room.learner(name) for name in ("good", "poor", "blank"))
    all_right(good, room.bank)
    for item in room.bank.items[:3]:
        poor.answer(item.id, right_answer(item) if item.kind == "choice" else {"picked": [0, 1]})
    poor.answer(REPLY, {"text": "Oh <b>dear</b>.\nHow\u2028late & how wet."})
    poor.write_code("def share_of_open_questions(codes):\n    return 1 / 0  # ü\n")
    for learner in (good, poor, blank):
        learner.submit()
    room.step("collect")
    with room.gradebook() as book:
        book.update_or_create_assignment(NAME, duedate=DUE)
        book.add_student("absent")
    for name in ("good", "poor", "blank"):
        (room.work / "submitted" / name / NAME / "timestamp.txt").write_text("2026-11-01 11:00:00 UTC")
    for name in ("late", "kept"):
        room.copy_of("good", name)
    (room.work / "submitted" / "late" / NAME / "timestamp.txt").write_text(LATE)
    by_hand(room)
    for name, happens in (damage.WITHOUT_CODE | damage.WITH_CODE).items():
        happens(room.copy_of("good", name))
    damage.half_an_emoji_in_the_reply(room.copy_of("good", "half-a-reply"))
    more = room.copy_of("good", "more") / "pictures"
    for name in ("a.png", "notes.yml", ".hidden.yml", "__pycache__/x.txt", "deep/er/b.txt", "x.pyc"):
        (more / name).parent.mkdir(parents=True, exist_ok=True)
        (more / name).write_bytes(b"more")
    (room.root / "data").mkdir()
    return room


def by_hand(room: CourseRoom) -> None:
    """Have "kept" marked, by a person too, and hand in anew."""
    room.step("autograde", "kept")
    with room.gradebook() as book:
        grade = book.find_grade(REPLY, NAME, NAME, "kept")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 4.5, 1.0, False
        book.find_grade(FUNCTION, NAME, NAME, "kept").manual_score = 0.0
        book.find_comment(REPLY, NAME, NAME, "kept").manual_comment = "Read *again*."
        book.find_submission_notebook(NAME, NAME, "kept").flagged = True
        book.db.commit()
    (room.work / "submitted" / "kept" / NAME / "timestamp.txt").write_text(LATE)


def command(room: CourseRoom, *words: str) -> int:
    return main([*words, "--course", str(room.root)])


def test_a_class_marked_in_one_run_is_marked_as_by_nbgrader(course: CourseRoom) -> None:
    # given what nbgrader's own commands make of the class
    before = course.root.parent / "before"
    shutil.copytree(course.work, before, symlinks=True)
    course.step("autograde", "*")
    course.step("generate_feedback")
    rows, marked = results.rows(course), results.files(course.work / "autograded")
    pages = results.files(course.work / "feedback")
    shutil.rmtree(course.work)
    before.rename(course.work)

    # when the same class is marked in one run
    assert command(course, "grade", NAME) == 0

    # then rows, notebooks and files are the same
    assert results.rows(course) == rows
    ours = results.files(course.work / "autograded")
    assert set(ours) == set(marked)
    assert {name for name, file in ours.items() if file != marked[name]} == set()
    assert rows["notebook"]["late", NAME][1] > 0
    assert rows["grade"]["kept", REPLY] == (None, 4.5, 1.0, True)
    assert (
        len(rows["submission"])
        == len({name.split("/")[0] for name in marked})
        == 7 + len(damage.WITHOUT_CODE | damage.WITH_CODE)
    )

    # then feedback comes out the same, be it made by nbgrader or in one run
    course.step("generate_feedback")
    assert results.files(course.work / "feedback") == pages
    shutil.rmtree(course.work / "feedback")
    assert command(course, "feedback", NAME) == 0
    assert results.files(course.work / "feedback") == pages
    assert len([name for name in pages if name.endswith(".html")]) == len(rows["submission"])
