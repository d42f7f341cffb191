"""`empathy report` of a made-up class, from its start to its end.

python -m tests.bench.of_report 1000    how many submissions; `make bench` takes 200
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from nbgrader import api

from course_lib import paths
from course_lib.grading import bank
from tests.bench.figures import line, milliseconds
from tests.support.grading import made_up_class
from tests.support.grading.rooms import author

NAME = "foundations"


def measure(size: int = 200) -> None:
    print(f"\nReport ({size:,} made-up submissions of {NAME})")
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic
    with tempfile.TemporaryDirectory() as place:
        author(Path(place))
        course = Path(place) / "course"
        (course / "data").mkdir()
        _lay(course, size)
        command = [sys.executable, "-m", "course_lib", "report", NAME, "--course", str(course)]
        before = _cpu()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        line("empathy report, processor time", milliseconds(_cpu() - before), "aim: under 5 s for 1,000")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _lay(course: Path, size: int) -> None:
    known = bank.read(course / "banks", NAME)
    given = made_up_class.answers(known, size)
    made_up_class.write(paths.course_work(course) / "submitted", known, given)
    with api.Gradebook(f"sqlite:///{paths.gradebook(course)}", "made-up") as book:
        assignment = book.update_or_create_assignment(NAME)
        notebook = book.add_notebook(NAME, NAME)
        for item in known.items:
            book.add_grade_cell(item.id, NAME, NAME, max_score=item.points, cell_type="code")
        cells = list(notebook.grade_cells)
        with book.db.no_autoflush:
            for learner in made_up_class.scores(known, given).marks.learners:
                student = api.Student(id=learner.id)
                submission = api.SubmittedAssignment(assignment=assignment, student=student)
                submitted = api.SubmittedNotebook(notebook=notebook, assignment=submission)
                for cell in cells:
                    points = learner.items[cell.name].points
                    grade = api.Grade(cell=cell, notebook=submitted, auto_score=points, needs_manual_grade=False)
                    book.db.add(grade)
                book.db.add_all([student, submission, submitted])
        book.db.commit()


if __name__ == "__main__":
    for number in sys.argv[1:] or ["200"]:
        measure(int(number))
