"""`empathy release`: the notebook is compared with its bank, made fit for learners, and put where they fetch it.

Whatever can be known to be wrong is told before anything is written.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import authored, bank, steps
from course_lib.grading.batch import desk
from course_lib.grading.batch.course import Course
from course_lib.grading.deadlines import notice
from course_lib.grading.handing_out import in_use
from course_lib.models.bank import Bank


def release(root: Path, options: argparse.Namespace) -> list[str]:
    """Make the release and hand it out; what the instructor reads. Raises ContentError where something is wrong."""
    course, name = Course.read(root), options.assignment
    known = _checked(course, name)
    with desk.alone(paths.marking(root), name), steps.told(course, root):
        hand_out = steps.made("release_assignment", course, name)
        if not course.shared:
            hand_out.ensure_root()
        hand_out.init_dest()
        there = Path(hand_out.dest_path)
        if there.exists() and not options.force:
            says = (
                "it is handed out already; whoever has fetched it keeps what they have. To hand out what it is now in "
                "its place, for those who have not, add --force"
            )
            raise ContentError([Letter(str(there), 1, name, says)])
        make = steps.made(GenerateAssignment, course, name)
        make.force = hand_out.force = True
        make.start()
        hand_out.start()
    due = notice.released(course.folder("release", ".", name) / f"{name}.ipynb")
    most = sum(item.points for item in known.items)
    return [
        f"Handed out: {name}, {len(known.items)} questions, {most:g} points.",
        (due or "").strip("*")
        or f"No due date stands in it; `empathy due {name}` sets one, and --force puts it there.",
        f"Learners fetch it at the top of a page, under More, Assignments, in the course {course.directory.course_id}.",
        f"What they see: {there}",
    ]


def _checked(course: Course, name: str) -> Bank:
    """The bank, once it fits its notebook, which is the only one of the assignment."""
    source = course.folder("source", ".", name)
    if not source.is_dir():
        others = ", ".join(sorted(folder.name for folder in source.parent.glob("*/"))) or "none"
        raise ContentError([Letter(str(source), 1, name, f"there is no such assignment; there are: {others}")])
    known = bank.read(course.banks, name)
    notebook = source / f"{name}.ipynb"
    letters = [
        Letter(str(other), 1, "", f"an assignment has one notebook, {notebook.name}; put this one elsewhere")
        for other in sorted(source.glob("*.ipynb"))
        if other != notebook
    ]
    file = course.banks / f"{name}.yml"
    letters += authored.of_notebook(known, file, notebook)
    if letters := letters or in_use.letters(course, name, [item.id for item in known.items], str(file)):
        raise ContentError(letters)
    return known
