"""Whether every reference of a lesson is as data/evidence/sources.yml has it, and nothing that it names is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote

from course_lib.authoring.back_links import BACK, HEADING, reference
from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.content.notebook import Cell, Notebook
from course_lib.models import Claims, Instrument, Lesson, Source, Sources

#: A link to a publication, as Markdown has it: what is in the brackets may hold brackets that are escaped.
LINK = re.compile(r"\]\(https://doi\.org/([^\s()]+)\)")
FILE = "data/evidence/sources.yml"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Sources that stand twice or are named nowhere; references that differ; what is named and not listed."""
    sources = course.only(Sources)
    if sources is None:
        return
    known = Known(sources)
    yield from _doubles(course, sources)
    named = set()
    for lesson in course.lessons:
        if book := course.notebook(lesson):
            cited = Cited(course, lesson, book)
            yield from _list(cited, known)
            named |= cited.names(known) | cited.meant(known)
    yield from _links_in_data(course, known)
    named |= _named_in_data(course, known)
    books = all(course.notebook(lesson) for lesson in course.lessons if lesson.notebook)
    readable = books and not course.content.letters()  # what can't be read may name it
    for place, one in enumerate(sources.sources if readable else ()):
        if one.id not in named:
            where = "lesson, card, chart, quiz or instrument"
            says = f"`{one.id}` is named by no {where}; remove it, or name it where it is used"
            yield course.content.letter(Sources, "", ("sources", place, "id"), says)


@dataclass(frozen=True)
class Known:
    """The sources, by what a text may name them with."""

    sources: Sources

    @cached_property
    def by_doi(self) -> dict[str, Source]:
        return {one.doi.lower(): one for one in self.sources.sources if one.doi}

    @cached_property
    def by_line(self) -> dict[str, Source]:
        return {reference(one): one for one in self.sources.sources}

    def near(self, line: str) -> str | None:
        """The reference that a line is, or is likeliest to mean."""
        return next(iter([line] if line in self.by_line else get_close_matches(line, self.by_line, 1, 0.5)), None)

    def linked(self, text: str) -> dict[str, Source | None]:
        """By each DOI that a text links to, its source, if there is one."""
        return {doi: self.by_doi.get(unquote(doi).lower()) for doi in LINK.findall(text)}


@dataclass(frozen=True)
class Cited:
    """What one lesson names, and what it lists at its end."""

    course: ReadableCourse
    lesson: Lesson
    book: Notebook

    @cached_property
    def end(self) -> Cell | None:
        """The cell with the list of references."""
        return next((cell for cell in self.book.cells if HEADING in cell.headings), None)

    @property
    def lines(self) -> list[str]:
        rows = self.end.source.splitlines() if self.end else []
        return [BACK.sub("", row) for row in rows if row.startswith("- ")]

    @property
    def prose(self) -> list[Cell]:
        return [cell for cell in self.book.cells if cell.kind == "markdown" and cell is not self.end]

    def meant(self, known: Known) -> set[str]:
        """Ids of the sources in the list, also where a line of it isn't as it should be."""
        return {known.by_line[one].id for line in self.lines if (one := known.near(line))}

    def names(self, known: Known) -> set[str]:
        """Ids of the sources that its prose links to and that the cards of its claims rest on."""
        linked = {one.id for cell in self.prose for one in known.linked(cell.source).values() if one}
        return linked | self._carded

    @property
    def _carded(self) -> set[str]:
        claims = self.course.only(Claims)
        called = {one.name for one in self.course.called if one.lesson == self.lesson.id and one.verb == "claim"}
        cards = [one.card for one in claims.claims if one.id in called and one.card] if claims else []
        return {finding.source for card in cards for finding in card.findings}


def _doubles(course: ReadableCourse, sources: Sources) -> Iterator[Letter]:
    seen: dict[str, str] = {}
    for place, one in enumerate(sources.sources):
        for key in filter(None, (one.id, one.doi and one.doi.lower(), one.whose.lower())):
            if key in seen:
                says = f"`{one.id}` is the publication of `{seen[key]}` once more; keep one, and name it everywhere"
                yield course.content.letter(Sources, "", ("sources", place, "id"), says)
                break
            seen[key] = one.id


def _list(cited: Cited, known: Known) -> Iterator[Letter]:
    book, cell, names = cited.book, cited.end, cited.names(known)
    for one in cited.prose:
        for doi, found in known.linked(one.source).items():
            if found is None:
                yield book.letter(one, f"the doi {unquote(doi)} is not in {FILE}; look it up, and add it there")
    if cell is None:
        if names:
            says = f"it names {', '.join(sorted(names))} and has no list; add a cell with the heading `## References`"
            yield Letter(str(book.file), 1, "", says)
        return
    for line in cited.lines:
        if line not in known.by_line:
            near = known.near(line)
            remedy = f"put there `{near}`" if near else f"add it to {FILE}, or remove it"
            yield book.letter(cell, f"the reference `{line[2:60]} …` is not as in {FILE}; {remedy}")
    left_out = names - cited.meant(known)
    for line, missing in known.by_line.items():
        if missing.id in left_out:
            yield book.letter(cell, f"the lesson names `{missing.id}` and doesn’t list it; add `{line}`")


def _links_in_data(course: ReadableCourse, known: Known) -> Iterator[Letter]:
    for file, text in _texts(course):
        for number, row in enumerate(text.splitlines(), 1):
            for doi, found in known.linked(row).items():
                if found is None:
                    says = f"the doi {unquote(doi)} is not in {FILE}; look it up, and add it there"
                    yield Letter(file, number, "", says)


def _named_in_data(course: ReadableCourse, known: Known) -> set[str]:
    claims = course.only(Claims)
    cards = [one.card for one in claims.claims if one.card] if claims else []
    linked = {one.id for _, text in _texts(course) for one in known.linked(text).values() if one}
    scored = {name for one in course.all(Instrument) for name in one.cited}
    return linked | scored | {finding.source for card in cards for finding in card.findings}


def _texts(course: ReadableCourse) -> Iterator[tuple[str, str]]:
    """Every content file that can be read as text, and what it says."""
    for file in sorted((course.folder / "data").rglob("*.yml")):
        yield str(file), course.text(file)
