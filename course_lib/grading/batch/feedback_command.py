"""`empathy feedback`: what was typed in, the pages, what the instructor reads. Exit status as of `empathy grade`."""

from __future__ import annotations

import argparse
from pathlib import Path

from course_lib import paths
from course_lib.grading.batch import desk, tables, telling
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.pages import Pages
from course_lib.grading.batch.progress import Progress


def feedback(root: Path, options: argparse.Namespace) -> int:
    """Write the pages that are stale and print what came of it. Raises ContentError where nothing can be done."""
    course, name, notes = Course.read(root), options.assignment, paths.marking(root)
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, name)
    students = desk.chosen(course, "autograded", options)
    with desk.alone(notes, name), tables.told(engine):
        pages = Pages(course, outline, name, engine, notes)
        written = pages.write(students, Progress(len(students)), force=options.force)
        with engine.connect() as connection:
            waiting = tables.waiting(connection, outline)
    left_out = written.left_out
    print(f"Pages written: {written.pages:,}. As they were: {written.as_they_were:,}. Left out: {len(left_out):,}.")
    for line in (*telling.waiting(waiting), *telling.grouped("LEFT OUT, and without a page from this run:", left_out)):
        print(line)
    print(f"Look at one, then send them: empathy release-feedback {name}")
    return bool(left_out)
