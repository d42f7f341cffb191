"""All that has been found out about one reply, for whoever decides what to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from course_lib.coach.book import Book
from course_lib.coach.copied import copied
from course_lib.coach.faults import Doubt
from course_lib.coach.features import look
from course_lib.coach.fit import Fit
from course_lib.coach.text import Text, parse
from course_lib.coach.words import STOCK, content

if TYPE_CHECKING:
    from course_lib.coach.feelings import Named
    from course_lib.coach.fit import Card
    from course_lib.coach.moves import Found
    from course_lib.coach.nearness import Known
    from course_lib.coach.verdict import Verdict

#: Between these chances of being open a question is told as a question and no more: two readers of 200 readings found
#: the two kinds mixed up.
CLOSED, OPEN = 0.2, 0.8
#: So many of the learner's words are quoted.
QUOTED = 14
#: So many words of the client's beside praise tell what it is for.
PARTICULAR = 2
#: Who or what else a clause may speak of.
OTHERS = frozenset(["he", "she", "they", "your", "his", "her", "their", "been"])


@dataclass(frozen=True)
class Case:
    """A reply (`told`) to a client's words (`heard`), with everything that was seen in it.

    `danger` is what the client's words are about where they hold danger, and `directly` whether the reply asked about
    it in words that can't be mistaken; `asks`, that it asks about suicide. `near` is the sentence of the moment's
    author that it is near to.
    """

    told: Text
    heard: Text
    found: Sequence[Found]
    fit: Fit
    verdict: Verdict
    danger: str | None
    directly: bool
    asks: bool
    near: Known | None
    doubt: Doubt
    moment: Card | None
    book: Book

    @cached_property
    def likely(self) -> list[Found]:
        """The moves that it surely makes."""
        surely = [one for one in self.found if one.certainty == "likely" and one.tellable]
        return [one for one in surely if one.name != "praise" or self._praises(one)]

    def _praises(self, one: Found) -> bool:
        """Whether a sentence hands out a mark: not where it says the client's words back, tells that praise was missed,
        or stands beside what it is for.
        """
        within = [clause for clause in self.told.clauses if one.span[0] <= clause.span[0] < one.span[1]]
        beside = [clause for clause in self.told.clauses if clause not in within]
        said, for_what = (content(word.text for each in part for word in each.words) for part in (within, beside))
        theirs = content(self.heard.words)
        missed = any("misses-praise" in self.book.tellings.shown(clause.line) for clause in within)
        return not (missed or (said and said <= theirs) or len((for_what - STOCK) & theirs) >= PARTICULAR)

    @cached_property
    def copied(self) -> bool:
        """Whether it is the client's own words put together again."""
        return copied(self.told, self.heard)

    def tells(self, rule: str) -> bool:
        """Whether a rule of the kind `telling` shows in the reply."""
        return any(rule in self.book.tellings.shown(clause.line) for clause in self.told.clauses)

    def half_open(self, span: tuple[int, int]) -> bool:
        """Whether a question is neither surely open nor surely closed, or begins openly and goes on to a guess.

        “What’s wrong, is it your back?”
        """
        _, comma, last = self.told.raw[slice(*span)].rpartition(",")
        narrows = bool(comma) and any("turned" in one.cues for one in look(parse(f"{last}?"), self.book.cues))
        return narrows or CLOSED < self.verdict.open < OPEN

    def of_theirs(self, one: Named) -> bool:
        """Whether a feeling is said of the client: “your girl hurt”, “it’s been stuck” say it of others and things."""
        clause = next(each for each in self.told.clauses if each.span[0] <= one.span[0] < each.span[1])
        return any(word.text == "you" for word in clause.words) or not OTHERS & {word.text for word in clause.words}

    def quote(self, span: tuple[int, int]) -> str:
        """The learner's own words, the first of them where there are many."""
        words = self.told.raw[slice(*span)].split()
        return " ".join(words) if len(words) <= QUOTED else " ".join(words[:QUOTED]) + " …"

    @cached_property
    def cues(self) -> frozenset[str]:
        """Every cue that shows in it."""
        return frozenset[str]().union(*(sentence.cues for sentence in self.verdict.sentences))
