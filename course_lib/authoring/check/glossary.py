"""Whether each word of the glossary is one of the course's, stands there once, and leads to where it is taught."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.glossary_links import pattern
from course_lib.authoring.glossary_page import LETTER
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.notebook import Notebook
from course_lib.kinds import VERBS
from course_lib.models import Glossary, Sources, Term
from course_lib.paths import GLOSSARY


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Terms that stand twice, occur nowhere, or lead to a section or a source that isn't there; a missing page."""
    glossary = course.only(Glossary)
    if glossary is None:
        return
    yield from _page(course, glossary)
    said = _said(course)
    taken: dict[str, str] = {}
    for place, one in enumerate(glossary.terms):
        found = (_doubles(one, taken), _taught(course, one), _sources(course, one), _occurs(one, said))
        for where, says in (letter for kind in found for letter in kind):
            yield course.content.letter(Glossary, "", ("terms", place, where), says)


def _page(course: ReadableCourse, glossary: Glossary) -> Iterator[Letter]:
    page = course.beside.get(GLOSSARY)
    if page is None and glossary.terms:
        says = f"there is no notebooks/{GLOSSARY} under `beside` of data/course.yml; write it, and run `tidy`"
        yield course.content.letter(Glossary, "", (), says)
    own = [cell.id for cell in page.cells] if page else []
    first = next((at for at, name in enumerate(own) if name.startswith(LETTER)), len(own))
    for place, one in enumerate(glossary.terms):
        if one.id in own[:first]:
            says = f"a cell of {GLOSSARY} that you wrote has the id `{one.id}`; name the cell otherwise"
            yield course.content.letter(Glossary, "", ("terms", place, "id"), says)


def _doubles(one: Term, taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    """An id or a name that another term has. `taken` gets those of this one."""
    named = [("id", one.id), ("term", one.term), *(("also", name) for name in one.also)]
    seen = {where: name for where, name in named if _key(where, name) in taken}
    for where, name in seen.items():
        other = taken[_key(where, name)]
        yield where, f"`{name}` stands here twice, at `{other}` too; keep one, and give it the other’s names"
    taken |= {_key(where, name): one.id for where, name in named if where not in seen}


def _key(where: str, name: str) -> str:
    return f"{'id' if where == 'id' else 'name'} {name.casefold()}"


def _taught(course: ReadableCourse, one: Term) -> Iterator[tuple[str, str]]:
    lesson = next((lesson for lesson in course.lessons if lesson.id == one.lesson), None)
    if course.lessons and lesson is None:
        yield "lesson", f"`{one.lesson}` is no lesson of data/course.yml; name the one that teaches it"
    book = course.notebook(lesson) if lesson else None
    if book and not any(cell.id == one.section and cell.headings for cell in book.cells):
        says = f"{book.file.name} has no cell `{one.section}` with a heading; name the one in which it is taught"
        yield "section", says


def _sources(course: ReadableCourse, one: Term) -> Iterator[tuple[str, str]]:
    listed = course.only(Sources)
    for name in one.sources if listed else ():
        if listed and name not in {source.id for source in listed.sources}:
            yield "sources", f"`{name}` is not in data/evidence/sources.yml; add it there"


def _occurs(one: Term, said: str) -> Iterator[tuple[str, str]]:
    names = {name.strip("“”") for name in (*one.names, *one.leading)}
    if not any(re.search(rf"(?<!\w){pattern(name).pattern}(?!\w)", said) for name in names):
        yield "term", f"no lesson says “{one.term}”; use the lesson’s own word, or remove the entry"


def _said(course: ReadableCourse) -> str:
    """All that the lessons say: their prose, and the files of the activities that they call."""
    books = [book for lesson in course.lessons if (book := course.notebook(lesson))]
    prose = [cell.source for book in books for cell in book.cells if cell.kind == "markdown"]
    return "\n".join([*prose, *(text for book in books for text in _in_activities(course, book))])


def _in_activities(course: ReadableCourse, book: Notebook) -> Iterator[str]:
    for _, call in book.calls():
        model = VERBS[call.verb].model if call.verb in VERBS else None
        if model and call.names:
            try:
                yield str(course.content.one(model, call.names[0]).model_dump())
            except ContentError:
                continue  # it has its own letters
