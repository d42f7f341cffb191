"""The surface of an option: what somebody could count in it who knows nothing of the subject.

Each count is one number for each option of an item. All are kept whether or not they work in the bank of today: a habit
that is mended must not be free to come back. Where an option stands isn't counted, for each learner has another order.
What the test-wise go by, length, absolutes, echoes of the question and more, was first sorted by Millman, Bishop and
Ebel (1965, doi 10.1177/001316446502500304).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from course_lib.models import Item

#: A word as a reader sees it. An apostrophe within belongs to it, whichever way it is typed.
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
#: The end of a sentence. Signs may close it, such as a quotation mark.
SENTENCE = re.compile(r"[.?!…]+(?=\W*(?:\s|$))")
#: Shorter words are articles and pronouns, which everybody shares with everybody.
LONG_ENOUGH_TO_SHARE = 4


@dataclass(frozen=True)
class Seen:
    """An option among the others of its item, as the counts see it. All texts are in small letters."""

    text: str
    others: str
    prompt: str
    feelings: re.Pattern[str]


@dataclass(frozen=True)
class Count:
    """Something to count, and what it is called."""

    noun: str
    of: Callable[[Seen], float]


def _found(pattern: str) -> Callable[[Seen], float]:
    compiled = re.compile(pattern)
    return lambda seen: len(compiled.findall(seen.text))


def _any_of(words: str) -> Callable[[Seen], float]:
    return _found(rf"(?<!\w)(?:{'|'.join(words.split())})(?!\w)")


def _shared(one: str, other: str) -> int:
    mine, theirs = ({word for word in WORD.findall(text) if len(word) >= LONG_ENOUGH_TO_SHARE} for text in (one, other))
    return len(mine & theirs)


def _quoted(text: str) -> str:
    return " ".join(re.findall(r"“([^”]*)”", text))


_ABSOLUTES = "always never all every everyone everybody everything none nobody nothing only must completely any anyone"
_HEDGES = "may might perhaps maybe could seems? seemed probably likely sometimes often some wonder guess almost rather"

COUNTS: tuple[Count, ...] = (
    Count("“and”", _any_of("and")),
    Count("“, and”", _found(r", and\b")),
    Count("“or”", _any_of("or")),
    Count("“but”", _any_of("but though although")),
    Count("“because”, “so” or “if”", _any_of("because since so if")),
    Count("“not” or “no”", _found(r"\b(?:no|not|nor|without)\b|n[’']t\b")),
    Count("words shared with the question", lambda seen: _shared(seen.text, seen.prompt)),
    Count("words shared with what the client says", lambda seen: _shared(seen.text, _quoted(seen.prompt))),
    Count("words shared with the other options", lambda seen: _shared(seen.text, seen.others)),
    Count("absolutes (“always”, “nobody”)", _any_of(_ABSOLUTES)),
    Count("hedges (“may”, “perhaps”)", _any_of(_HEDGES)),
    Count("words for feelings", lambda seen: len(seen.feelings.findall(seen.text))),
    Count("roadblock words (“should”, “why”, “sure”, “sorry”)", _any_of("should why surely? sure sorry")),
    Count("question marks", _found(r"\?")),
    Count("sentences", _found(SENTENCE.pattern)),
    Count("words", lambda seen: len(WORD.findall(seen.text))),
    Count("characters", lambda seen: len(seen.text)),
    Count("“I” or “we”", _found(r"\b(?:i|me|my|mine|myself|we|us|our|ours)\b")),
    Count("“you”", _found(r"\b(?:you|your|yours|yourself)\b")),
    Count("quotation marks", _found(r"[“”\"]")),
    Count("commas", _found(r",")),
    Count("colons or dashes", _found(r"[:;–—]")),
    Count("contractions", _found(r"\w(?:n[’']t|[’'](?:re|ve|ll|m|d))\b|\b(?:it|that|there|what|he|she|let)[’']s\b")),
    Count("figures", _found(r"\d+")),
)


def feeling_words(families: Collection[Sequence[str]]) -> re.Pattern[str]:
    """What finds the words of these families, the longer first; with none of them, nothing."""
    words = sorted({word.lower() for family in families for word in family}, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)")


def surface(item: Item, feelings: re.Pattern[str]) -> list[list[float]]:
    """A row for each option of an item, a column for each of the `COUNTS`."""
    texts = [option.text.lower() for option in item.options]
    seen = (
        Seen(text, " ".join(texts[:place] + texts[place + 1 :]), item.prompt.lower(), feelings)
        for place, text in enumerate(texts)
    )
    return [[float(count.of(one)) for count in COUNTS] for one in seen]
