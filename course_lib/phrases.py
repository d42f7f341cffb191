"""Phrases as a clinician writes them, and the regular expressions that they stand for.

A phrase is plain words; it is found where they stand one after another:

    keep it to yourself      these words
    keep (it|that) quiet     one of these words; the bars may part longer phrases, too
    you [just|really] should perhaps some of these words, as many as there are
    tablet[s], kill(ed|ing)  endings: perhaps this one, or one of these
    hit ... back             up to three words between; ...5 is up to five
    leave _ alone            one word, whichever
    # drinks                 a number in figures
    suicid*, *ing            any ending, any beginning
    {person}                 one of a list of data/coach/lists.yml
    ^ go home $              the clause begins here, the clause ends here
    is it ?                  the question mark at its end; so, too, the marks ! and - (broken off)
    get over !(there|to)     none of these next; !(do not) tell: none of these before

Words are found in clauses as `Clause.plain` has them, with one blank before: every word brings its own.

Most phrases are in no line. So each knows how the words begin that have to stand in a line for it to be found there;
where one of them is missing, its regular expression is not tried, and often never made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

#: What stands for one word and for a number in figures, and how many words `...` stands for if it doesn't say.
WORD, FIGURES, GAP = " [^ ?!]+", r" \d+\b", 3
#: Lists may name lists, so deep.
DEEPEST = 4
_LETTERS = re.compile(r"[a-z0-9'&-]+")
_PLAIN = re.compile(r"[a-z0-9]*")
_LIST = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")
_GAP = re.compile(r"\.\.\.(\d?)(?![\w.])")
_ENDS = re.compile(r"[ |)\]]|$")
_OFTEN_WORDS = """
a about all am an and any are as at be but can could do for get go have how i if in is it just know like me more my no
not of on one or really right say so some that the them there they thing think this to up want was we well what when
who will with would you your
"""
#: As many letters are compared of how words begin, and words that stand in many lines tell little.
BEGINS = 4
_OFTEN = frozenset(one[:BEGINS] for one in _OFTEN_WORDS.split())

#: How words begin of which one has to be there; None where nothing has to be, or nothing is known.
Beginnings = frozenset[str] | None


@dataclass(frozen=True)
class Part:
    """A piece of a phrase: its regular expression, and how words begin that it can't be found without.

    Of each of `needs` one has to be there; the one that a line is least likely to have comes first.
    """

    regex: str
    needs: tuple[frozenset[str], ...] = ()


@lru_cache(maxsize=20_000)
def beginning(word: str) -> str:
    """The first letters or figures of a word, at most `BEGINS` of them."""
    return _PLAIN.match(word)[0][:BEGINS]  # type: ignore[index]  # matches always, if only nothing


class WordLists(dict[str, Sequence[str]]):
    """Phrases under a name. What a list stands for is read once, however many phrases name it."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        super().__init__(lists)
        self._parts: dict[str, Part] = {}

    def part(self, name: str, depth: int) -> Part:
        """What any phrase of a list stands for. Raises ValueError where lists name one another without end."""
        if name not in self._parts:
            self._parts[name] = _one_of([Phrase(one, self, depth).part() for one in self[name]])
        return self._parts[name]


