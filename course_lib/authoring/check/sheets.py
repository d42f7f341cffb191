"""Whether the lab sheets fit the lessons: one for each that is built, and a way to it from there.

They are a notebook without code, because that is what JupyterLab prints (File, Print): a page for each cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError, Letter

SHEETS = "lab-sheets.ipynb"
#: What each sheet begins with, so that it begins a page when it is printed.
BREAK = '<div style="break-before: page"></div>'
#: More words don't fit on a page.
MOST_WORDS = 480


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Lessons without a sheet or a link to it, and sheets that can't be printed on a page. A course may have none."""
    file = course.folder / "notebooks" / SHEETS
    if not file.is_file():
        return
    try:
        book = notebook.read(file)
    except ContentError:
        return  # what can't be read has its own letter
    sheets = {cell.id: cell for cell in book.cells[1:]}
    lessons = {lesson.id: of for lesson in course.lessons if (of := course.notebook(lesson))}
    for name, lesson in lessons.items():
        link = f"{SHEETS}#cell-id={name}"
        if name not in sheets:
            yield Letter(str(file), 1, "", f"the lesson `{name}` has no sheet; add a cell with this id")
        elif not any(f"]({link})" in cell.source for cell in lesson.cells):
            says = f"nothing leads to its lab sheet; link to `{link}` where partners are to take it up"
            yield Letter(str(lesson.file), 1, "", says)
    for name, cell in sheets.items():
        words = len(cell.source.split())
        if name not in lessons:
            yield book.letter(cell, f"`{name}` is no lesson that is built; a sheet's cell has the id of its lesson")
        if cell.kind != "markdown" or not cell.source.startswith(BREAK):
            yield book.letter(cell, f"a sheet is Markdown and begins with `{BREAK}`")
        if words > MOST_WORDS:
            yield book.letter(cell, f"{words} words; at most {MOST_WORDS} fit on a page")
