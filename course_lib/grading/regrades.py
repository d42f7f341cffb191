"""`empathy regrade`: note that a learner asks for a second look, or what came of it, or list what was asked.

What learners ask in what they hand in is noted by `empathy collect`, with the points of that moment.
Must not: change a mark. That is done where marks are given, before the answer.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank, second_look
from course_lib.grading.batch import desk, tables, telling
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.rows import Held, Outline, score
from course_lib.grading.batch.telling import ascii_safe
from course_lib.learner import account
from course_lib.models.second_look import is_too_long


def regrade(root: Path, options: argparse.Namespace) -> list[str]:
    """Note a request or its answer, or tell all of an assignment. Raises ContentError, and then nothing was noted."""
    course, name, trail = Course.read(root), options.assignment, paths.marking(root) / options.assignment
    if options.student is None:
        return list(_listed(second_look.read(trail).values()))
    about = trail, options.student, options.item
    points, by = _points_now(course, name, options.student, options.item), account.name()
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


def take_in(root: Path, course: Course, name: str, asked: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Note what learners ask by their own hand, by learner and item, and tell what of it is new or can't be noted.

    Raises ContentError, and then nothing was noted and the next time all of it is.
    """
    if not asked:
        return []
    points = _points(course, name, sorted(asked))
    requests, left_out = [], {}
    for student, reasons in asked.items():
        if student not in points:
            left_out[student] = "not marked yet; it is noted when you collect once they are"
            continue
        has = points[student]
        fit = {item: second_look.worded(why) for item, why in reasons.items() if item in has and not is_too_long(why)}
        requests += [second_look.Request(student, item, why, has[item]) for item, why in fit.items()]
        if len(fit) < len(reasons):
            left_out[student] = f"{len(reasons) - len(fit):,} about no question of the assignment, or too long"
    new: dict[str, list[str]] = defaultdict(list)
    for one in second_look.take_in(paths.marking(root) / name, requests):
        new[one.item].append(one.student)
    who = {student for students in new.values() for student in students}
    lines = [f"{len(who):,} ask for a second look (what they say: empathy regrade {name}):", *telling.by_item(new)]
    return (lines if who else []) + telling.grouped("Asked for a second look, and NOT noted:", left_out)


def _listed(requests: Iterable[second_look.Request]) -> Iterable[str]:
    some = sorted(requests, key=lambda one: (not one.is_open, one.student, one.item))
    for one in some:
        state = "OPEN" if one.is_open else f"answered, {one.before:g} to {one.after:g}"
        hand = ", by their own hand" if one.own == one.reason else ""
        yield f"{ascii_safe(one.student)}, {one.item}: {state}{hand}. {ascii_safe(one.reason)}"
    yield f"Requests: {len(some):,}. Open: {sum(one.is_open for one in some):,}."


def _points_now(course: Course, name: str, student: str, item: str) -> float:
    """What somebody has for an item today."""
    items = [one.id for one in bank.read(course.banks, name).items]
    if item not in items:
        raise _letter(name, f"the bank has no item {item!r}; it has: {', '.join(items)}")
    points = _points(course, name, [student])
    if student not in points:
        raise _letter(name, f"{ascii_safe(student)} isn't marked; mind the spelling, or run `empathy grade {name}`")
    return points[student][item]


def _points(course: Course, name: str, students: Sequence[str]) -> dict[str, dict[str, float]]:
    """What some have today by item; of who isn't marked, nothing."""
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, name)
        held = tables.held(connection, outline, students)
    return {student: _scores(outline, one) for student, one in held.items() if one.marks(outline) is not None}


def _scores(outline: Outline, held: Held) -> dict[str, float]:
    return {cell.name: score(held.grades[cell.id]) for cell in outline.graded}


def _letter(name: str, says: str) -> ContentError:
    return ContentError([Letter("empathy regrade", 1, name, says)])
