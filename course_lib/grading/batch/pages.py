"""Feedback pages of a class: written where marks, comments or the marked notebook have changed, and else left alone.

Safe to kill, as `run` is: a page is noted once its folder is in its place. Must not: write to the gradebook.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from course_lib.grading import bank, feedback_page, finished, standing
from course_lib.grading.batch import folder, ledger, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.rows import Held, Outline, score
from course_lib.grading.batch.run import AT_ONCE
from course_lib.grading.earned import Earned


@dataclass
class Written:
    """How many pages were written and how many stayed as they were, and who has none of this run, and why."""

    pages: int = 0
    as_they_were: int = 0
    left_out: dict[str, str] = field(default_factory=dict)


@dataclass
class Pages:
    """The feedback of one assignment, and where it is noted what each page was written from."""

    course: Course
    outline: Outline
    name: str
    engine: Engine
    notes: Path

    @cached_property
    def _template(self) -> Any:
        return feedback_page.template()

    @cached_property
    def _earned(self) -> Earned:
        return Earned.read(bank.read(self.course.banks, self.name), self.notes / self.name)

    @cached_property
    def _most(self) -> Mapping[str, float]:
        with self.engine.connect() as connection:
            return tables.most(connection, self.outline)

    def write(self, students: Sequence[str], tell: Callable[[int], None], *, force: bool) -> Written:
        """Write what is stale, or with `force` all."""
        file, written = self.notes / f"{self.name}.feedback.jsonl", Written()
        noted = ledger.compact(file, "student")
        for start in range(0, len(students), AT_ONCE):
            some, done = students[start : start + AT_ONCE], []
            with self.engine.connect() as connection:
                held = tables.held(connection, self.outline, some)
            for student in some:
                try:
                    line = self._one(student, held[student], {} if force else noted.get(student, {}))
                except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
                    written.left_out[student] = str(problem) or type(problem).__name__
                    continue
                written.pages += bool(line)
                written.as_they_were += not line
                done += [line] if line else []
            ledger.append(file, done)
            tell(start + len(some))
        return written

    def stale(self, students: Sequence[str]) -> list[str]:
        """Whose page was written by `write`, and from other marks or comments than there are now. Writes nothing."""
        noted, found = ledger.last(self.notes / f"{self.name}.feedback.jsonl", "student"), []
        with self.engine.connect() as connection:
            held = tables.held(connection, self.outline, students)
        for student in students:
            if student in noted and held[student].marks(self.outline) is not None:
                known, _, _ = self._rests_on(student, held[student])
                found += [student] if noted[student].get("from") != known else []
        return found

    def _rests_on(self, student: str, held: Held) -> tuple[str, dict[str, Any], dict[str, str]]:
        """A mark of all that a page is written from; its numbers and comments, and what each criterion earned."""
        marked, numbers = self.course.folder("autograded", student, self.name), self._numbers(held)
        earned = {item: self._earned.told(item, student, points) for item, points in numbers["scores"].items()}
        rests_on = json.dumps(
            [folder.digest(marked), feedback_page.known(), self._most, numbers, earned], sort_keys=True
        )
        return _digest(rests_on.encode()), numbers, earned

    def _one(self, student: str, held: Held, noted: Mapping[str, Any]) -> dict[str, Any] | None:
        """Write a learner's page and give back what it was written from; None where it is the same as before."""
        marked, place = (self.course.folder(step, student, self.name) for step in ("autograded", "feedback"))
        folder.clear(place)
        if held.marks(self.outline) is None:
            raise ValueError("isn't marked yet")
        known, numbers, earned = self._rests_on(student, held)
        page = place / f"{self.name}.html"
        if noted.get("from") == known and page.is_file() and noted.get("page") == _digest(page.read_bytes()):
            return None
        notebook = marked / f"{self.name}.ipynb"
        if not finished.is_marked(notebook):
            raise ValueError("isn't marked to its end; run `empathy grade` first")
        rendered = self._page(json.loads(notebook.read_bytes()), earned, **numbers).encode()
        beside = folder.beside(place, os.getpid())
        rights = self.course.config.GenerateFeedback.get("permissions", 664 if self.course.shared else 644)
        made, shared = {page.name: rendered}, self.course.shared
        folder.fill(beside, marked, self.course.ignored, made, int(str(rights), 8), shared=shared)
        folder.put(beside, place)
        return {"student": student, "from": known, "page": _digest(rendered)}

    def _numbers(self, held: Held) -> dict[str, Any]:
        assert held.notebook is not None
        return {
            "how_far": standing.of(held, self.outline),
            "scores": {cell.name: score(held.grades[cell.id]) for cell in self.outline.graded},
            "comments": {cell.name: _comment(held.comments.get(cell.id, {})) for cell in self.outline.commented},
            "penalty": held.notebook["late_submission_penalty"] or 0,
        }

    def _page(
        self,
        nb: Mapping[str, Any],
        earned: Mapping[str, str],
        how_far: Mapping[str, str],
        scores: Mapping[str, float],
        comments: Mapping[str, str | None],
        penalty: float,
    ) -> str:
        cells = []
        for cell in nb["cells"]:
            about = cell["metadata"].get("nbgrader", {})
            if not about.get("grade"):
                continue
            source, item = "".join(cell["source"]), about["grade_id"]
            kept, shown = feedback_page.for_learner(
                cell.get("outputs", []), comments.get(item), source, earned[item], how_far[item]
            )
            outputs = [{"data": {kind: "".join(text) for kind, text in output["data"].items()}} for output in kept]
            numbers = {**about, "score": scores[item], "points": self._most[item]}
            metadata: dict[str, Any] = {"nbgrader": numbers, **shown}
            cells.append({"metadata": metadata, "outputs": outputs, "source": source})
        about = {"notebook": self.name, "score": sum(scores.values()) - penalty, "late_penalty": penalty}
        return feedback_page.render(self._template, cells, {**about, "max_score": sum(self._most.values())})


def _comment(row: Mapping[str, Any]) -> str | None:
    given: str | None = row.get("manual_comment") if row.get("manual_comment") is not None else row.get("auto_comment")
    return given


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
