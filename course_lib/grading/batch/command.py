"""`empathy grade`: what was typed in, a run, and what the instructor reads.

Exit status: 0 where every submission is marked as far as rules can, be it that some wait for a person; 1 where somebody
was left out, or nothing could be done.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch import backup, tables, telling
from course_lib.grading.batch.assignment import Assignment
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.run import Plan, Run
from course_lib.grading.batch.workers import Failed


def grade(root: Path, options: argparse.Namespace) -> int:
    """Mark an assignment's submissions and print what came of it. Raises ContentError where nothing can be done."""
    course = Course.read(root)
    assignment = Assignment.read(course, options.assignment)
    students = chosen(course, "submitted", options)
    engine = gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, assignment.name)
    run = Run(course, assignment, outline, engine, paths.marking(root))
    with alone(paths.marking(root), assignment.name):
        with tables.told(engine):
            plan = run.plan(students, force=options.force)
        if options.dry_run:
            return _dry(plan)
        if plan.tasks and (file := database_file(engine)):
            backup.keep(file, paths.backups(root), datetime.now(UTC))
        left_out, remarks = _mark(run, plan, options.workers)
    for line in assignment.reworded(course):
        print(line)
    with tables.told(engine), engine.connect() as connection:
        waiting, absent = tables.waiting(connection, outline), tables.absent(connection, outline)
    marked = len(plan.tasks) + len(plan.left_out) - len(left_out)
    print(f"Marked: {marked:,}. As they were: {plan.as_they_were:,}. Left out: {len(left_out):,}.")
    for line in (
        *telling.waiting(waiting),
        *telling.grouped("Marked, but not all of it could be read:", remarks),
        *telling.grouped("On the roster, and nothing handed in:", dict.fromkeys(absent, "no submission")),
        *telling.grouped("LEFT OUT, and without marks from this run:", left_out),
    ):
        print(line)
    return bool(left_out)


def chosen(course: Course, step: str, options: argparse.Namespace) -> Sequence[str]:
    """Whom a command is about: those named, or everybody with a folder of the step. Raises ContentError for others."""
    there = course.learners(step, options.assignment)
    where = str(course.folder(step, "*", options.assignment))
    if strangers := sorted(set(options.student or ()) - set(there)):
        says = "nothing of this learner is here; mind the spelling"
        raise ContentError([Letter(where, 1, name, says) for name in strangers])
    if not there:
        raise ContentError([Letter(where, 1, "", "nothing is here yet; collect first (docs/instructors.md)")])
    return sorted(set(options.student)) if options.student else there


def gradebook(course: Course) -> Engine:
    """The database, which must be there: this makes none."""
    engine = tables.engine(course.database)
    file = database_file(engine)
    if file is not None and not file.is_file():
        says = "there is no gradebook here yet; release the assignment first (docs/instructors.md)"
        raise ContentError([Letter(str(file), 1, "", says)])
    return engine


def database_file(engine: Engine) -> Path | None:
    """The file of an SQLite gradebook; None for a database that is copied by means of its own."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """See that nobody else runs this at the same time; a run that is killed leaves no lock behind."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ContentError([Letter(file.name, 1, "", "another run is at it; wait for its end")]) from None
        yield


class Progress:
    """A line that says how far a run has come; on a terminal always the same one, else now and then another."""

    def __init__(self, total: int) -> None:
        self.total, self.start, self.told = total, time.monotonic(), 0.0

    def __call__(self, done: int) -> None:
        now, terminal = time.monotonic(), sys.stderr.isatty()
        if done < self.total and now - self.told < (0.2 if terminal else 10):
            return
        self.told = now
        line = telling.so_far(done, self.total, now - self.start)
        goes_on = terminal and done < self.total
        print(f"\r{line:<60}" if terminal else line, end="" if goes_on else "\n", file=sys.stderr)


def crew(asked: int | None) -> int:
    """How many processes: as many as there are processors for this one, unless another number is asked for."""
    return asked or len(os.sched_getaffinity(0))


def _mark(run: Run, plan: Plan, workers: int | None) -> tuple[dict[str, str], dict[str, str]]:
    left_out, remarks = dict(plan.left_out), {}
    for student, result in run.mark(plan, crew(workers), Progress(len(plan.tasks))):
        if isinstance(result, Failed):
            left_out[student] = result.why
        elif result.remarks:
            remarks[student] = " ".join(result.remarks)
    return left_out, remarks


def _dry(plan: Plan) -> int:
    for line in (
        *telling.grouped("Would be marked:", {name: task.why for name, task in plan.tasks.items()}),
        *telling.grouped("Would be left out:", plan.left_out),
        f"As they were: {plan.as_they_were:,}. Nothing was written: this was a dry run.",
    ):
        print(line)
    return 0
