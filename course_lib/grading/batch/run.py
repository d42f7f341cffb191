"""A class marked in one run. It is safe to kill at any moment: the next run does what was left, and what is done stays.

Of each hundred learners first the changed marks are noted, then the gradebook is written in one transaction, then the
marked folders are put into their places, then it is noted what they were marked from. What that last note doesn't say,
or says otherwise than gradebook and folder, is marked again.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path

from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy import Connection, Engine

from course_lib.grading.batch import assignment as assignments
from course_lib.grading.batch import folder, ledger, rows, tables, todo, workers
from course_lib.grading.batch.assignment import Assignment
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.judging import Judged, judge
from course_lib.grading.batch.rows import Held, Outline, Penalty
from course_lib.grading.batch.todo import Basis, Done, Now
from course_lib.grading.deadlines import book as deadlines
from course_lib.grading.deadlines.granted import Deadlines

#: Learners a transaction, and the most seconds for one: two boxes of code and a large folder take a few.
AT_ONCE, SECONDS = 100, 60.0
#: The usual form of a time of handing in.
HANDED_IN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} UTC")
#: As nbgrader's tables have it.
LONGEST_ID = 128


@dataclass(frozen=True)
class Task:
    """A submission to mark: what marks will rest on, and why it has to be done."""

    basis: Basis
    why: str


@dataclass
class Plan:
    """What there is to do, by learner; who can't be marked, and why; and who needs nothing."""

    tasks: dict[str, Task] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    as_they_were: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Run:
    """One run over an assignment, and where it keeps its notes."""

    course: Course
    assignment: Assignment
    outline: Outline
    engine: Engine
    notes: Path

    @property
    def _ledger(self) -> Path:
        return self.notes / f"{self.assignment.name}.marked.jsonl"

    @property
    def _trail(self) -> Path:
        return self.notes / f"{self.assignment.name}.changes.jsonl"

    @cached_property
    def _deadlines(self) -> Deadlines:
        return deadlines.read(self.notes)

    def _held(self, connection: Connection, students: Sequence[str]) -> dict[str, Held]:
        """What the gradebook holds, with what was granted."""
        name, due = self.assignment.name, self.outline.due
        return {
            student: replace(one, granted=self._deadlines.extension(student, name, due))
            for student, one in tables.held(connection, self.outline, students).items()
        }

    def plan(self, students: Sequence[str], *, force: bool) -> Plan:
        """Look at each submission, and find out why it has to be marked, if it has."""
        noted, plan = ledger.compact(self._ledger, "student"), Plan()
        for some in _hundreds(students):
            with self.engine.connect() as connection:
                held = self._held(connection, [one for one in some if not _unfit(one)])
            for student in some:
                if student not in held:
                    plan.left_out[student] = _unfit(student)
                    continue
                try:
                    submission = folder.digest(self._folder("submitted", student))
                except (OSError, ValueError) as problem:
                    plan.left_out[student] = f"the submission can't be read: {problem}"
                    continue
                basis = Basis(submission, self.assignment.digest, str(held[student].due(self.outline)))
                now = Now(basis, held[student].marks(self.outline), self._notebook(student))
                done = Done.from_line(noted.get(student, {}))
                if why := todo.reason(done, now, force=force):
                    plan.tasks[student] = Task(basis, why)
                else:
                    plan.as_they_were.append(student)
        return plan

    def clear(self, students: Sequence[str]) -> None:
        """Remove what killed runs have left beside the marked folders."""
        for student in students:
            folder.clear(self._folder("autograded", student))

    def mark(self, plan: Plan, crew: int, tell: Callable[[int], None]) -> Iterator[tuple[str, Judged | workers.Failed]]:
        """Do what is planned, in `crew` processes, and give back what came of each once it is safe."""
        work = partial(_work, self.assignment, self._folder, os.getpid())
        waiting: dict[str, Judged] = {}
        for done, (student, result) in enumerate(workers.each(plan.tasks, work, crew, SECONDS), 1):
            if isinstance(result, workers.Failed):
                folder.clear(self._folder("autograded", student))
                yield student, result
            else:
                waiting[student] = result
            if len(waiting) >= AT_ONCE or (waiting and done == len(plan.tasks)):
                self._keep(waiting, plan)
                yield from waiting.items()
                waiting = {}
            tell(done)
        if waiting:
            self._keep(waiting, plan)
            yield from waiting.items()

    def _keep(self, judged: Mapping[str, Judged], plan: Plan) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with tables.told(self.engine), self.engine.begin() as connection:
            held = self._held(connection, list(judged))
            made = {}
            for student, one in judged.items():
                handed_in = time_of(self._folder("submitted", student))
                made[student] = rows.made(
                    held[student],
                    self.outline,
                    student,
                    rows.Marks(one.marks, one.waiting),
                    handed_in,
                    self._penalty(student),
                    lambda: secrets.token_hex(16),
                )
            ledger.append(
                self._trail,
                (
                    {"at": at, "student": student, "item": item, "from": before, "to": now, "by_hand": by_hand}
                    | {"why": plan.tasks[student].why}
                    for student, one in made.items()
                    for item, before, now, by_hand in one.changed
                ),
            )
            tables.write(connection, held, list(made.values()))
        for student in judged:
            place = self._folder("autograded", student)
            folder.put(folder.beside(place, os.getpid()), place)
        ledger.append(
            self._ledger,
            (Done(plan.tasks[name].basis, one.marks, one.notebook).line(name) for name, one in judged.items()),
        )

    def settle(self, students: Sequence[str]) -> int:
        """Reckon late penalties again of those who weren't marked now: a person has marked since, or a setting has
        changed. Returns how many.
        """
        changed = []
        with tables.told(self.engine), self.engine.begin() as connection:
            for some in _hundreds(students):
                for student, held in self._held(connection, some).items():
                    if held.notebook is None or held.marks(self.outline) is None:
                        continue
                    penalty = held.taken_off(self.outline, self._penalty(student))
                    if penalty != held.notebook["late_submission_penalty"]:
                        changed.append((held.notebook["id"], penalty))
            tables.settle(connection, changed)
        return len(changed)

    @cached_property
    def _penalties(self) -> AssignLatePenalties:
        penalties = AssignLatePenalties(config=self.course.config)
        penalties.init_plugin()
        return penalties

    def _penalty(self, student: str) -> Penalty:
        return partial(self._penalties.plugin_inst.late_submission_penalty, student)

    def _folder(self, step: str, student: str) -> Path:
        return self.course.folder(step, student, self.assignment.name)

    def _notebook(self, student: str) -> str:
        file = self._folder("autograded", student) / f"{self.assignment.name}.ipynb"
        try:
            return hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError:
            return ""


def time_of(submitted: Path) -> datetime | None:
    """When a submission was handed in, in UTC; None where that can't be told, and then it isn't late."""
    said = assignments.time_of(submitted)
    try:
        if HANDED_IN.fullmatch(said):  # to read any other form takes a hundred times as long
            return datetime.fromisoformat(said.removesuffix(" UTC"))
        time: datetime | None = parse_utc(said or None)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return time


def _work(assignment: Assignment, place: Callable[[str, str], Path], run: int, student: str) -> Judged:
    return judge(assignment, place("submitted", student), folder.beside(place("autograded", student), run))


def _unfit(student: str) -> str:
    """Why a folder's name can't be a learner's in the gradebook; empty where it can."""
    try:
        student.encode()
    except UnicodeEncodeError:
        return "the name of the folder is no text"
    return f"the name has more than {LONGEST_ID} characters" if len(student) > LONGEST_ID else ""


def _hundreds(students: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(students), AT_ONCE):
        yield students[start : start + AT_ONCE]