class Phrase:
    """Reads one phrase from left to right. Raises ValueError, in words, where it can't be read."""

    def __init__(self, text: str, lists: WordLists | None, depth: int = 0) -> None:
        self._text, self._lists, self._depth, self._at = text, lists, depth, 0

    def part(self) -> Part:
        """What the phrase stands for."""
        found = self._items()
        if self._at < len(self._text):
            raise ValueError(f"`{self._text}`: a bracket closes here that was not opened: `{self._rest()}`")
        return found

    def _rest(self) -> str:
        return self._text[self._at :]

    def _takes(self, sign: str) -> bool:
        here = self._text.startswith(sign, self._at)
        self._at += len(sign) * here
        return here

    def _items(self) -> Part:
        """Words with a blank between them, up to a bar or a bracket that closes."""
        found, first = [], True
        while True:
            if self._takes(" ") or not self._rest() or self._rest()[0] in " |)]":
                raise ValueError(
                    f"`{self._text}`: a word is missing, or there is a blank too many, before `{self._rest()}`"
                )
            found.append(self._item(first))
            first = False
            if not self._takes(" "):
                return _in_a_row(found)

    def _item(self, first: bool) -> Part:
        if self._takes("^"):
            return Part("^")
        if self._takes("$"):
            return Part("$")
        if self._takes("!("):
            return self._none_of(before=first)
        if self._ends_after(1) and self._rest()[0] in "?!-":
            self._at += 1
            return Part(" " + re.escape(self._text[self._at - 1]))
        if self._ends_after(1) and self._takes("_"):
            return Part(WORD)
        if self._ends_after(1) and self._takes("#"):
            return Part(FIGURES)
        if gap := _GAP.match(self._text, self._at):
            self._at = gap.end()
            return Part(f"(?:{WORD}){{0,{gap[1] or GAP}}}")
        if named := _LIST.match(self._text, self._at):
            self._at = named.end()
            return self._list(named[1])
        start = self._at
        if self._rest()[0] in "([":
            many = self._rest()[0] == "["
            inner = self._group()
            if self._ends_after(0):
                return Part(f"(?:{'|'.join(one.regex for one in inner)})*") if many else _one_of(inner)
            self._at = start
        return self._word()

    def _ends_after(self, length: int) -> bool:
        return bool(_ENDS.match(self._text, self._at + length))

    def _group(self) -> list[Part]:
        """What stands in brackets, one phrase or another."""
        closing = ")" if self._text[self._at] == "(" else "]"
        self._at += 1
        found = [self._items()]
        while self._takes("|"):
            found.append(self._items())
        if not self._takes(closing):
            raise ValueError(f"`{self._text}`: a `{closing}` is missing")
        return found

    def _word(self) -> Part:
        """Letters with perhaps some endings; a `*` stands for any."""
        found = " "
        starts: Beginnings = frozenset([""])
        while not self._ends_after(0):
            if letters := _LETTERS.match(self._text, self._at):
                self._at = letters.end()
                found += letters[0].replace("-", r"\-").replace("&", r"\&")
                starts = _grown(starts, frozenset([letters[0]]))
            elif self._takes("*"):
                found += r"[\w'-]*"
                starts = _grown(starts, None)
            elif self._rest()[0] in "([":
                many = self._rest()[0] == "["
                endings = [replace(one, regex=one.regex.strip().removesuffix(r"\b")) for one in self._group()]
                found += f"(?:{'|'.join(one.regex for one in endings)})" + "?" * many
                needs = None if any(" " in one.regex for one in endings) else _any_of(endings)
                starts = _grown(starts, needs and (needs | {""} if many else needs))
            else:
                raise ValueError(
                    f"`{self._text}`: `{self._rest()[0]}` has no meaning here; write small letters and words"
                )
        return Part(found + r"\b", _known(starts and frozenset(map(beginning, starts))))

    def _none_of(self, before: bool) -> Part:
        self._at -= 1
        inner = [one.regex for one in self._group()]
        return Part("".join(f"(?<!{one})" for one in inner) if before else f"(?!{'|'.join(inner)})")

    def _list(self, name: str) -> Part:
        if self._lists is None:
            return Part("")
        if name not in self._lists:
            raise ValueError(f"`{self._text}`: there is no list `{name}` in data/coach/lists.yml")
        if self._depth == DEEPEST:
            raise ValueError(f"`{self._text}`: lists name one another without end")
        return self._lists.part(name, self._depth + 1)


def _in_a_row(found: Sequence[Part]) -> Part:
    """One after another."""
    needs = dict.fromkeys(each for one in found for each in one.needs)
    rarest = sorted(needs, key=lambda one: (len(one & _OFTEN), len(one)))
    return Part("".join(one.regex for one in found), tuple(rarest))


def _one_of(found: Sequence[Part]) -> Part:
    """One of several. The blank that they share stands before them: Python then tries them at blanks alone."""
    if len(found) == 1:
        return found[0]
    each = [one.regex for one in found]
    if all(one.startswith(" ") for one in each):
        return Part(f" (?:{'|'.join(one[1:] for one in each)})", _known(_any_of(found)))
    return Part(f"(?:{'|'.join(each)})", _known(_any_of(found)))


def _any_of(parts: Sequence[Part]) -> Beginnings:
    """What a line has to have for any of these parts to be in it."""
    found = [one.needs[0] for one in parts if one.needs]
    return frozenset[str]().union(*found) if len(found) == len(parts) else None


def _known(needs: Beginnings) -> tuple[frozenset[str], ...]:
    return () if needs is None else (needs,)


def _grown(starts: Beginnings, pieces: Beginnings) -> Beginnings:
    """How a word may begin whose letters go on with one of these pieces; None stands for any letters."""
    if starts is None or all(len(one) >= BEGINS for one in starts):
        return starts
    if pieces is None or ("" in starts and "" in pieces):
        return None
    return frozenset(one + piece if len(one) < BEGINS else one for one in starts for piece in pieces)


def readable(phrase: str) -> str:
    """The phrase itself. Raises ValueError where it can't be read; lists are not looked up yet."""
    Phrase(phrase, None).part()
    return phrase


def named(phrase: str) -> list[str]:
    """The lists that a phrase names."""
    return _LIST.findall(phrase)
