"""Whether what is known of a recurring person is written down, so that the next author can agree with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.kinds import ACTIVITIES
from course_lib.models import Person

#: Who is named in so many activities and lessons can't be kept in mind any more.
RECURS = 3


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """People who are named in three files or more and have no `facts`."""
    texts = [course.text(file) for file in _files(course)]
    for person in course.all(Person):
        if person.facts:
            continue
        named = re.compile(rf"\b{re.escape(person.name)}\b|^\s*person: {re.escape(person.id)}$", re.MULTILINE)
        files = sum(bool(named.search(text)) for text in texts)
        if files >= RECURS:
            says = (
                f"{person.name} is named in {files} files; note as `facts` what all of them have to agree on: "
                "age, work, who lives with them, what happened when"
            )
            yield course.content.letter(Person, person.id, ("name",), says)


def _files(course: ReadableCourse) -> Iterator[Path]:
    """Every activity, and every lesson that is built."""
    for shape in ACTIVITIES:
        for name in course.content.names(shape):
            yield course.content.file(shape, name)
    for lesson in course.lessons:
        if book := course.notebook(lesson):
            yield book.file
