"""Whether what the learner's window shows and searches is as the course is now."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring import tidy
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.window import STATIC
from course_lib.content.diagnostics import ContentError, Letter


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each of the window's copies that is older than the course."""
    try:
        untidy = tidy.tidy(course.folder, write=False)
    except ContentError:
        return  # what can't be read has its own letters
    for file in untidy:
        if file.is_relative_to(course.folder / STATIC):
            yield Letter(str(file), 1, "", "this copy is older than the course; run `python -m course_lib tidy`")
