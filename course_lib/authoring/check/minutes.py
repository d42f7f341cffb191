"""Whether what a lesson states as its minutes is what it takes, and whether a long one can be left half-way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.minutes import HALF_WAY, Estimate, estimate
from course_lib.content.diagnostics import Letter
from course_lib.content.notebook import Notebook
from course_lib.content.reader import FILES
from course_lib.models import Lesson, Model

M = TypeVar("M", bound=Model)

#: How far what is stated may lie from the estimate: as a share of it, or in minutes, since they are stated by fives.
NEAR, ROUNDED = 0.15, 2.5
#: A lesson that takes longer says where one can stop for today.
LONG = 75
#: Where that may be, as shares of the lesson: in its middle third.
MIDDLE = (1 / 3, 2 / 3)


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Minutes that are not true, long lessons without a half-way, and kinds whose minutes nobody has thought of."""
    for lesson, book, found in _estimates(course):
        for cell, verb in found.unknown:
            says = f"how long a `{verb}` takes is not known; give its verb a row in `RULES` of "
            yield book.letter(cell, f"{says}course_lib/authoring/minutes_by_verb.py, with a reason for each number")
        if found.whole:
            yield from _stated(course, lesson, found)
            yield from _half_way(lesson, book, found)


def report(course: ReadableCourse) -> Iterator[str]:
    """A line a lesson: what it states, what is estimated, and where that goes."""
    yield "Minutes of the lessons, as stated and as estimated from what they hold:"
    for lesson, _, found in _estimates(course):
        most = sorted(found.by_verb.items(), key=lambda pair: -pair[1])
        parts = ", ".join(f"{verb} {minutes:.0f}" for verb, minutes in most if minutes >= 0.5)
        half = "" if found.first_half is None else f"; half-way after {found.first_half:.0f}"
        yield f"  {lesson.notebook}: stated {lesson.minutes}, estimated {found.minutes:.0f} ({parts}){half}"


def _stated(course: ReadableCourse, lesson: Lesson, found: Estimate) -> Iterator[Letter]:
    off = abs((lesson.minutes or 0) - found.minutes)
    if off > max(NEAR * found.minutes, ROUNDED):
        says = (
            f"{lesson.minutes} minutes are stated and {found.minutes:.0f} estimated; write {_by_fives(found.minutes)}, "
            "here and in the lesson’s first cell, or change what it holds"
        )
        yield course.letter(lesson, ("minutes",), says)


def _half_way(lesson: Lesson, book: Notebook, found: Estimate) -> Iterator[Letter]:
    if max(found.minutes, lesson.minutes or 0) <= LONG:
        return
    if found.first_half is None:
        says = f"it takes more than {LONG} minutes and has no half-way; put a cell `## {HALF_WAY}` near its middle"
        yield Letter(str(book.file), 1, "", says)
    elif not MIDDLE[0] <= found.first_half / found.minutes <= MIDDLE[1]:
        cell = next(cell for cell in book.cells if HALF_WAY in [text for _, text in cell.headings])
        says = (
            f"the half-way comes after {found.first_half:.0f} of {found.minutes:.0f} minutes; move it nearer the middle"
        )
        yield book.letter(cell, says)


def _by_fives(minutes: float) -> int:
    return max(5, round(minutes / 5) * 5)


def _estimates(course: ReadableCourse) -> Iterator[tuple[Lesson, Notebook, Estimate]]:
    def look(shape: type[M], name: str = "") -> M | None:
        return course.only(shape) if shape in FILES else course.named(shape).get(name)

    for lesson in course.lessons:
        if book := course.notebook(lesson):
            yield lesson, book, estimate(book, look)
