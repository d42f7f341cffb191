"""No key leaves the bank: every file that any step writes is searched for every key."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.apps.api import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from course_lib.grading import bank
from course_lib.models.bank import Bank
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.written import WrittenTask
from tests.support.grading import results
from tests.support.grading.classroom import NAME, SMALL, CourseRoom, cell_of
from tests.support.grading.keys import plain

REPLY = "a-reply-to-samuel"


def keys(items: Bank) -> dict[str, str]:
    """Every text of the bank that tells what is right, by where it stands."""
    found: dict[str, str] = {}
    for item in items.items:
        if isinstance(item, ChoiceTask):
            found |= {f"{item.id} feedback {index}": option.feedback for index, option in enumerate(item.options)}
        elif isinstance(item, CodingTask):
            found |= {f"{item.id} reason {index}": turn.reason for index, turn in enumerate(item.turns) if turn.reason}
            found[f"{item.id} codes"] = "".join(item.key().values())
        elif isinstance(item, FunctionTask):
            found |= {f"{item.id} hidden {index}": "".join(case.given[0]) for index, case in enumerate(item.hidden)}
            found[f"{item.id} solution"] = item.solution
    return {place: plain(text) for place, text in found.items() if len(plain(text)) > 20}


def anchors(items: Bank) -> dict[str, str]:
    return {
        f"{item.id} {criterion.name} {anchor.points}": plain(anchor.looks_like)
        for item in items.items if isinstance(item, WrittenTask)
        for criterion in item.rubric for anchor in criterion.anchors
    }  # fmt: skip


def leaks(folder: Path, secrets: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of what was found and the file it was found in."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            text = plain(file.read_bytes().decode("utf-8", "replace"))
            found += [(place, str(file.relative_to(folder))) for place, secret in secrets.items() if secret in text]
    return found


def test_the_search_finds_a_key_where_there_is_one(room: CourseRoom) -> None:
    """A search that can't find anything would prove nothing."""
    secrets = keys(room.bank) | anchors(room.bank)
    function = next(item for item in room.bank.items if isinstance(item, FunctionTask))

    # given: the bank itself, and hidden cases and codes as a program might write them
    (room.root / "banks" / "cases.json").write_text(
        json.dumps([case.given for case in function.hidden]), encoding="utf-8"
    )
    for item in room.bank.items:
        if isinstance(item, CodingTask):
            (room.root / "banks" / "codes.json").write_text(json.dumps(list(item.key().values())), encoding="utf-8")

    # then: every key is found
    assert len(secrets) > 40
    assert {place for place, _ in leaks(room.root / "banks", secrets)} == set(secrets)


def test_no_step_writes_a_key_anywhere(released: CourseRoom) -> None:
    # given: a whole run with a learner who answers wrongly, picks all there is, and lets the code fail
    learner = released.learner("mo")
    for item in released.bank.items:
        if isinstance(item, ChoiceTask):
            every = list(range(len(item.options)))
            learner.answer(item.id, {"picked": every if item.kind == "many-choice" else [0]})
        elif isinstance(item, CodingTask):
            learner.answer(item.id, {"codes": {str(turn): "reflection" for turn in item.key()}})
        elif isinstance(item, WrittenTask):
            learner.answer(item.id, {"text": "The weather came out."})
    released.mark(learner)
    with released.gradebook() as book:
        grade = book.find_grade(REPLY, NAME, NAME, "mo")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        book.db.commit()
    released.step("generate_feedback")
    released.step("release_feedback")
    learner.fetch_feedback()

    # then: no key is in what was released, handed in, marked, sent back or recorded
    everywhere = {
        "work": released.work,
        "exchange": released.root.parent / "exchange",
        "homes": released.root.parent / "homes",
    }
    for name, folder in everywhere.items():
        assert leaks(folder, keys(released.bank)) == [], name
        assert not list(folder.rglob("*.yml")), name
    # then: the rubric's anchors are where the marker works, and nowhere else
    rubric = anchors(released.bank)
    assert {Path(file).parts[0] for _, file in leaks(released.work, rubric)} == {"autograded"}
    assert len(leaks(released.work / "autograded", rubric)) == len(rubric)
    assert leaks(everywhere["exchange"], rubric) == []
    assert leaks(everywhere["homes"], rubric) == []


