"""Phrases made ready to be looked for in many lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Generic, TypeVar

from course_lib.phrases import Part, Phrase, WordLists, beginning

Thing = TypeVar("Thing")


def pattern(phrases: Sequence[str], lists: WordLists) -> Pattern:
    """What finds any of these phrases in a clause with a blank before it."""
    return Pattern([Phrase(one, lists).part() for one in phrases])


class Index(Generic[Thing]):
    """Things that belong to phrases, by how a word of a line begins wherever the phrase is in it."""

    def __init__(self, pairs: Iterable[tuple[Part, Thing]]) -> None:
        self._always: list[Thing] = []
        self._by_beginning: dict[str, list[tuple[tuple[frozenset[str], ...], Thing]]] = {}
        for part, thing in pairs:
            if not part.needs:
                self._always.append(thing)
                continue
            first, *others = part.needs
            for start in first:
                self._by_beginning.setdefault(start, []).append((tuple(others), thing))
        self._beginnings = frozenset(self._by_beginning)

    def worth_trying(self, line: str) -> list[Thing]:
        """What belongs to the phrases that may be in a line, some of it twice."""
        there = beginnings(line)
        missing = there.isdisjoint
        likely = (pair for one in self._beginnings & there for pair in self._by_beginning[one])
        return self._always + [thing for others, thing in likely if not any(map(missing, others))]


class Pattern:
    """What finds any of some phrases (`parts`) in a line."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._index = Index((one, one.regex) for one in parts)

    def worth_trying(self, line: str) -> list[str]:
        """The regular expressions of the phrases that may be in a line."""
        return self._index.worth_trying(line)

    def is_in(self, line: str, start: int = 0, end: int | None = None) -> bool:
        """Whether one of the phrases is in a line, or between two places in it."""
        stop = len(line) if end is None else end
        return any(compiled(one).search(line, start, stop) for one in self.worth_trying(line))


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """Made ready when it is first tried; many never are."""
    return re.compile(regex, re.ASCII)


@lru_cache(maxsize=4096)
def beginnings(line: str) -> frozenset[str]:
    """How the words of a line begin."""
    return frozenset(map(beginning, line.split()))
