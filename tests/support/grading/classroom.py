"""A course of its own for each test: real files, nbgrader's own steps, an exchange folder, and learners with homes."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchAssignment, ExchangeFetchFeedback, ExchangeSubmit
from traitlets.config import Config

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.grading import bank
from course_lib.learner import question_sheet
from course_lib.learner.record import Record
from course_lib.models.bank import Bank
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.session import Session
from tests.support.grading.keys import right_answer, right_numbers
from tests.support.places import ROOT, SAMPLES

#: A small assignment of the tests' own, with a question of each sort that lesson 05 asks: the real ones take longer.
NAME = "small-example"
SMALL = SAMPLES / "banks"
FUNCTION = "share-of-open-questions"


def lay(course: Path) -> None:
    """Lay the project's assignments and banks into a course, with the small one beside them, and the configuration."""
    for source in (ROOT, SAMPLES):
        for folder in ("assignments", "banks"):
            shutil.copytree(source / folder, course / folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "nbgrader_config.py", course)


def box_trouble() -> str:
    """Why bubblewrap can't run on this machine; empty where it can. Asked of itself: our box is what is tested."""
    command = ["bwrap", "--ro-bind", "/", "/", "--unshare-all", "true"]
    try:
        tried = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as problem:
        return f"bubblewrap is not installed ({problem})"
    return "" if tried.returncode == 0 else f"bubblewrap can't run here: {tried.stderr.strip()}"


needs_box = pytest.mark.skipif(bool(box_trouble()), reason=box_trouble() or "the sandbox works here")


@dataclass
class Learner:
    """A learner's own folder, and what they do in it."""

    name: str
    home: Path
    config: Config
    monkeypatch: pytest.MonkeyPatch
    assignment: str = NAME

    @property
    def folder(self) -> Path:
        return self.home / self.assignment

    @property
    def notebook(self) -> Path:
        return self.folder / f"{self.assignment}.ipynb"

    def fetch(self) -> None:
        self._exchange(ExchangeFetchAssignment)

    def submit(self) -> None:
        self._exchange(ExchangeSubmit)

    def fetch_feedback(self) -> str:
        """The page that came back."""
        self._exchange(ExchangeFetchFeedback)
        (page,) = self.folder.glob("feedback/*/*.html")
        return page.read_text(encoding="utf-8")

    def answer(self, item: str, data: dict[str, Any], number: str = "") -> None:
        """Answer as the page does: the activity is made in the notebook's folder and gets the page's message.

        `number` is the one that is meant, where the item is a worksheet.
        """
        self._act(lambda session: session.graded(item), number or item, "answer", data)

    def ask(self, item: str, why: str) -> None:
        """Ask for a second look at a mark, as the page at the assignment's end does."""
        self._act(lambda session: session.activity("submission"), item, "second-look", {"text": why})

    def _act(self, made: Callable[[Session], Any], item: str, act: str, data: dict[str, Any]) -> None:
        self.monkeypatch.chdir(self.folder)
        places = Record(self.home / "elsewhere"), Record(self.home / "private")
        activity = made(Session(Content(paths.data()), *places, student=self.name))
        said: list[dict[str, Any]] = []
        activity.send = lambda message, buffers=None: said.append(message)
        activity._hear(
            activity, {"type": "act", "item": item, "act": act, "data": data, "ref": secrets.token_hex(8)}, []
        )
        activity.close()
        question_sheet.answers.cache_clear()
        assert said[-1]["ok"], said

    def write_code(self, source: str, cell: str = FUNCTION) -> None:
        def write(cells: list[Any]) -> None:
            cell_of(cells, cell).source = source

        self.edit(write)

    def edit(self, change: Any) -> None:
        """Change the notebook's cells as somebody with an editor can."""
        nb = nbformat.read(self.notebook, as_version=4)
        change(nb.cells)
        nbformat.write(nb, self.notebook)

    def tamper(self, line: dict[str, Any], name: str = "forged.jsonl") -> None:
        """Add a line to the answers without asking any activity."""
        (self.folder / "answers").mkdir(exist_ok=True)
        with (self.folder / "answers" / name).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _exchange(self, step: type) -> None:
        config = deepcopy(self.config)
        config.Exchange.assignment_dir = str(self.home)
        config.Exchange.cache = str(self.home / ".cache")
        config.CourseDirectory.student_id = self.name
        config.CourseDirectory.assignment_id = self.assignment
        config.CourseDirectory.root = str(self.home)
        place = CourseDirectory(config=config)
        self.monkeypatch.chdir(self.home)
        step(coursedir=place, authenticator=Authenticator(config=config), config=config).start()


