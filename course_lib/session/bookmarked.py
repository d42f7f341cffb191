"""A learner's bookmarks as their window and their home tell them: what each place is called, and in which notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from course_lib.content.markdown import plain
from course_lib.content.notebook import Notebook
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.learner import bookmarks
from course_lib.learner.place import Place
from course_lib.models import Course


@dataclass(frozen=True)
class BookmarkAt:
    """A marked place by its heading or its activity's title, and the title of its notebook."""

    file: str
    cell: str
    title: str
    book: str


def bookmarked(content: Content, places: Sequence[Place]) -> tuple[BookmarkAt, ...]:
    """These places as they are called; one that the course no longer has is left out, and stays marked."""
    return tuple(one for place in places for one in _called(content, place))


def mark(content: Content, home: Path, place: Place, at: str | None) -> bool:
    """Mark a place at this moment, or without one take the mark away; whether it is a place of the course.

    Raises NotSaved.
    """
    if at is None:
        bookmarks.remove(home, place)
        return True
    known = bool(bookmarked(content, [place]))
    if known:
        bookmarks.add(home, place, at)
    return known


def _called(content: Content, place: Place) -> Iterator[BookmarkAt]:
    course = content.only(Course)
    titles = {one.notebook: one.title for one in course.lessons if one.notebook}
    titles |= {one.notebook: one.title for one in course.beside}
    if place.file not in titles:
        return
    try:
        title = _title(content, notebook.read(content.root.parent / "notebooks" / place.file), place.cell)
    except ContentError:
        return
    if title is not None:
        yield BookmarkAt(place.file, place.cell, plain(title), titles[place.file])


def _title(content: Content, book: Notebook, name: str) -> str | None:
    """A cell's own heading, its activity's title, or the heading above it; None where there is no such cell."""
    above = ""
    for cell in book.cells:
        above = cell.headings[0][1] if cell.headings else above
        if cell.id != name:
            continue
        if cell.kind == "code":
            shown: list[tuple[Any, str]] = [
                (VERBS[call.verb].model, call.names[0]) for call in cell.calls if call.names and call.verb in VERBS
            ]
            above = next((content.one(model, one).title for model, one in shown if model), above)
        return above
    return None
