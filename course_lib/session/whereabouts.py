"""Where a learner is in the course: its lessons and their sections, what is done, what is left, and the last place.

Pure but for reading the notebooks beside the lessons. Must not: say it in words; the window and home do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from course_lib.content.notebook import Notebook
from course_lib.content.reader import Content
from course_lib.learner.outline import LessonOutline
from course_lib.learner.pace import minutes_left
from course_lib.learner.place import Place
from course_lib.learner.progress import answered, done
from course_lib.learner.record import Event
from course_lib.models import Course


@dataclass(frozen=True)
class SectionAt:
    """A section by its title and its heading's cell, with how many of its activities are done."""

    title: str
    cell: str
    done: int
    of: int


@dataclass(frozen=True)
class LessonAt:
    """A lesson, its file, how much is done, and about how many minutes are left."""

    id: str
    title: str
    file: str
    minutes_left: int
    done: int
    of: int
    sections: tuple[SectionAt, ...]


@dataclass(frozen=True)
class PlaceAt:
    """A place in the course, and the title of the section that it lies in."""

    file: str
    cell: str
    title: str


@dataclass(frozen=True)
class Beside:
    """A notebook that is no lesson."""

    title: str
    file: str


@dataclass(frozen=True)
class Whereabouts:
    """All of it. A kernel shows it as JSON, by Jupyter's own protocol."""

    course: str
    home: str | None
    place: PlaceAt | None
    due: int
    lessons: tuple[LessonAt, ...]
    places: tuple[Beside, ...]

    def _repr_json_(self) -> dict[str, Any]:
        return asdict(self)


def whereabouts(
    content: Content, outlines: Sequence[LessonOutline], events: Sequence[Event], place: Place | None, due: int
) -> Whereabouts:
    """How it stands with these events, the place that was kept, and so many questions due today."""
    course, met = content.only(Course), answered(events)
    beside = [(name, book) for name in course.places if (book := book_of(content, name))]
    return Whereabouts(
        course.title,
        course.home,
        found(content, place) if place else None,
        due,
        tuple(_lesson(one, met) for one in outlines),
        tuple(Beside(book.title(), name) for name, book in beside),
    )


def found(content: Content, place: Place) -> PlaceAt | None:
    """A place with its section's title; None where the course has no such notebook or cell, and for its home."""
    course = content.only(Course)
    if place.file not in {*course.places, *(lesson.notebook for lesson in course.lessons)}:
        return None
    book = book_of(content, place.file)
    title = book.heading(place.cell) if book else None
    return None if title is None else PlaceAt(place.file, place.cell, title)


def book_of(content: Content, file: str) -> Notebook | None:
    """A notebook of the course by its file's name; None where it can't be read."""
    try:
        return notebook.read(content.root.parent / "notebooks" / file)
    except ContentError:
        return None


def _lesson(outline: LessonOutline, met: Collection[str]) -> LessonAt:
    lesson = outline.lesson
    return LessonAt(
        lesson.id,
        lesson.title,
        lesson.notebook or "",
        minutes_left(outline, met),
        done(outline.activities, met),
        len(outline.activities),
        tuple(
            SectionAt(one.title, one.cell, done(one.activities, met), len(one.activities)) for one in outline.sections
        ),
    )
