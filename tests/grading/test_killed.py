"""A run that is killed, wherever it is, is finished by the next run of the same command."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from tests.support.grading.classroom import NAME, CourseRoom, Learner
from tests.support.grading.mortal_room import Run, mortal_room

CLASS = 12
KILLS = 12
STEPS = ("collect", "autograde", "generate_feedback")
FOLDERS = {
    "generate_assignment": "release",
    "collect": "submitted",
    "autograde": "autograded",
    "generate_feedback": "feedback",
}
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def course(released: CourseRoom) -> CourseRoom:
    """A class that has handed in, each learner a little more than the one before; nothing is collected yet."""
    for number in range(CLASS):
        learner = released.learner(f"learner-{number:02}")
        for item in released.bank.items[: number % len(released.bank.items)]:
            answer(learner, item)
        learner.submit()
    return released


@pytest.fixture
def run(course: CourseRoom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """`run("autograde", call=..., signal=...)` runs a command in the course's folder; see mortal.py."""
    exchange = f"--Exchange.root={course.root.parent / 'exchange'}"
    everybody = "--ExchangeCollect.check_owner=False"  # here one account is everybody
    with mortal_room(course) as ask:
        yield lambda step, *options, **how: ask(step, NAME, exchange, everybody, *options, **how)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_is_killed_is_finished_by_the_next_run(course: CourseRoom, run: Run, step: str) -> None:
    # given what a run makes that nobody disturbs
    for earlier in STEPS[: STEPS.index(step)]:
        assert run(earlier)["status"] == 0
    calls, expected = undisturbed(course, run, step)

    # when the same run is killed again and again, each time somewhere in its first few learners
    killed = kill(run, step, calls)
    done = run(step)

    # then the next run leaves nobody out, no mark wrong and no file torn
    assert killed >= 5
    assert done["status"] == 0
    assert results(course, step) == expected


def test_marking_by_formgraders_button_that_is_killed_is_finished_by_pressing_it_again(course: CourseRoom) -> None:
    # given what the button makes for everybody when nobody disturbs its server
    everybody = ("button", "autograde", NAME, *(f"learner-{number:02}" for number in range(CLASS)))
    course.step("collect")
    before = course.root.parent / "before"
    shutil.copytree(course.work, before)
    with mortal_room(course) as run:
        undisturbed = run(*everybody)
        assert undisturbed["status"] == 0
        expected = results(course, "autograde")
        shutil.rmtree(course.work)
        before.rename(course.work)

        # when the server is killed at moments anywhere in it, each time with everybody to be marked
        chance = random.Random("button")
        ended = [
            run(*everybody, after=chance.uniform(0.1, 0.9) * undisturbed["seconds"], signal=signal.SIGKILL)["status"]
            for _ in range(KILLS // 2)
        ]
        done = run(*everybody)

    # then pressing it again leaves nobody out, no mark wrong and no file torn
    assert ended.count(-signal.SIGKILL) >= KILLS // 4
    assert done["status"] == 0
    assert results(course, "autograde") == expected


@pytest.mark.parametrize("kept", [None, 0, 1000], ids=["no notebook", "empty notebook", "torn notebook"])
def test_a_release_that_was_killed_while_it_was_written_is_made_by_the_next_run(
    course: CourseRoom, run: Run, kept: int | None
) -> None:
    # given a release whose folder and questions are there, and of whose notebook only the first bytes are
    expected = results(course, "generate_assignment")
    notebook = course.work / "release" / NAME / f"{NAME}.ipynb"
    begun = notebook.read_bytes()[:kept]
    notebook.unlink()
    if kept is not None:
        notebook.write_bytes(begun)

    assert run("generate_assignment")["status"] == 0

    assert results(course, "generate_assignment") == expected


def test_feedback_is_not_made_from_marking_that_was_killed(course: CourseRoom, run: Run) -> None:
    # given marking that was killed after it had put a learner's notebook in its place, not yet marked
    run("collect")
    run("autograde")
    notebook = course.work / "autograded" / "learner-03" / NAME / f"{NAME}.ipynb"
    notebook.chmod(0o644)
    shutil.copy(course.work / "release" / NAME / f"{NAME}.ipynb", notebook)

    # when feedback is made, then nobody gets a page, and the log says what to do first
    assert run("generate_feedback")["status"] == 1
    assert list(course.work.glob("feedback/**/*.html")) == []
    assert f"Run `nbgrader autograde {NAME}` first" in (course.root / "log.txt").read_text(encoding="utf-8")

    # when that is done, then everybody gets one
    assert run("autograde")["status"] == 0
    assert run("generate_feedback")["status"] == 0
    assert len(list(course.work.glob("feedback/**/*.html"))) == CLASS


def test_a_finished_step_is_not_done_again(course: CourseRoom, run: Run) -> None:
    for step in STEPS:
        run(step)
    before = results(course, "autograde") | results(course, "generate_feedback"), times(course)

    for step in STEPS:
        assert run(step)["status"] == 0

    assert (results(course, "autograde") | results(course, "generate_feedback"), times(course)) == before


def answer(learner: Learner, item: Any) -> None:
    """Answer an item somehow; what matters is that the marks differ."""
    match item.kind:
        case "choice" | "many-choice":
            learner.answer(item.id, {"picked": [i for i, option in enumerate(item.options) if option.correct]})
        case "coding":
            learner.answer(item.id, {"codes": {str(turn): code for turn, code in item.key().items()}})
        case "written":
            learner.answer(item.id, {"text": "You had it all there, and what came out was the weather."})


def undisturbed(course: CourseRoom, run: Run, step: str) -> tuple[int, dict[str, Any]]:
    """How many calls a run takes that nobody disturbs, and what it makes; everything is put back as it was."""
    before = course.root.parent / "before"
    before.mkdir()
    if course.work.exists():
        shutil.copytree(course.work, before / "course-work")
    done = run(step, call=0)
    assert done["status"] == 0
    made = results(course, step)
    shutil.rmtree(course.work)
    if (before / "course-work").exists():
        (before / "course-work").rename(course.work)
    return done["calls"], made


def kill(run: Run, step: str, calls: int) -> int:
    """Kill a run at a call of a function, anywhere in about the first two learners; at most KILLS times.

    Returns how often it died before a run got through. A run that had to wait, on a busy machine, has made more calls.
    """
    chance = random.Random(step)
    for killed in range(KILLS):
        by = chance.choice(SIGNALS)
        status = run(step, call=chance.randrange(1, calls * 2 // CLASS), signal=by)["status"]
        if status == 0:
            return killed
        assert status == -by
    return KILLS


def results(course: CourseRoom, step: str) -> dict[str, Any]:
    """All that the step's folder and the gradebook hold."""
    place = course.work / FOLDERS[step]
    files = {str(file.relative_to(place)): file.read_text("utf-8") for file in place.rglob("*") if file.is_file()}
    marks = []
    with Gradebook(f"sqlite:///{course.work / 'gradebook.db'}", "empathy-in-practice") as book:
        for submission in book.assignment_submissions(NAME):
            for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
                marks.append((submission.student.id, grade.name, grade.auto_score, grade.needs_manual_grade))
    return {"files": files, "marks": sorted(marks, key=lambda mark: mark[:2])}


def times(course: CourseRoom) -> dict[Path, int]:
    """When each result was written."""
    return {file: file.stat().st_mtime_ns for step in STEPS for file in (course.work / FOLDERS[step]).rglob("*.*")}
