"""`empathy grade`, killed at any moment and run again, leaves the marks of a run that nobody disturbed."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Iterator

import pytest

from course_lib import paths
from course_lib.grading.batch import ledger
from tests.support.grading import results
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, all_right, needs_box
from tests.support.grading.mortal_room import Run, mortal_room

pytestmark = needs_box
CLASS, KILLS = 10, 50
BUS = "the-late-bus"
GRADE = ("empathy", "grade", NAME, "--workers", "2", "--course")


@pytest.fixture
def course(released: CourseRoom) -> CourseRoom:
    """A class that was marked, of whom half have handed in anew; then a key was found to be wrong and mended."""
    good, blank = released.learner("good"), released.learner("blank")
    all_right(good, released.bank)
    for learner in (good, blank):
        learner.submit()
    released.step("collect")
    for number in range(2, CLASS):
        released.copy_of(("good", "blank")[number % 2], f"learner-{number}")
    (released.root / "data").mkdir()
    return released


@pytest.fixture
def run(course: CourseRoom) -> Iterator[Run]:
    with mortal_room(course) as ask:
        yield ask


def hand_in_anew_and_mend_the_key(course: CourseRoom) -> None:
    for number in range(2, CLASS, 4):
        shutil.rmtree(course.work / "submitted" / f"learner-{number}" / NAME / "answers")
    bank = course.root / "banks" / f"{NAME}.yml"
    first, *others = bank.read_text("utf-8").split("\n  - id: room-for-colm")
    right = "        correct: true\n"
    mended = first.replace(right, "").replace("badly needed a rest.\n", f"badly needed a rest.\n{right}")
    bank.write_text("\n  - id: room-for-colm".join((mended, *others)), "utf-8")


def changes(course: CourseRoom) -> set[tuple[object, ...]]:
    lines = ledger.read(paths.marking(course.root) / f"{NAME}.changes.jsonl")
    return {(line["student"], line["item"], line["from"], line["to"]) for line in lines}


def test_a_run_that_is_killed_again_and_again_is_finished_by_the_next(course: CourseRoom, run: Run) -> None:
    # given a marked class, and what a run that nobody disturbs makes of what has changed since
    grade = (*GRADE, str(course.root))
    first = run(*grade)
    assert first["status"] == 0
    hand_in_anew_and_mend_the_key(course)
    before = course.root.parent / "before"
    shutil.copytree(course.work, before)
    assert run(*grade)["status"] == 0
    rows, files, changed = results.rows(course), results.files(course.work / "autograded"), changes(course)
    assert rows["grade"]["good", BUS][0] == 0
    assert ("good", BUS, 2.0, 0.0) in changed
    shutil.rmtree(course.work)
    before.rename(course.work)

    # when it is killed at moments anywhere in a run, each of which has everybody to mark
    chance = random.Random(7)
    ended = [
        run(*grade, "--force", after=chance.uniform(0, first["seconds"]), signal=signal.SIGKILL)["status"]
        for _ in range(KILLS)
    ]

    # then the next run leaves no mark wrong, no file torn and no change untold
    assert ended.count(-signal.SIGKILL) >= KILLS // 2
    assert run(*grade)["status"] == 0
    assert results.rows(course) == rows
    assert results.files(course.work / "autograded") == files
    assert changes(course) == changed
    assert rows["grade"]["good", FUNCTION] == (3.0, None, None, False)
