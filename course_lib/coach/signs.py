"""Signs: what shows in a clause that a rule applies, and rules made ready to look for them.

A sign is made of phrases, see `course_lib.phrases`. A line is a clause or a sentence in plain words, with a
blank before them: in a pattern, every word brings its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from course_lib.coach.patterns import Index, Pattern, compiled, pattern
from course_lib.phrases import WordLists

if TYPE_CHECKING:
    from course_lib.models import Rule


#: How the names of the rules begin that look for danger in what a client says, and nowhere else.
CLIENT = "client-"


@dataclass(frozen=True)
class Sign:
    """Shows where `any` is found; `within` has to be found beside it, and none of `unless` around it.

    `unless` looks at the words between one “but” and the next: in “You feel bad, but pull yourself together” it takes
    back nothing of what follows the “but”. `asks` tells whether there has to be a question mark, or must not be.
    """

    any: Pattern
    within: Pattern | None
    unless: Pattern | None
    asks: bool | None

    def shows(self, line: str) -> bool:
        """Whether the sign is in a line."""
        return any(self.shows_by(one, line) for one in self.any.worth_trying(line))

    def shows_by(self, regex: str, line: str) -> bool:
        """Whether the sign is in a line by this phrase of `any`."""
        if self.asks is not None and self.asks != (" ?" in line):
            return False
        if self.unless is None:
            found = compiled(regex).search(line) is not None
        else:
            found = any(not self._taken_back(line, *hit.span()) for hit in compiled(regex).finditer(line))
        return found and (self.within is None or self.within.is_in(line))

    def _taken_back(self, line: str, start: int, end: int) -> bool:
        before, after = line.rfind(" but ", 0, start), line.find(" but ", end)
        return self.unless is not None and self.unless.is_in(line, max(0, before), after if after >= 0 else None)


@dataclass(frozen=True)
class Signs:
    """The signs of one rule, of which any will do."""

    signs: tuple[Sign, ...]

    @classmethod
    def of(cls, rule: Rule, lists: WordLists) -> Signs:
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


class AllSigns:
    """The signs of several rules, looked for at once: of all their phrases, only those that may be in a line."""

    def __init__(self, by_rule: Mapping[str, Signs]) -> None:
        self.by_rule = by_rule
        signs = ((rule, sign) for rule, of_rule in by_rule.items() for sign in of_rule.signs)
        self._index = Index((part, (rule, sign, part.regex)) for rule, sign in signs for part in sign.any.parts)
        #: The rules of which a sign is in a line. A client's lines are looked at once for all replies to them.
        self.shown = lru_cache(maxsize=1024)(self._shown)

    @cached_property
    def of_clients(self) -> AllSigns:
        """The rules for what clients say."""
        return AllSigns({name: signs for name, signs in self.by_rule.items() if name.startswith(CLIENT)})

    @cached_property
    def of_replies(self) -> AllSigns:
        """The rules for what is replied."""
        return AllSigns({name: signs for name, signs in self.by_rule.items() if not name.startswith(CLIENT)})

    def _shown(self, line: str) -> frozenset[str]:
        found: set[str] = set()
        for rule, sign, regex in self._index.worth_trying(line):
            if rule not in found and sign.shows_by(regex, line):
                found.add(rule)
        return frozenset(found)
