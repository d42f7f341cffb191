"""What the window's search looks in, and what it shows of a term: made from the course, read by the browser alone.

Prose cell by cell, and of activities what a learner reads before answering (`asked`). Nothing of a learner's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from course_lib.authoring import back_links
from course_lib.authoring.asked import asked
from course_lib.authoring.glossary_page import Places
from course_lib.content import notebook
from course_lib.content.markdown import plain
from course_lib.content.notebook import Call, Cell
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.models import Claims, Course, Glossary
from course_lib.paths import GLOSSARY


def terms(content: Content) -> str:
    """The glossary as the browser reads it, sorted by terms. Raises ContentError."""
    places = Places(content)
    said = [
        {"id": one.id, "term": one.term, "also": one.also, "means": " ".join(one.means.split()), "at": places.of(one)}
        for one in content.only(Glossary).in_order()
    ]
    return _list(map(_written, said))


def index(content: Content, books: Mapping[str, str]) -> str:
    """All that is searched but the glossary, book by book in reading order. Raises ContentError.

    `books` are the texts of the notebooks' files by their names; the page of the glossary stands in `terms`.
    """
    course = content.only(Course)
    named = [(one.title, one.notebook or "") for one in course.lessons] + [
        (one.title, one.notebook) for one in course.beside if one.notebook != GLOSSARY
    ]
    return _list(_book(title, file, _parts(books[file], content)) for title, file in named if file in books)


def _book(title: str, file: str, parts: Iterator[dict[str, Any]]) -> str:
    return f'{{"title":{_written(title)},"file":{_written(file)},"parts":{_list(map(_written, parts)).strip()}}}'


def _parts(book: str, content: Content) -> Iterator[dict[str, Any]]:
    """The places of a notebook's text: a cell, what it stands under or is called, and its words."""
    title = ""
    for one in json.loads(book)["cells"]:
        cell = Cell(str(one.get("id", "")), one["cell_type"], notebook.joined(one), 1)
        if back_links.HEADING in cell.headings:
            continue
        title = cell.headings[0][1] if cell.headings else title
        if cell.kind == "markdown":
            yield {"cell": cell.id, "title": plain(title), "says": plain(cell.source)}
        else:
            found = (part for call in _calls(cell) for part in _of(call, content, title))
            yield from ({"cell": cell.id, "asks": True, **part} for part in found)


def _calls(cell: Cell) -> list[Call]:
    try:
        return cell.calls
    except SyntaxError:
        return []  # it has a letter of its own


def _of(call: Call, content: Content, title: str) -> Iterator[dict[str, str]]:
    """An activity by its title and what it asks; a claim has no title but the heading that it stands under."""
    name = (call.names or ("",))[0]
    if call.verb == "claim":
        said = (one.claim for one in content.only(Claims).claims if one.id == name)
        yield from ({"title": plain(title), "says": text} for text in said)
    elif model := VERBS[call.verb].model if call.verb in VERBS else None:
        activity: Any = content.one(model, name)
        yield {"title": plain(activity.title), "says": plain("\n\n".join(asked(activity)))}


def _list(rows: Iterable[str]) -> str:
    """A list of JSON with a row for each entry, so that a change of one place is a change of one line."""
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _written(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
