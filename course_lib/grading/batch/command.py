"""`empathy grade`: what was typed in, a run, and what the instructor reads.

Exit status: 0 where every submission is marked as far as rules can, be it that some wait for a person; 1 where somebody
was left out, or nothing could be done.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from course_lib import paths
from course_lib.grading.batch import backup, desk, tables, telling
from course_lib.grading.batch.assignment import Assignment
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.progress import Progress
from course_lib.grading.batch.run import Plan, Run
from course_lib.grading.batch.workers import Failed


def grade(root: Path, options: argparse.Namespace) -> int:
    """Mark an assignment's submissions and print what came of it. Raises ContentError where nothing can be done."""
    course = Course.read(root)
    assignment = Assignment.read(course, options.assignment)
    students = desk.chosen(course, "submitted", options)
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, assignment.name)
    run = Run(course, assignment, outline, engine, paths.marking(root))
    with desk.alone(paths.marking(root), assignment.name):
        with tables.told(engine):
            plan = run.plan(students, force=options.force)
        if options.dry_run:
            return _dry(plan)
        run.clear(students)
        if plan.tasks and (file := desk.database_file(engine)):
            backup.keep(file, paths.backups(root), datetime.now(UTC))
        elif plan.tasks:
            print(f"No copy of the gradebook was made, since it is on a server ({engine.dialect.name}): copy it there.")
        left_out, remarks = _mark(run, plan, options.workers)
        settled = run.settle(plan.as_they_were)
    for line in assignment.reworded(course):
        print(line)
    with tables.told(engine), engine.connect() as connection:
        waiting, absent = tables.waiting(connection, outline), tables.absent(connection, outline)
    marked = len(plan.tasks) + len(plan.left_out) - len(left_out)
    print(f"Marked: {marked:,}. As they were: {len(plan.as_they_were):,}. Left out: {len(left_out):,}.")
    if settled:
        print(f"Late penalties reckoned again, since marks or settings have changed: {settled:,}.")
    for line in (
        *telling.waiting(waiting),
        *telling.grouped("Marked, but not all of it could be read:", remarks),
        *telling.grouped("On the roster, and nothing handed in:", dict.fromkeys(absent, "no submission")),
        *telling.grouped("LEFT OUT, and without marks from this run:", left_out),
    ):
        print(line)
    return bool(left_out)


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
        f"As they were: {len(plan.as_they_were):,}. Nothing was written: this was a dry run.",
    ):
        print(line)
    return 0