def test_the_marker_sees_the_answer_and_the_rubric(released: CourseRoom) -> None:
    learner = released.learner("mo")
    learner.answer(REPLY, {"text": "The weather came out."})

    released.mark(learner)

    notebook = nbformat.read(released.work / "autograded" / "mo" / NAME / f"{NAME}.ipynb", as_version=4)
    shown = "".join(output.data["text/html"] for output in cell_of(notebook.cells, REPLY).outputs)
    assert "The weather came out." in shown
    assert all(text in plain(shown) for text in anchors(released.bank).values())


def test_explaining_tells_a_learner_of_the_options_they_picked_and_of_no_other(released: CourseRoom) -> None:
    # given: an instructor who no longer needs the items and turns explanations on
    released.config.Judge.explain = True
    learner = released.learner("mo")
    learner.answer("the-late-bus", {"picked": [0]})

    released.mark(learner)
    released.step("generate_feedback")

    told = {place for place, _ in leaks(released.work / "feedback", keys(released.bank))}
    assert told == {"the-late-bus feedback 0"}


def test_stock_nbgrader_without_our_configuration_releases_no_key(
    room: CourseRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: somebody runs nbgrader on the assignments without nbgrader_config.py
    config = Config()
    config.CourseDirectory.root = str(room.root)
    config.CourseDirectory.source_directory = "assignments"
    place = CourseDirectory(config=config)
    monkeypatch.chdir(room.root)

    result = NbGraderAPI(place, Authenticator(config=config), config=config).generate_assignment(NAME)

    assert result["success"], result
    assert list((room.root / "release").rglob("*.ipynb"))
    assert leaks(room.root / "release", keys(room.bank) | anchors(room.bank)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda cell: cell.metadata.nbgrader.update(points=3), "gives 3 points, the bank 2"),
        (lambda cell: cell.metadata.nbgrader.update(grade_id="the-late-train"), "no item of this name"),
        (lambda cell: cell.metadata.pop("nbgrader"), "is not a marked cell"),
        (lambda cell: cell.metadata.nbgrader.update(solution=False), "solution: true"),
        (lambda cell: cell.update(source='course.graded("room-for-colm")'), "must be the one line"),
        (lambda cell: cell.update(source=cell.source + "\n### BEGIN HIDDEN TESTS"), "keys belong in the bank"),
    ],
)
def test_a_notebook_that_does_not_fit_its_bank_is_answered_by_a_letter(
    change: Callable[[Any], object], says: str
) -> None:
    notebook = nbformat.read(SMALL.parent / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)
    assert bank.letters(bank.read(SMALL, NAME), notebook.cells, "a.ipynb") == []

    change(cell_of(notebook.cells, "the-late-bus"))

    assert says in "\n".join(map(str, bank.letters(bank.read(SMALL, NAME), notebook.cells, "a.ipynb")))


def test_a_notebook_that_does_not_fit_its_bank_is_not_released(released: CourseRoom) -> None:
    # given: a notebook whose points differ from the bank's, and an earlier release
    before = results.files(released.work / "release")
    file = released.root / "assignments" / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(file, as_version=4)
    cell_of(notebook.cells, "the-late-bus").metadata.nbgrader["points"] = 3
    nbformat.write(notebook, file)

    # when: it is to be released
    result = released.try_step("generate_assignment")

    # then: the log says why, and the good release is where it was, and nothing beside it
    assert not result["success"]
    assert "gives 3 points, the bank 2" in result["log"]
    assert results.files(released.work / "release") == before


def test_a_broken_bank_releases_nothing_and_marking_goes_on_from_the_good_release(released: CourseRoom) -> None:
    before = results.files(released.work / "release")
    learner = released.learner("mo")
    file = released.root / "banks" / f"{NAME}.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("correct: true", "corect: true", 1), encoding="utf-8")

    result = released.try_step("generate_assignment")

    assert not result["success"]
    assert f"{NAME}.yml:" in result["log"]
    assert "did you mean `correct`" in result["log"]
    assert results.files(released.work / "release") == before
    file.write_text(text, encoding="utf-8")
    released.mark(learner)
    assert released.total("mo") == 0


def test_the_command_line_reads_a_private_bank_and_releases(room: CourseRoom) -> None:
    """The one test of the command itself: banks outside the project, as a course with secrets keeps them."""
    private = room.root.parent / "private"
    (room.root / "banks").rename(private)

    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", NAME],
        cwd=room.root, env={**os.environ, "EMPATHY_BANKS": str(private)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    released = room.work / "release" / NAME
    assert sorted(path.name for path in released.iterdir()) == ["items.json", f"{NAME}.ipynb"]
