"""`empathy collect`: nbgrader's step with our plug-in, and what the instructor reads of it.

Exit status: 0 where everybody who handed in was collected; 1 where something was left out, or nothing could be done.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from course_lib import paths
from course_lib.grading import regrades, steps
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.deadlines import book


def collect(root: Path, options: argparse.Namespace) -> int:
    """Collect what is new and print what came of it. Raises ContentError where nothing can be done."""
    course, name = Course.read(root), options.assignment
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        book.assignment(connection, name)
    with desk.alone(paths.marking(root), name):
        with steps.told(course, root):
            step = steps.made("collect", course, name)
            step.start()
        for line in (step.report.told(), *step.report.to_look_at()):
            print(line)
        for line in regrades.take_in(root, course, name, step.report.asked):
            print(line)
    print(f"Who has not handed in: empathy missing {name}. To mark what is here: empathy grade {name}")
    return bool(step.report.left_out)
