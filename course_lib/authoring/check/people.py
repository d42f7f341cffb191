"""Whether what is known of a recurring person is written down, and whether two different people have one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.kinds import ACTIVITIES
from course_lib.models import Model, Person

#: Who is named in so many activities and lessons can't be kept in mind any more.
RECURS = 3
#: How somebody is introduced: “Owen, 47, drives a ferry”.
INTRODUCED = re.compile(r"\b([A-Z][^\W\d_]+),\s+(\d\d)(?=[,.:; ])")


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """People who are named in three files or more and have no `facts`; names that belong to people of two ages."""
    yield from _without_facts(course)
    yield from _two_ages(course)


def _without_facts(course: ReadableCourse) -> Iterator[Letter]:
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


def _two_ages(course: ReadableCourse) -> Iterator[Letter]:
    met: dict[str, tuple[str, Path]] = {}
    for file, text in _shown(course):
        for name, age in INTRODUCED.findall(text):
            first, where = met.setdefault(name, (age, file))
            if age != first:
                found = re.search(rf"\b{name},\s+{age}|name: {name}$", source := course.text(file), re.MULTILINE)
                row = source.count("\n", 0, found.start() if found else 0) + 1
                says = f"{name} is {age} here and {first} in {where.name}: two people need two names"
                yield Letter(str(file), row, "", says)


def _shown(course: ReadableCourse) -> Iterator[tuple[Path, str]]:
    """Every text that a learner may meet, with its file: of people, activities and lessons, without what is retired."""
    shapes: tuple[type[Model], ...] = (Person, *ACTIVITIES)
    for shape in shapes:
        for name, one in course.named(shape).items():
            file = course.content.file(shape, name)
            yield from ((file, text) for text in _texts(one.model_dump()))
    for lesson in course.lessons:
        if book := course.notebook(lesson):  # in the references “Psychology, 59, 21” is nobody
            yield book.file, course.text(book.file).partition('"## References')[0]


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict) and not thing.get("retired"):
        if "age" in thing:
            yield f"{thing['name']}, {thing['age']}."
        yield from (text for one in thing.values() for text in _texts(one))
    elif isinstance(thing, (list, tuple)):
        yield from (text for one in thing for text in _texts(one))
