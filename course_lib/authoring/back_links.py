"""From each reference of a lesson back to where the lesson rests on it: the end of its line, which `tidy` writes.

What a lesson rests on stands in its prose, on the cards of its claims, or in what another activity of it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from course_lib.content import notebook, source
from course_lib.content.notebook import Call, Cell
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.models import Claims, Source, Sources

#: The heading of a lesson's list; each entry of the list is one line that begins with a hyphen.
HEADING = (2, "References")
#: The end of such a line that leads back.
BACK = re.compile(r" · \[where it is used\]\([^)]*\)$")


def reference(of: Source) -> str:
    """The line of a list of references, in Markdown, without its way back."""
    line = f"- {of.whose} *{of.where.removesuffix('.')}*."
    if of.doi:
        shown, target = quote(of.doi, safe="/:;()"), quote(of.doi, safe="/:;")
        line += f" [https://doi.org/{shown}](https://doi.org/{target})"
    return line


def with_back_links(said: dict[str, Any], file: str, content: Content) -> dict[str, Any]:
    """A lesson's notebook as data, its list of references leading back. Raises ContentError."""
    cells = [Cell(str(cell.get("id", "")), cell["cell_type"], notebook.joined(cell), 1) for cell in said["cells"]]
    at = next((number for number, cell in enumerate(cells) if HEADING in cell.headings), None)
    if at is None:
        return said
    known = {reference(one): one for one in content.only(Sources).sources}
    before = [(cell, _rests_on(cell, content)) for cell in cells if cell is not cells[at]]

    def led_back(row: str) -> str:
        line = BACK.sub("", row)
        of = known.get(line)
        cell = next((cell.id for cell, texts in before if of and any(_names(text, of) for text in texts)), None)
        return f"{line} · [where it is used]({file}#cell-id={cell})" if cell else line

    text = "\n".join(map(led_back, cells[at].source.split("\n")))
    return {**said, "cells": [{**one, "source": text} if n == at else one for n, one in enumerate(said["cells"])]}


def _names(text: str, of: Source) -> bool:
    """Whether a text links to a source by its DOI, or names it by its id."""
    return text == of.id or bool(of.doi and f"doi.org/{quote(of.doi, safe='/:;')}".lower() in text.lower())


def _rests_on(cell: Cell, content: Content) -> list[str]:
    """What may name a source: the cell's prose, and what its activities say. Raises ContentError."""
    if cell.kind == "markdown":
        return [cell.source]
    try:
        return [text for call in cell.calls for text in _said(call, content)]
    except SyntaxError:
        return []  # it has a letter of its own


def _said(call: Call, content: Content) -> Iterator[str]:
    name = (call.names or ("",))[0]
    if call.verb == "claim":
        cards = [one.card for one in content.only(Claims).claims if one.id == name and one.card]
        yield from (finding.source for card in cards for finding in card.findings)
    elif model := VERBS[call.verb].model if call.verb in VERBS else None:
        yield source.read(content.file(model, name), notebook.LARGEST)
