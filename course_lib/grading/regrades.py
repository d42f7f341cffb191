"""`empathy regrade`: note that a learner asks for a second look, or what came of it, or list what was asked.

Must not: change a mark. That is done where marks are given, before the answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank, second_look
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.rows import score
from course_lib.grading.batch.telling import ascii_safe
from course_lib.learner import account


def regrade(root: Path, options: argparse.Namespace) -> list[str]:
    """Note a request or its answer, or tell all of an assignment. Raises ContentError, and then nothing was noted."""
    course, name, trail = Course.read(root), options.assignment, paths.marking(root) / options.assignment
    if options.student is None:
        return list(_listed(second_look.read(trail).values()))
    about = trail, options.student, options.item
    points, by = _points(course, name, options.student, options.item), account.name()
    who = f"{ascii_safe(options.student)}, {options.item}"
    with desk.alone(paths.marking(root), name):
        try:
            if options.answer is None:
                second_look.ask(*about, options.reason, points, by)
                return [
                    f"Noted: {who}, {points:g} points.",
                    f"Look at it again where you mark (`empathy mark {name}` shows it there), and answer it.",
                ]
            request = second_look.answer(*about, options.answer, points, by)
        except ValueError as problem:
            raise _letter(name, str(problem)) from None
    return [
        f"Answered: {who}, {request.before:g} points then, {points:g} now.",
        f"They read it in their feedback: empathy feedback {name}, then empathy release-feedback {name}",
    ]


def _listed(requests: Iterable[second_look.Request]) -> Iterable[str]:
    some = sorted(requests, key=lambda one: (not one.is_open, one.student, one.item))
    for one in some:
        state = "OPEN" if one.is_open else f"answered, {one.before:g} to {one.after:g}"
        yield f"{ascii_safe(one.student)}, {one.item}: {state}. {one.reason}"
    yield f"Requests: {len(some):,}. Open: {sum(one.is_open for one in some):,}."


def _points(course: Course, name: str, student: str, item: str) -> float:
    """What somebody has for an item today."""
    items = [one.id for one in bank.read(course.banks, name).items]
    if item not in items:
        raise _letter(name, f"the bank has no item {item!r}; it has: {', '.join(items)}")
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, name)
        held = tables.held(connection, outline, [student])[student]
    if held.marks(outline) is None:
        raise _letter(name, f"{ascii_safe(student)} isn't marked; mind the spelling, or run `empathy grade {name}`")
    grades: Mapping[str, Any] = {cell.name: held.grades[cell.id] for cell in outline.graded}
    return score(grades[item])


def _letter(name: str, says: str) -> ContentError:
    return ContentError([Letter("empathy regrade", 1, name, says)])
