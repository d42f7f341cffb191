"""Whether a sentence of a skeleton still stands where the author's own was to come."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring import manual
from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.kinds import NEW
from course_lib.models import Course, Model


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each sentence that is the manual's, in files of every kind that `new` writes."""
    try:
        shapes: list[type[Model]] = [*NEW.values(), Course]
        for shape in shapes:
            yield from _left(course, shape)
        yield from _left_in_notebooks(course)
    except ContentError as error:
        yield from error.letters  # about the manual


def _left(course: ReadableCourse, shape: type[Model]) -> Iterator[Letter]:
    known = manual.sentences(course.folder, shape)
    for thing in [course.only(Course)] if shape is Course else course.all(shape):
        for place, text in manual.texts(thing.model_dump(mode="json")) if thing else ():
            if text in known:
                yield course.content.letter(shape, getattr(thing, "id", ""), place, _says(text))


def _left_in_notebooks(course: ReadableCourse) -> Iterator[Letter]:
    known = {text for _, source in manual.cells(course.folder) for text in manual.paragraphs(source)}
    for lesson in course.lessons:
        if book := course.notebook(lesson):
            for cell in book.cells:
                said = manual.paragraphs(cell.source) if cell.kind == "markdown" else []
                yield from (book.letter(cell, _says(text)) for text in said if text in known)


def _says(text: str) -> str:
    return f"“{text}” is still the skeleton's text; write your own"
