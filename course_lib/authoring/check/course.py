"""All that can be read of a course, for checks that look across files.

A file that can't be read has its own letter; here it is left out, so that one mistake brings one letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from course_lib.content import notebook, source
from course_lib.content.diagnostics import ContentError, Letter, Place
from course_lib.content.notebook import LARGEST, Notebook
from course_lib.content.reader import Content, load
from course_lib.models import Course, Form, Item, Lesson, Model, Quiz
from course_lib.paths import HOME

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Called:
    """An activity that a lesson calls. `order` is its place in the whole course: lesson, then call."""

    lesson: str
    verb: str
    name: str
    order: tuple[int, int]


@dataclass(frozen=True)
class ReadableCourse:
    """The course in one folder: `data/` and `notebooks/`."""

    folder: Path

    @cached_property
    def content(self) -> Content:
        return Content(self.folder / "data")

    def all(self, shape: type[M]) -> list[M]:
        """All things of a kind that can be read."""
        return list(self.named(shape).values())

    def named(self, shape: type[M]) -> dict[str, M]:
        """All things of a kind that can be read, by id."""
        names = self.content.names(shape)
        return {name: one for name in names if (one := self._read(self.content.file(shape, name), shape))}

    def only(self, shape: type[M]) -> M | None:
        """The one file of its kind, if it can be read."""
        return self._read(self.content.file(shape), shape)

    def text(self, file: Path) -> str:
        """What a file says; nothing where it can't be read, for that has its own letter."""
        try:
            return source.read(file, LARGEST)
        except ContentError:
            return ""

    def _read(self, file: Path, shape: type[M]) -> M | None:
        try:
            found: M = load(file, shape)
        except ContentError:
            return None
        return found

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons of the course map, in order."""
        course = self.only(Course)
        return course.lessons if course else ()

    def notebook(self, lesson: Lesson) -> Notebook | None:
        """A lesson's notebook, if it has one that can be read."""
        return self._notebooks.get(lesson.notebook or "")

    @cached_property
    def _notebooks(self) -> dict[str, Notebook]:
        found = {}
        for lesson in self.lessons:
            try:
                found[lesson.notebook or ""] = notebook.read(self.folder / "notebooks" / (lesson.notebook or ""))
            except ContentError:
                continue
        return found

    @cached_property
    def beside(self) -> dict[str, Notebook]:
        """By file, the notebooks that are no lessons, home among them, and can be read. They have no order."""
        course, found = self.only(Course), {}
        for name in (HOME, *(one.notebook for one in (course.beside if course else ()))):
            try:
                found[name] = notebook.read(self.folder / "notebooks" / name)
            except ContentError:
                continue
        return found

    @cached_property
    def called(self) -> list[Called]:
        """Every activity that the lessons call, in reading order."""
        return [
            Called(lesson.id, call.verb, call.names[0], (place, number))
            for place, lesson in enumerate(self.lessons)
            if (book := self.notebook(lesson))
            for number, (_, call) in enumerate(book.calls())
            if call.names
        ]

    @cached_property
    def items(self) -> dict[str, tuple[Quiz, int, Item]]:
        """By id, every item with its quiz and its place there."""
        return {item.id: (quiz, place, item) for quiz in self.all(Quiz) for place, item in enumerate(quiz.items)}

    @cached_property
    def asked(self) -> dict[str, tuple[type[Model], str, Place, Item]]:
        """By id, every item with options that a learner may meet, and where it stands."""
        found: dict[str, tuple[type[Model], str, Place, Item]] = {
            name: (Quiz, quiz.id, ("items", place), item) for name, (quiz, place, item) in self.items.items()
        }
        for form in self.all(Form):
            found |= {one.id: (Form, form.id, ("choices", place), one) for place, one in enumerate(form.choices)}
        return found

    def letter(self, lesson: Lesson, place: tuple[str | int, ...], says: str) -> Letter:
        """A letter about a place in a lesson's entry of the course map."""
        return self.content.letter(Course, "", ("lessons", self.lessons.index(lesson), *place), says)
