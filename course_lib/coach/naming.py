"""What can be told of a sentence that is to name a feeling: which, how big, about what, in which form.

It goes by words alone and gives no mark: each finding is a fact about the sentence, and what it may do to the client is
told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, Protocol

from course_lib.coach.feelings import Named, named
from course_lib.coach.reading import read
from course_lib.coach.text import Clause, Text, parse
from course_lib.coach.words import STOCK, STOP, content, meaning, stem, swapped

if TYPE_CHECKING:
    from course_lib.coach.book import Book


class Heard(Protocol):
    """What a client says, and what may be named of it; see `course_lib.models.FeelingLine`."""

    @property
    def says(self) -> str: ...
    @property
    def about(self) -> Sequence[str]: ...
    @property
    def fitting(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Naming:
    """What a sentence does. `stop` holds what the coach says where it reads no further, and then nothing else counts;
    `to_try`, what it says to a sentence that advises, soothes or only asks.

    `feelings` are the words for feelings, each with a family (a fitting one where there is one), its strength (0 to 2)
    and whether the family fits. `said` tells that the client had named one of the fitting ones. `theirs` are the
    client's matters that it takes up.
    """

    feelings: tuple[tuple[str, str, int, bool], ...] = ()
    said: bool = False
    form: Literal["statement", "check", "tag", "question", "asks-on"] = "statement"
    room: Literal["open", "plain", "shut"] = "plain"
    closeness: Literal["parrots", "adds", "follows", "own"] = "follows"
    theirs: tuple[str, ...] = ()
    to_try: str | None = None
    stop: str | None = None


#: Words just before a feeling that make it bigger or smaller.
_MORE_WORDS = "very really so absolutely utterly completely terribly totally incredibly extremely deeply awfully"
_LESS_WORDS = "bit little slightly somewhat"
MORE, LESS = frozenset(_MORE_WORDS.split()), frozenset(_LESS_WORDS.split())
#: A question that asks for a yes, at the end of what it was put behind.
_TAG = re.compile(
    r"\b(?:(?:is|are|do|does|did|was|were|have|has|had|can|could|would|will|must) not (?:it|you|they|he|she|that|there)"
    r"|right|yeah|no|correct|yes|huh|eh) \?$"
)
#: A short question whether the sentence before it is so.
_CHECK = re.compile(
    r"\b(?:is (?:it|that|this)|(?:does|did) (?:it|that|this)|have i|do i have|am i|or is it|or (?:have|am) i"
    r"|something like that|close|near|anything like)\b"
)
#: What is put as a guess, and what is put so that a no would be a quarrel.
_GUESS = re.compile(
    r"\b(?:maybe|perhaps|might|may be|could be|it sounds|sounds (?:like|as)|it seems|seems?|looks (?:like|as)|i wonder"
    r"|i am wondering|i imagine|i guess|i am guessing|my guess|my sense|i hear|i sense|i gather|sense that"
    r"|something like|if i (?:hear|heard|understand|understood|have got|got)|as if|as though|kind of"
    r"|sort of|not sure|or is it|tell me if|correct me)\b"
)
_SHUT = re.compile(
    r"\b(?:obviously|clearly|of course|deep down|deep inside|underneath|you must (?:be|feel|have)|no doubt|definitely"
    r"|i know (?:exactly|just|how|you)|i can tell|i am sure|you are (?:really|actually) just|admit|the truth is)\b"
)
#: As many words in a row are a run, and such a share of a sentence of such a length makes it an echo.
RUN, SHARE, LENGTH = 3, 0.6, 6
#: A question that checks has no more words.
SHORT = 8
#: So many of the client's words are quoted.
QUOTED = 3
#: Guards of the coach about what is told here in another way.
_OWN = frozenset(["echo", "too-short", "unconnected", "stock-stems"])


def naming_of(sentence: str, heard: Heard, book: Book) -> Naming:
    """What a sentence does to a client's words; nothing more where the coach stops at it, or can't read it."""
    seen = read(sentence, heard.says, book=book)
    if seen.safety or (seen.hold and seen.hold not in _OWN):
        return Naming(stop=seen.told[0])
    told, says = parse(sentence), parse(heard.says)
    found = named(told, book.feelings)
    feelings = tuple(_sense(one, told, heard.fitting) for one in found)
    before = [one for one in named(says, book.feelings, whose="i") if one.families & set(heard.fitting)]
    said = any(one.families & mine.families for one in before for mine in found)
    form = _form(told, found)
    theirs = _theirs(told, found, says, heard.about, book)
    fits = any(fit for *_, fit in feelings)
    return Naming(
        feelings,
        said,
        form,
        _room(told, form),
        _closeness(told, says, bool(theirs), fits and not said),
        theirs,
        seen.to_try,
    )


def _sense(one: Named, told: Text, fitting: Sequence[str]) -> tuple[str, str, int, bool]:
    """A feeling with the family that is meant, as far as one fits, and its size with the words before it."""
    sense = next((each for name in fitting for each in one.senses if each.family == name), one.senses[0])
    clause = next(each for each in told.clauses if each.words[0].start <= one.span[0] <= each.words[-1].start)
    before = {word.text for word in [word for word in clause.words if word.end <= one.span[0]][-2:]}
    change = -1 if before & LESS else 1 if before & MORE else 0
    return one.words, sense.family, min(2, max(0, sense.strength + change)), sense.family in fitting


def _form(told: Text, found: Sequence[Named]) -> Literal["statement", "check", "tag", "question", "asks-on"]:
    """Whether it states or asks, and what a question at its end does to what was stated before it."""
    parts = _sentences(told)
    if not any(_asks(part) for part in parts):
        return "statement"
    if _asks(parts[-1]) and _TAG.search(parts[-1][-1].plain):
        return "tag"
    naming_it = [part for part in parts if any(part[0].span[0] <= one.span[0] < part[-1].span[1] for one in found)]
    if not naming_it or all(_asks(part) for part in naming_it):
        return "question"
    last = " ".join(clause.plain for clause in parts[-1])
    short = sum(len(clause.words) for clause in parts[-1]) <= SHORT
    return "check" if _asks(parts[-1]) and short and _CHECK.search(last) else "asks-on"


def _asks(part: Sequence[Clause]) -> bool:
    return part[-1].mark == "?"


def _sentences(told: Text) -> list[list[Clause]]:
    """The clauses of each sentence; a clause that ends in a comma goes on in the next."""
    parts: list[list[Clause]] = [[]]
    for clause in told.clauses:
        parts[-1].append(clause)
        if clause.mark != ",":
            parts.append([])
    return [part for part in parts if part]


def _room(told: Text, form: str) -> Literal["open", "plain", "shut"]:
    lines = [clause.plain for clause in told.clauses]
    if form == "tag" or any(_SHUT.search(line) for line in lines):
        return "shut"
    return "open" if form == "check" or any(_GUESS.search(line) for line in lines) else "plain"


def _closeness(
    told: Text, says: Text, takes_up: bool, names_more: bool
) -> Literal["parrots", "adds", "follows", "own"]:
    """How much of it is the client's own words, in their order, whoever says I."""
    mine, theirs = ([word for clause in text.clauses for word in swapped(clause)] for text in (told, says))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    taken = sum(block.size for block in blocks if block.size >= RUN)
    if len(mine) >= LENGTH and taken >= SHARE * len(mine):
        return "adds" if names_more else "parrots"
    return "follows" if takes_up else "own"


def _theirs(told: Text, found: Sequence[Named], says: Text, about: Sequence[str], book: Book) -> tuple[str, ...]:
    """The words of a sentence, feelings aside, that take up what the client said or what the feeling is about."""
    matters = meaning([*says.words, *(word for line in about for word in parse(line).words)], book.alike)
    spans = [one.span for one in found]
    quoted: dict[str, str] = {}
    for word in (word for clause in told.clauses for word in clause.words):
        if word.text in STOP or stem(word.text) in STOCK or any(low <= word.start < high for low, high in spans):
            continue
        if meaning([word.text], book.alike) & matters:
            quoted.setdefault(stem(word.text), told.raw[word.start : word.end])
    plain = f" {' '.join(told.words)} "
    for phrase in (" ".join(parse(line).words) for line in about):
        if f" {phrase} " in plain and not content(phrase.split()):  # made of small words, such as “the back way”
            quoted.setdefault(phrase, phrase)
    return tuple(quoted.values())[:QUOTED]
