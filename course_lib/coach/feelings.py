"""Feelings as words name them: which, where, and whose they are.

They are looked up in a small lexicon. A negated feeling is not named, nor is one that the helper has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from course_lib.coach.text import Text, Word, parse
from course_lib.coach.words import root

if TYPE_CHECKING:
    from course_lib.coach.book import Sense


class Said(Protocol):
    """Something said before, and by whom."""

    @property
    def speaker(self) -> str: ...
    @property
    def text(self) -> str: ...


#: Before a feeling these take it back, within a few words of the same clause.
_NOT = frozenset(["not", "never", "no", "without", "nor", "hardly", "isn't", "none"])
_BUT_NOT = frozenset(["only", "just", "sure", "wonder", "surprised", "help"])
_SUBJECTS = frozenset(["i", "it", "he", "she", "they", "that", "we", "you"])
_REACH = 4
#: Who else a clause with a feeling may speak of, and verbs by which a helper offers one: “I imagine it’s lonely”.
_HELPER, _YOU = frozenset(["i", "me", "my", "us", "we", "our"]), frozenset(["you", "your", "yours", "yourself"])
_OTHERS = frozenset(["some", "many", "most", "lots", "other", "others", "people", "he", "she", "they", "his", "their"])
_OFFERS = frozenset(
    ["wonder", "imagine", "guess", "hear", "sense", "think", "see", "gather", "picture", "seems", "sounds"]
)
#: No feeling of the lexicon has more words.
LONGEST = 4


@dataclass(frozen=True)
class Named:
    """A feeling that a reply names: the words, where they stand, and what they may mean."""

    words: str
    span: tuple[int, int]
    senses: tuple[Sense, ...]
    key: tuple[str, ...]

    @property
    def families(self) -> frozenset[str]:
        return frozenset(sense.family for sense in self.senses)


def named(text: Text, feelings: Mapping[tuple[str, ...], tuple[Sense, ...]], whose: str = "you") -> list[Named]:
    """The feelings that a text names as the client's, in their order. A client says `i`, a helper `you`.

    `no` is for those that a client says they haven't.
    """
    found = []
    for clause in text.clauses:
        roots = [root(word.text) for word in clause.words]
        at = 0
        while at < len(roots):
            length = min(LONGEST, len(roots) - at)
            while length and tuple(roots[at : at + length]) not in feelings:
                length -= 1
            before = clause.words[max(0, at - _REACH) : at]
            if length and (_negated(before) if whose == "no" else not _taken_back(before, whose)):
                words = clause.words[at : at + length]
                key = tuple(roots[at : at + length])
                phrase = text.raw[words[0].start : words[-1].end]
                found.append(Named(phrase, (words[0].start, words[-1].end), feelings[key], key))
            at += length or 1
    return found


def _taken_back(before: tuple[Word, ...], whose: str) -> bool:
    """Whether the words just before a feeling negate it or give it to the helper."""
    words_before = [word.text for word in before]
    return _negated(before) or (
        whose == "you"
        and "i" in words_before
        and "you" not in words_before
        and not {"wonder", "imagine", "guess", "hear", "sense"} & set(words_before)
    )


def _negated(before: tuple[Word, ...]) -> bool:
    """Whether the words just before a feeling deny it."""
    words_before = [word.text for word in before]
    for place, word in enumerate(words_before):
        if word == "no" and words_before[place + 1 : place + 2] and words_before[place + 1] in _SUBJECTS:
            continue  # “No, I’m glad” denies something else
        if word in _NOT and not (place + 1 < len(words_before) and words_before[place + 1] in _BUT_NOT):
            return True
    return False


def of_theirs(one: Named, reply: Text) -> bool:
    """Whether a feeling is said of the client: not of the helper, of others, or of people in general."""
    clause = next(each for each in reply.clauses if each.span[0] <= one.span[0] < each.span[1])
    words = {word.text for word in clause.words}
    if clause.words[0].text in _OTHERS and not words & _OFFERS:
        return False
    return bool(words & (_YOU | _OFFERS)) or not words & (_HELPER | _OTHERS)


def turned_down(
    says: Text, before: Iterable[Said], feelings: Mapping[tuple[str, ...], tuple[Sense, ...]]
) -> frozenset[str]:
    """The families of feelings that the client has just said no to, or that the helper had put to them in vain."""
    now = frozenset[str]().union(*(one.families for one in named(says, feelings, whose="i")))
    denied = frozenset[str]().union(*(one.families for one in named(says, feelings, whose="no")))
    put = [parse(one.text) for one in before if one.speaker == "counsellor"][-1:]
    tried = frozenset[str]().union(*(one.families for text in put for one in named(text, feelings)))
    return (denied | tried) - now
