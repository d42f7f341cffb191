"""`empathy export`: the files around it. The gradebook is read, the template is read, and one file is written whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank, canvas, canvas_rubric, export, moodle, private_file
from course_lib.grading.export import Exported
from course_lib.grading.marks import Marks
from course_lib.lists import table


def export_marks(course: Path, options: argparse.Namespace) -> list[str]:
    """Write an assignment's marks, or its rubrics; then tell line by line what became of them. A dry run tells more and
    writes nothing.

    Raises ContentError for whatever is wrong, and then nothing was written.
    """
    out = options.out or paths.exported(course, options.assignment, options.to)
    made = _made(course, options, out)
    told = (*made.entered, *made.left_out) if options.dry_run else made.left_out
    lines = [str(letter.seen_from(course)) for letter in told]
    if options.template:
        lines.append(f"Scores for the file: {len(made.entered)}.")
    if options.dry_run:
        return [*lines, "Nothing was written: this was a dry run."]
    private_file.write(out, made.text)
    return [*lines, f"{str(out).removeprefix(f'{course}/')} is written", *made.then]


def _made(course: Path, options: argparse.Namespace, out: Path) -> Exported:
    if options.to in ("csv", "canvas-rubric"):
        if options.template:
            raise _letter(options.template, f"--to {options.to} fills in no template; leave --template out")
        if options.to == "canvas-rubric":
            return _rubrics(course, options.assignment)
        return export.table(_marks(course, options), str(out), with_unmarked=options.with_unmarked)
    if options.template is None:
        first = canvas.WHAT_FIRST if options.to == "canvas" else moodle.WHAT_FIRST
        raise _letter(out, f"nothing was written: --template is missing. {first}")
    if out.exists() and options.template.exists() and out.samefile(options.template):
        raise _letter(out, "this is the template itself; keep it, and name another file with --out")
    try:
        read = table.read(str(options.template), options.template.read_bytes())
    except OSError as problem:
        raise _letter(
            options.template, f"the template can't be read ({problem.strerror}); is the name right?"
        ) from None
    if options.to == "canvas":
        sheet = canvas.sheet(read, options.assignment, options.column)
    else:
        sheet = moodle.sheet(read, options.assignment, options.column, options.by)
    return export.fill(sheet, _marks(course, options), with_unmarked=options.with_unmarked)


def _rubrics(course: Path, assignment: str) -> Exported:
    from course_lib.grading.batch.course import Course  # nbgrader's settings say where the banks are; marks need none

    banks = Course.read(course).banks
    return canvas_rubric.rubrics(bank.read(banks, assignment), str(banks / f"{assignment}.yml"))


def _marks(course: Path, options: argparse.Namespace) -> Marks:
    try:
        from course_lib.grading import gradebook
    except ModuleNotFoundError as problem:
        says = f"the gradebook can't be read without {problem.name}; install requirements.lock (docs/instructors.md)"
        raise _letter(paths.gradebook(course), says) from None
    return gradebook.of_course(course, options.assignment)


def _letter(file: Path, says: str) -> ContentError:
    return ContentError([Letter(str(file), 1, "", says)])
