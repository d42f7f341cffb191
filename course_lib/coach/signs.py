"""Signs: what shows in a clause that a rule applies, and rules made ready to look for them.

A sign is made of phrases, see `course_lib.phrases`. A line is a clause or a sentence in plain words, with a
blank before them: in a pattern, every word brings its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_lib.phrases import pattern

if TYPE_CHECKING:
    from course_lib.models import Rule

Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Sign:
    """Shows where `any` is found; `within` has to be found beside it, and none of `unless` around it.

    `unless` looks at the words between one “but” and the next: in “You feel bad, but pull yourself together” it takes
    back nothing of what follows the “but”. `asks` tells whether there has to be a question mark, or must not be.
    """

    any: re.Pattern[str]
    within: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    asks: bool | None

    def shows(self, line: str) -> bool:
        """Whether the sign is in a line."""
        if self.asks is not None and self.asks != (" ?" in line):
            return False
        if self.unless is None:
            found = self.any.search(line) is not None
        else:
            found = any(not self._taken_back(line, *hit.span()) for hit in self.any.finditer(line))
        return found and (self.within is None or self.within.search(line) is not None)

    def _taken_back(self, line: str, start: int, end: int) -> bool:
        before, after = line.rfind(" but ", 0, start), line.find(" but ", end)
        there = self.unless and self.unless.search(line, max(0, before), after if after >= 0 else len(line))
        return there is not None


@dataclass(frozen=True)
class Signs:
    """The signs of one rule, of which any will do."""

    signs: tuple[Sign, ...]

    @classmethod
    def of(cls, rule: Rule, lists: Lists) -> Signs:
        """Make the signs of a rule ready. Raises ValueError where a phrase names no list."""
        return cls(
            tuple(
                Sign(
                    pattern(sign.any, lists),
                    pattern(sign.within, lists) if sign.within else None,
                    pattern(sign.unless, lists) if sign.unless else None,
                    sign.asks,
                )
                for sign in rule.signs
            )
        )

    def show(self, line: str) -> bool:
        """Whether any of them is in a line."""
        return any(sign.shows(line) for sign in self.signs)
