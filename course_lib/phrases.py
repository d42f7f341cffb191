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
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: What stands for one word and for a number in figures, and how many words `...` stands for if it doesn't say.
WORD, FIGURES, GAP = " [^ ?!]+", r" \d+\b", 3
#: Lists may name lists, so deep.
DEEPEST = 4
_LETTERS = re.compile(r"[a-z0-9'&-]+")
_LIST = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")
_GAP = re.compile(r"\.\.\.(\d?)(?![\w.])")
_ENDS = re.compile(r"[ |)\]]|$")


class Phrase:
    """Reads one phrase from left to right. Raises ValueError, in words, where it can't be read."""

    def __init__(self, text: str, lists: Mapping[str, Sequence[str]] | None, depth: int = 0) -> None:
        self._text, self._lists, self._depth, self._at = text, lists, depth, 0

    def regex(self) -> str:
        """The regular expression that the phrase stands for."""
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

    def _items(self) -> str:
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
                return "".join(found)

    def _item(self, first: bool) -> str:
        if self._takes("^"):
            return "^"
        if self._takes("$"):
            return "$"
        if self._takes("!("):
            return self._none_of(before=first)
        if self._ends_after(1) and self._rest()[0] in "?!-":
            self._at += 1
            return " " + re.escape(self._text[self._at - 1])
        if self._ends_after(1) and self._takes("_"):
            return WORD
        if self._ends_after(1) and self._takes("#"):
            return FIGURES
        if gap := _GAP.match(self._text, self._at):
            self._at = gap.end()
            return f"(?:{WORD}){{0,{gap[1] or GAP}}}"
        if named := _LIST.match(self._text, self._at):
            self._at = named.end()
            return self._list(named[1])
        start = self._at
        if self._rest()[0] in "([":
            many = self._rest()[0] == "["
            inner = self._group()
            if self._ends_after(0):
                return f"(?:{'|'.join(inner)})*" if many else _one_of(inner)
            self._at = start
        return self._word()

    def _ends_after(self, length: int) -> bool:
        return bool(_ENDS.match(self._text, self._at + length))

    def _group(self) -> list[str]:
        """What stands in brackets, one phrase or another."""
        closing = ")" if self._text[self._at] == "(" else "]"
        self._at += 1
        found = [self._items()]
        while self._takes("|"):
            found.append(self._items())
        if not self._takes(closing):
            raise ValueError(f"`{self._text}`: a `{closing}` is missing")
        return found

    def _word(self) -> str:
        """Letters with perhaps some endings; a `*` stands for any."""
        found = " "
        while not self._ends_after(0):
            if letters := _LETTERS.match(self._text, self._at):
                self._at = letters.end()
                found += letters[0].replace("-", r"\-").replace("&", r"\&")
            elif self._takes("*"):
                found += r"[\w'-]*"
            elif self._rest()[0] in "([":
                many = self._rest()[0] == "["
                endings = "|".join(one.strip().removesuffix(r"\b") for one in self._group())
                found += f"(?:{endings})" + "?" * many
            else:
                raise ValueError(
                    f"`{self._text}`: `{self._rest()[0]}` has no meaning here; write small letters and words"
                )
        return found + r"\b"

    def _none_of(self, before: bool) -> str:
        self._at -= 1
        inner = self._group()
        return "".join(f"(?<!{one})" for one in inner) if before else f"(?!{'|'.join(inner)})"

    def _list(self, name: str) -> str:
        if self._lists is None:
            return ""
        if name not in self._lists:
            raise ValueError(f"`{self._text}`: there is no list `{name}` in data/coach/lists.yml")
        if self._depth == DEEPEST:
            raise ValueError(f"`{self._text}`: lists name one another without end")
        return _one_of([Phrase(one, self._lists, self._depth + 1).regex() for one in self._lists[name]])


def _one_of(found: Sequence[str]) -> str:
    """One of several. The blank that they share stands before them: Python then tries them at blanks alone."""
    if len(found) == 1:
        return found[0]
    if all(one.startswith(" ") for one in found):
        return f" (?:{'|'.join(one[1:] for one in found)})"
    return f"(?:{'|'.join(found)})"


def readable(phrase: str) -> str:
    """The phrase itself. Raises ValueError where it can't be read; lists are not looked up yet."""
    Phrase(phrase, None).regex()
    return phrase


def named(phrase: str) -> list[str]:
    """The lists that a phrase names."""
    return _LIST.findall(phrase)


def pattern(phrases: Sequence[str], lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """What finds any of these phrases in a clause with a blank before it."""
    found = [Phrase(one, some).regex() for phrase in phrases for one, some in _spread(phrase, lists)]
    first = [one.removeprefix("^") for one in found if one.startswith("^")]  # tried once, and not at every letter
    rest = [one for one in found if not one.startswith("^")]
    return re.compile(
        "|".join([*([f"^{_one_of(first)}"] if first else []), *([_one_of(rest)] if rest else [])]), re.ASCII
    )


def _spread(phrase: str, lists: Mapping[str, Sequence[str]]) -> list[tuple[str, Mapping[str, Sequence[str]]]]:
    """A phrase that begins with a list, once for what in it begins a clause and once for the rest."""
    named = _LIST.match(phrase)
    some = lists.get(named[1], ()) if named else ()
    first = [one for one in some if one.startswith("^")]
    rest = [one for one in some if not one.startswith("^")]
    if not named or not first or not rest:
        return [(phrase, lists)]
    return [(phrase, {**lists, named[1]: first}), (phrase, {**lists, named[1]: rest})]
