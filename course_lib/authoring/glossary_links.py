"""From a lesson's prose to the glossary: the first mention of each term in each lesson, which `tidy` makes a link.

Not where the term is taught, for there it is being explained; not in headings, quotations, code and other links; and
not in what is told beforehand and afterwards: a lesson's first cell, what to carry away and the references.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from course_lib.authoring import glossary_page
from course_lib.content import notebook
from course_lib.content.notebook import Cell
from course_lib.models import Glossary, Term
from course_lib.paths import GLOSSARY

#: A link that `tidy` wrote earlier, its words in the group.
WRITTEN = re.compile(rf"\[([^\]]+)\]\({re.escape(GLOSSARY)}#cell-id=[^)]+\)")
#: What no link is put into: headings, quotations of somebody's words, code, links and pictures, addresses, HTML.
LEFT_ALONE = re.compile(
    r"^(```|~~~).*?^\1|`[^`\n]*`|^#{1,6} [^\n]*|^>[^\n]*|“[^”]*”|!?\[[^\]]*\]\([^)]*\)|https?://\S+|<[^>\n]*>",
    re.MULTILINE | re.DOTALL,
)
#: How the headings begin after which a lesson says nothing new.
AFTERWARDS = ("to carry away", "what to carry away", "references")


def with_links(said: dict[str, Any], lesson: str, glossary: Glossary) -> dict[str, Any]:
    """The notebook of a lesson, by its id, as data, its prose leading to the glossary."""
    linking = Linking({one.id: one for one in glossary.terms})
    cells, over = [], False
    above: dict[int, str] = {}  # by level, the heading that a cell stands under
    for number, one in enumerate(said["cells"]):
        plain = WRITTEN.sub(r"\1", notebook.joined(one))
        cell = Cell(str(one.get("id", "")), one["cell_type"], plain, 1)
        for level, title in cell.headings:
            above = {**{one: name for one, name in above.items() if one < level}, level: cell.id}
            over = over or title.lower().startswith(AFTERWARDS)
        if cell.kind == "markdown":
            taught = {term.id for term in glossary.terms if term.lesson == lesson and term.section in above.values()}
            one = {**one, "source": plain if number == 0 or over else linking.into(plain, taught)}  # noqa: PLW2901
        cells.append(one)
    return {**said, "cells": cells}


class Linking:
    """The terms of one lesson, each of which is linked once."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self.terms = terms
        self.met: set[str] = set()
        said = {name: one.id for one in terms.values() for name in one.leading}
        self.by_words = [(pattern(name), said[name]) for name in sorted(said, key=len, reverse=True)]
        names = "|".join(f"(?:{words.pattern})" for words, _ in self.by_words)
        self.any = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])") if names else None

    def into(self, prose: str, taught: set[str]) -> str:
        """The prose with links at first mentions. Where a term is `taught` it counts as met, without a link."""
        if self.any is None:
            return prose
        done, parts = 0, []
        for kept in LEFT_ALONE.finditer(prose):
            parts += [self._linked(prose[done : kept.start()], taught), kept[0]]
            done = kept.end()
        return "".join([*parts, self._linked(prose[done:], taught)])

    def _linked(self, text: str, taught: set[str]) -> str:
        return self.any.sub(lambda found: self._one(found[0], taught), text) if self.any else text

    def _one(self, words: str, taught: set[str]) -> str:
        name = next(name for written, name in self.by_words if written.fullmatch(words))
        if name in self.met:
            return words
        self.met.add(name)
        return words if name in taught else f"[{words}]({glossary_page.link(self.terms[name])})"


def pattern(name: str) -> re.Pattern[str]:
    """A term's name as prose may write it: over a line's end, in the plural, its first letter small or large.

    A word of capitals is matched as it is, so that `CARE` isn’t found in care.
    """
    words = name.split()
    first = words[0]
    small = first[0] if any(letter.isupper() for letter in first[1:]) else f"[{first[0].lower()}{first[0].upper()}]"
    written = r"\s+".join([small + re.escape(first[1:]), *map(re.escape, words[1:])])
    return re.compile(written + "s?" if name[-1].isalpha() else written)