@dataclass
class CourseRoom:
    """The instructor's side: a project folder, nbgrader's steps on it, and the gradebook."""

    root: Path
    config: Config
    monkeypatch: pytest.MonkeyPatch
    assignment: str = NAME

    @property
    def work(self) -> Path:
        return self.root / "course-work"

    @property
    def bank(self) -> Bank:
        return bank.read(self.root / "banks", self.assignment)

    def step(self, step: str, *about: Any) -> str:
        """Run one of nbgrader's steps as formgrader does; its log. Fails where the step failed."""
        done = self.try_step(step, *about)
        assert done["success"], done.get("error", "") + done.get("log", "")
        return str(done.get("log", ""))

    def try_step(self, step: str, *about: Any) -> dict[str, Any]:
        self.monkeypatch.chdir(self.root)
        place = CourseDirectory(config=self.config)
        api = NbGraderAPI(place, Authenticator(config=self.config), config=self.config)
        result: dict[str, Any] = getattr(api, step)(self.assignment, *about)
        return result

    def release(self) -> None:
        self.step("generate_assignment")
        self.step("release_assignment")

    def learner(self, name: str) -> Learner:
        home = self.root.parent / "homes" / name
        home.mkdir(parents=True, exist_ok=True)
        learner = Learner(name, home, self.config, self.monkeypatch, self.assignment)
        learner.fetch()
        return learner

    def mark(self, *learners: Learner) -> None:
        """Submit, collect and autograde."""
        for learner in learners:
            learner.submit()
        self.step("collect")
        for learner in learners:
            self.step("autograde", learner.name)

    def copy_of(self, learner: str, name: str) -> Path:
        """Have somebody else hand in the same as `learner` did; the folder as collected."""
        place = self.work / "submitted"
        return Path(shutil.copytree(place / learner / self.assignment, place / name / self.assignment))

    def gradebook(self) -> Gradebook:
        return Gradebook(str(self.config.CourseDirectory.db_url), "empathy-in-practice")

    def grades(self, name: str) -> dict[str, tuple[float | None, bool]]:
        """Each item's automatic points, and whether a person has to look at it."""
        with self.gradebook() as book:
            notebook = book.find_submission_notebook(self.assignment, self.assignment, name)
            return {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in notebook.grades}

    def total(self, name: str) -> float:
        with self.gradebook() as book:
            return float(book.find_submission(self.assignment, name).score)

    def earned_nothing(self, name: str) -> bool:
        """Whether no item has a point; one that waits for a person has none yet."""
        return all(points in (0, None) for points, _ in self.grades(name).values())


def cell_of(cells: list[Any], name: str) -> Any:
    """The cell that nbgrader knows by `name`."""
    return next(cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def all_right(learner: Learner, keys: Bank) -> None:
    """Answer everything as the key does; the written item with a reply, and worksheets by the form."""
    for item in keys.items:
        if item.kind == "function":
            learner.write_code(item.solution)
        elif isinstance(item, WorkTask):
            for number, answer in right_numbers(item).items():
                learner.answer(item.id, answer, number)
        else:
            learner.answer(item.id, right_answer(item, learner.name))
