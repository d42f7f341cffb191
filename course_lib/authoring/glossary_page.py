"""The page of the glossary: prose with plain links, written from data/glossary.yml.

So it can be read, searched by the browser and printed before a kernel is there, and can't differ from what the window
shows of a term. What stands before the first letter is the author's own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any
from urllib.parse import quote

from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.models import Course, Glossary, Source, Sources, Term
from course_lib.paths import GLOSSARY

#: How the id of a cell begins in which a letter's terms begin.
LETTER = "letter-"


def with_terms(said: dict[str, Any], content: Content) -> dict[str, Any]:
    """The page's notebook as data, with all terms after what the author wrote. Raises ContentError."""
    known = {one.id: one for one in content.only(Sources).sources}
    own = []
    for cell in said["cells"]:
        if str(cell.get("id", "")).startswith(LETTER):
            break
        own.append(cell)
    places = Places(content)
    written = [
        {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}
        for letter, terms in groupby(content.only(Glossary).in_order(), lambda one: _letter(one.sorted_by))
        for name, text in (
            (f"{LETTER}{letter.lower()}", f"## {letter}"),
            *((one.id, _entry(one, places, known)) for one in terms),
        )
    ]
    return {**said, "cells": [*own, *written]}


class Places:
    """Where terms are taught, as links."""

    def __init__(self, content: Content) -> None:
        self.folder = content.root.parent / "notebooks"
        self.files = {one.id: one.notebook for one in content.only(Course).lessons if one.notebook}

    def of(self, term: Term) -> dict[str, str] | None:
        """File, cell and title of the section; None where there is no such lesson or no heading there."""
        file = self.files.get(term.lesson, "")
        try:
            cells = notebook.read(self.folder / file).cells if file else ()
        except ContentError:
            return None
        title = next((cell.headings[0][1] for cell in cells if cell.id == term.section and cell.headings), None)
        return None if title is None else {"file": file, "cell": term.section, "title": title}


def link(term: Term) -> str:
    """Where a term's entry is, as a link of Markdown has it."""
    return f"{GLOSSARY}#cell-id={term.id}"


def _entry(term: Term, places: Places, known: Mapping[str, Source]) -> str:
    also = f"Also: {', '.join(term.also)}." if term.also else ""
    where = " ".join(_ways(term, places, [known[name] for name in term.sources if name in known]))
    return "\n\n".join(filter(None, [f"### {term.term}", also, " ".join(term.means.split()), where]))


def _ways(term: Term, places: Places, sources: list[Source]) -> Iterator[str]:
    if place := places.of(term):
        yield f"Lesson {place['file'][:2]}: [{place['title']}]({place['file']}#cell-id={place['cell']})."
    if sources:
        yield f"From {'; '.join(map(_cited, sources))}."


def _cited(source: Source) -> str:
    return f"[{source.cited}](https://doi.org/{quote(source.doi, safe='/:;')})" if source.doi else source.cited


def _letter(text: str) -> str:
    """The letter that a term stands under; what begins with a number or a sign stands under numbers."""
    first = unicodedata.normalize("NFKD", text)[:1].upper()
    return first if first.isalpha() else "Numbers"
