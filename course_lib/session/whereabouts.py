"""Where a learner is in the course: its lessons and their sections, what is done, what is left, and the last place.

Pure but for reading the notebooks beside the lessons. Must not: say it in words; the window and home do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.learner.outline import LessonOutline
from course_lib.learner.pace import minutes_left
from course_lib.learner.place import Place
from course_lib.learner.progress import answered, done
from course_lib.learner.record import Event
from course_lib.learner.renewed import How, Renewed
from course_lib.models import Course
from course_lib.paths import HOME
from course_lib.session.bookmarked import BookmarkAt

#: What a cell says that asks what is due today.
REVIEW = "course.review()"


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
class BesideAt:
    """A notebook that is no lesson."""

    title: str
    file: str


@dataclass(frozen=True)
class Whereabouts:
    """All of it. A kernel shows it as JSON, by Jupyter's own protocol."""

    course: str
    home: str
    place: PlaceAt | None
    due: int
    lessons: tuple[LessonAt, ...]
    places: tuple[BesideAt, ...]
    bookmarks: tuple[BookmarkAt, ...]

    def _repr_json_(self) -> dict[str, Any]:
        return asdict(self)


def whereabouts(
    content: Content,
    outlines: Sequence[LessonOutline],
    events: Sequence[Event],
    place: Place | None,
    due: int,
    bookmarks: tuple[BookmarkAt, ...],
) -> Whereabouts:
    """How it stands with these events, the places that were kept, and so many questions due today."""
    course, met = content.only(Course), answered(events)
    return Whereabouts(
        course.title,
        HOME,
        found(content, place) if place else None,
        due,
        tuple(_lesson(one, met) for one in outlines),
        tuple(BesideAt(one.title, one.notebook) for one in course.beside),
        bookmarks,
    )


def found(content: Content, place: Place) -> PlaceAt | None:
    """A place with its section's title; None where the course has no such notebook or cell, and for its home."""
    course = content.only(Course)
    files = {*(lesson.notebook for lesson in course.lessons), *(one.notebook for one in course.beside)}
    if place.file not in files:
        return None
    try:
        title = notebook.read(content.root.parent / "notebooks" / place.file).heading(place.cell)
    except ContentError:
        return None
    return None if title is None else PlaceAt(place.file, place.cell, title)


def where_review_is(content: Content) -> dict[str, str]:
    """Where, beside the lessons, what is due today is asked: the notebook, and the cell of the heading there."""
    for one in content.only(Course).beside:
        try:
            book = notebook.read(content.root.parent / "notebooks" / one.notebook)
        except ContentError:
            continue
        above = ""
        for cell in book.cells:
            above = cell.id if cell.headings else above
            if REVIEW in cell.source:
                return {"file": one.notebook, "cell": above}
    return {"file": HOME, "cell": ""}


def renewals(content: Content, renewed: Iterable[Renewed]) -> list[dict[str, str]]:
    """What became of lessons, with their titles in the course; a page that has none there is called by its file."""
    course = content.only(Course)
    titles = {lesson.notebook: lesson.title for lesson in course.lessons if lesson.notebook}
    titles |= {beside.notebook: beside.title for beside in course.beside}
    return [
        {**asdict(one), "title": titles.get(one.kept if one.how is How.BESIDE else one.file, one.file)}
        for one in renewed
    ]


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
