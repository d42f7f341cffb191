"""Phrases made ready to be looked for in many lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from course_lib.phrases import Beginnings, Part, Phrase, WordLists, beginning


def pattern(phrases: Sequence[str], lists: WordLists) -> Pattern:
    """What finds any of these phrases in a clause with a blank before it."""
    return Pattern([Phrase(one, lists).part() for one in phrases])


class Pattern:
    """What finds any of some phrases in a line."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._always: list[str] = []
        self._by_beginning: dict[str, list[str]] = {}
        for part in parts:
            if part.needs is None:
                self._always.append(part.regex)
            for start in part.needs or ():
                self._by_beginning.setdefault(start, []).append(part.regex)
        self._beginnings = frozenset(self._by_beginning)

    @property
    def needs(self) -> Beginnings:
        """How words begin of which a line has one wherever a phrase is in it."""
        return None if self._always else self._beginnings

    def is_in(self, line: str, start: int = 0, end: int | None = None) -> bool:
        """Whether one of the phrases is in a line, or between two places in it."""
        stop = len(line) if end is None else end
        return any(_compiled(one).search(line, start, stop) for one in self._worth_trying(line))

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where phrases are in a line."""
        return [hit.span() for one in self._worth_trying(line) for hit in _compiled(one).finditer(line)]

    def _worth_trying(self, line: str) -> list[str]:
        there = self._beginnings & beginnings(line)
        if not there:
            return self._always
        return [*self._always, *(one for start in there for one in self._by_beginning[start])]


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """Made ready when it is first tried; many never are."""
    return re.compile(regex, re.ASCII)


@lru_cache(maxsize=4096)
def beginnings(line: str) -> frozenset[str]:
    """How the words of a line begin."""
    return frozenset(beginning(word) for word in line.split())
