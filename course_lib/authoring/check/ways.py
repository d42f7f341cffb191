"""Whether a learner finds the way: from home to each lesson, to each section, and from a lesson’s end to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.home_page import CELL
from course_lib.authoring.minutes import LISTS
from course_lib.content.diagnostics import Letter
from course_lib.content.notebook import SECTION, Notebook
from course_lib.models import Course, Lesson
from course_lib.paths import HOME


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Home without what it opens with, ends without a closing or a way on, and sections that a link can't lead to."""
    yield from _home(course)
    yield from _beside(course)
    built = [(lesson, book) for lesson in course.lessons if (book := course.notebook(lesson))]
    for lesson, book in built:
        yield from _sections(book)
        yield from _closing(lesson, book)
    for (_, book), (after, _) in pairwise(built):
        if not any(f"]({after.notebook})" in cell.source for cell in book.cells if cell.kind == "markdown"):
            says = f"it doesn’t lead on; near its end, link to the next lesson: `[Next: …]({after.notebook})`"
            yield Letter(str(book.file), 1, "", says)


def _home(course: ReadableCourse) -> Iterator[Letter]:
    book = course.beside.get(HOME)
    if not book:
        file = course.folder / "notebooks" / HOME
        if not file.is_file():
            yield Letter(str(file), 1, "", "the course opens on this page, and it is missing; take it back from git")
        return
    if not any(call.verb == "home" for _, call in book.calls()):
        yield Letter(str(book.file), 1, "", "it shows nobody where to go on; call `course.home()`")
    if CELL not in {cell.id for cell in book.cells}:
        yield Letter(str(book.file), 1, "", f"it has no list of lessons; add a Markdown cell `{CELL}`, and run tidy")


def _beside(course: ReadableCourse) -> Iterator[Letter]:
    said = course.only(Course)
    for place, one in enumerate(said.beside if said else ()):
        book = course.beside.get(one.notebook)
        if not (course.folder / "notebooks" / one.notebook).is_file():
            says = f"notebooks/{one.notebook} is missing; write it or remove this"
            yield course.content.letter(Course, "", ("beside", place, "notebook"), says)
        elif book and book.cells and book.cells[0].headings[:1] != [(1, one.title)]:
            says = f"the first cell begins with the title as in data/course.yml: `# {one.title}`"
            yield book.letter(book.cells[0], says)


def _sections(book: Notebook) -> Iterator[Letter]:
    for cell in book.cells:
        heads = [text for level, text in cell.headings if level == SECTION]
        if len(heads) > 1:
            yield book.letter(cell, f"`## {heads[1]}` begins a section, which needs a cell of its own to be found")


def _closing(lesson: Lesson, book: Notebook) -> Iterator[Letter]:
    call = f'course.closing("{lesson.id}")'
    places = [number for number, cell in enumerate(book.cells) if cell.source.strip() == call]
    if not places:
        says = f"it has no end; call `{call}` in a cell of its own, before the references"
        yield Letter(str(book.file), 1, "", says)
        return
    for cell in book.cells[: places[-1]]:
        if any(text in LISTS for _, text in cell.headings):
            yield book.letter(cell, "a list of references stands in the way; move it below the lesson’s closing")
