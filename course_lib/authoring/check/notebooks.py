"""What a lesson's notebook must look like, whatever it teaches."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from course_lib.authoring import tidy
from course_lib.authoring.check.course import ReadableCourse
from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.notebook import MOST_CODE_LINES, Call, Cell, Notebook
from course_lib.kinds import VERBS
from course_lib.models import Lesson

#: What each lesson's second cell says, and nothing more.
OPENING = "import course_lib as course"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Everything about the form of notebooks, and calls that no kernel could answer."""
    for file in tidy.notebooks(course.folder):
        try:
            book, neat = notebook.read(file), tidy.neat(course.folder, file)
        except ContentError as error:
            yield from error.letters
            continue
        if neat != notebook.text(file):
            yield Letter(
                str(file),
                1,
                "",
                "outputs, ids, metadata or its list of lessons are untidy; run `python -m course_lib tidy`",
            )
        if file.parent == course.folder / "notebooks":
            yield from _cells(book)
    for lesson in course.lessons:
        if book_of := course.notebook(lesson):
            yield from _opening(book_of, lesson)
            yield from _calls(book_of, course)
    for beside in course.beside.values():
        yield from _calls(beside, course)


def _opening(book: Notebook, lesson: Lesson) -> Iterator[Letter]:
    if book.lesson != lesson.id:
        says = f'the notebook\'s metadata must hold `"empathy_in_practice": {{"lesson": "{lesson.id}"}}`'
        yield Letter(str(book.file), 1, "metadata", says)
    if not book.cells:
        says = "it has no cells; write the lesson, or take it back from git"
        yield Letter(str(book.file), 1, "", says)
        return
    first, second = book.cells[0], book.cells[min(1, len(book.cells) - 1)]
    if first.headings[:1] != [(1, lesson.title)]:
        yield book.letter(first, f"the first cell begins with the title as in data/course.yml: `# {lesson.title}`")
    if second.source.strip() != OPENING:
        yield book.letter(second, f"the second cell is `{OPENING}` and nothing else")
    if "course.review()" not in [cell.source.strip() for cell in book.cells]:
        says = "every lesson has the daily review; call `course.review()` in a cell of its own, after the gate"
        yield Letter(str(book.file), 1, "", says)


def _cells(book: Notebook) -> Iterator[Letter]:
    level, titles = 0, 0
    for cell in book.cells:
        if cell.code_lines > MOST_CODE_LINES:
            says = f"{cell.code_lines} lines of code; at most {MOST_CODE_LINES} belong here, the rest in course_lib"
            yield book.letter(cell, says)
        try:
            _ = cell.calls
        except SyntaxError as problem:
            yield book.letter(cell, f"this is no Python ({problem.msg}, line {problem.lineno}); mend or remove it")
        for depth, text in cell.headings:
            titles += depth == 1
            if depth == 1 and titles > 1:
                yield book.letter(cell, f"`# {text}` is a second title; use `##`")
            elif depth > level + 1:
                yield book.letter(cell, f"`{'#' * depth} {text}` skips a level; use `{'#' * (level + 1)}`")
            level = depth


def _calls(book: Notebook, course: ReadableCourse) -> Iterator[Letter]:
    for cell, call in book.calls():
        if says := _wrong(call, course):
            yield _letter(book, cell, call, says)


def _letter(book: Notebook, cell: Cell, call: Call, says: str) -> Letter:
    shown = ", ".join(f'"{name}"' for name in call.names) if call.names is not None else "…"
    return book.letter(cell, f"`course.{call.verb}({shown})`: {says}")


def _wrong(call: Call, course: ReadableCourse) -> str:
    """Why a call can't be answered; empty where it can."""
    kind = VERBS.get(call.verb)
    if not kind:
        near = get_close_matches(call.verb, VERBS, n=1)
        return f"there is no such verb; {f'did you mean `{near[0]}`?' if near else 'see course_lib/kinds.py'}"
    if call.verb in ("graded", "submission"):
        return "what is handed in belongs in assignments/; for a question in a lesson use a quiz"
    if call.names is None or len(call.names) != kind.named:
        return "give it one id in quotes and nothing else" if kind.named else "give it nothing"
    if kind.model and call.names[0] not in (names := course.content.names(kind.model)):
        near = get_close_matches(call.names[0], names, n=1)
        name = course.content.file(kind.model, call.names[0]).relative_to(course.folder)
        return f"there is no {name}; {f'did you mean `{near[0]}`?' if near else 'write it, or remove the call'}"
    return ""
