"""How a reply fits this client: which feelings it names, which it misses, and what of the moment it takes up.

Feelings are looked up in a small lexicon; a negated feeling is not named, nor is one that the helper has. The coach
knows what is present, possible and absent only where a moment says so; without one it judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from course_lib.coach.nearness import Written
from course_lib.coach.text import Clause, Text, Word, parse
from course_lib.coach.words import content, meaning, root

if TYPE_CHECKING:
    from course_lib.coach.book import Sense


class Feelings(Protocol):
    """What a client feels."""

    @property
    def present(self) -> Sequence[str]: ...
    @property
    def possible(self) -> Sequence[str]: ...
    @property
    def absent(self) -> Sequence[str]: ...


class Card(Written, Protocol):
    """What a moment and a simulated client tell of the one who speaks; see `course_lib.models.Moment`."""

    @property
    def says(self) -> str: ...
    @property
    def risk(self) -> str | None: ...
    @property
    def feelings(self) -> Feelings: ...
    @property
    def key_ideas(self) -> Sequence[str]: ...
    @property
    def self_check(self) -> Sequence[str]: ...


#: Before a feeling these take it back, within a few words of the same clause.
_NOT = frozenset(["not", "never", "no", "without", "nor", "hardly", "isn't", "none"])
_BUT_NOT = frozenset(["only", "just", "sure", "wonder", "surprised", "help"])
_SUBJECTS = frozenset(["i", "it", "he", "she", "they", "that", "we", "you"])
_REACH = 4
#: So many feelings of a moment in one sentence are a list of them.
LIST = 3
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


@dataclass(frozen=True)
class Fit:
    """What a reply does with the feelings and ideas of a moment, if it is `known`. `wrong` is not there at all.

    `met` and `ventured` are said beside something of the client's; `fits` tells that any feeling of theirs is named.
    `listed` tells that feelings stand in a row, as if one of them had to be right; then none counts as met.
    """

    named: tuple[Named, ...]
    heard: tuple[Named, ...] = ()
    known: bool = False
    met: tuple[str, ...] = ()
    ventured: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    fits: bool = False
    listed: bool = False
    wrong: tuple[Named, ...] = ()
    ideas: tuple[str, ...] = ()


def named(text: Text, feelings: Mapping[tuple[str, ...], tuple[Sense, ...]], whose: str = "you") -> list[Named]:
    """The feelings that a text names as the client's, in their order. A client says `i`, a helper `you`."""
    found = []
    for clause in text.clauses:
        roots = [root(word.text) for word in clause.words]
        at = 0
        while at < len(roots):
            length = min(LONGEST, len(roots) - at)
            while length and tuple(roots[at : at + length]) not in feelings:
                length -= 1
            if length and not _taken_back(clause.words[max(0, at - _REACH) : at], whose):
                words = clause.words[at : at + length]
                key = tuple(roots[at : at + length])
                phrase = text.raw[words[0].start : words[-1].end]
                found.append(Named(phrase, (words[0].start, words[-1].end), feelings[key], key))
            at += length or 1
    return found


def _taken_back(before: tuple[Word, ...], whose: str) -> bool:
    """Whether the words just before a feeling negate it or give it to the helper."""
    words_before = [word.text for word in before]
    for place, word in enumerate(words_before):
        if word == "no" and words_before[place + 1 : place + 2] and words_before[place + 1] in _SUBJECTS:
            continue  # “No, I’m glad” denies something else
        if word in _NOT and not (place + 1 < len(words_before) and words_before[place + 1] in _BUT_NOT):
            return True
    return (
        whose == "you"
        and "i" in words_before
        and "you" not in words_before
        and not {"wonder", "imagine", "guess", "hear", "sense"} & set(words_before)
    )


def fit(
    reply: Text,
    says: Text,
    moment: Card | None,
    feelings: Mapping[tuple[str, ...], tuple[Sense, ...]],
    alike: Mapping[str, int],
) -> Fit:
    """Lay a reply beside the client's words and, where there is one, the moment."""
    told, heard = tuple(named(reply, feelings)), tuple(named(says, feelings, whose="i"))
    if moment is None:
        return Fit(told, heard)
    there = {one: _Lines(one, feelings) for one in moment.feelings.present}
    maybe = {one: _Lines(one, feelings) for one in moment.feelings.possible}
    absent = [_Lines(one, feelings) for one in moment.feelings.absent]
    lines = (moment.says, *moment.key_ideas)
    theirs = frozenset[str]().union(*(meaning(parse(line).words, alike) for line in lines))
    parts = [_Part.of(sentence, told, theirs, alike) for sentence in reply.parts]
    listed = any(sum(part.meets(one) for one in [*there.values(), *maybe.values()]) >= LIST for part in parts)
    beside = [] if listed else [part for part in parts if part.beside]
    met = tuple(line for line, means in there.items() if any(part.meets(means) for part in beside))
    ventured = tuple(line for line, means in maybe.items() if any(part.meets(means) for part in beside))
    fitting = frozenset[str]().union(*(means.families for means in [*there.values(), *maybe.values()]))
    wrong = tuple(one for one in told if _misses(one, fitting, absent))
    ideas = tuple(idea for idea in moment.key_ideas if _touches(reply, idea, moment.says, alike))
    unmet = tuple(line for line in there if line not in met)
    fits = any(part.meets(line) for part in parts for line in [*there.values(), *maybe.values()])
    return Fit(told, heard, True, met, ventured, unmet, fits, listed, wrong, ideas)


@dataclass(frozen=True)
class _Part:
    """A sentence of a reply: the feelings it names, its stems, and whether something of the client's is `beside`."""

    told: tuple[Named, ...]
    stems: frozenset[str]
    beside: bool

    @classmethod
    def of(
        cls, clauses: Sequence[Clause], told: Sequence[Named], theirs: frozenset[str], alike: Mapping[str, int]
    ) -> _Part:
        words = [word for clause in clauses for word in clause.words]
        here = tuple(one for one in told if words[0].start <= one.span[0] <= words[-1].start)
        felt = {at for one in here for at in range(*one.span)}
        others = [word.text for word in words if word.start not in felt]
        return cls(here, content([word.text for word in words]), bool(meaning(others, alike) & theirs))

    def meets(self, line: _Lines) -> bool:
        return line.met_by(self.told, self.stems)


class _Lines:
    """One line of a moment's feelings, such as `proud of Winston`."""

    def __init__(self, line: str, feelings: Mapping[tuple[str, ...], tuple[Sense, ...]]) -> None:
        text = parse(line)
        self.named = named(text, feelings)
        self.families = frozenset[str]().union(*(one.families for one in self.named))
        self.keys = {one.key for one in self.named}
        self.stems = content(text.words)

    def met_by(self, told: Iterable[Named], stems: frozenset[str]) -> bool:
        """A word of the same family, or the line's own words where it has none of the lexicon."""
        if self.named:
            return any(one.families & self.families for one in told)
        return bool(self.stems & stems)


def _misses(one: Named, fitting: frozenset[str], absent: Iterable[_Lines]) -> bool:
    """A feeling that the moment calls absent: the very word, or a plain one of a family of which nothing is there."""
    plain = any(sense.strength > 0 for sense in one.senses)
    strange = plain and not one.families & fitting
    return any(one.key in line.keys or (strange and one.families & line.families) for line in absent)


def _touches(reply: Text, idea: str, says: str, alike: Mapping[str, int]) -> bool:
    """Two meanings shared with a key idea, or one that is the client's own word too."""
    shared = meaning(reply.words, alike) & meaning(parse(idea).words, alike)
    return len(shared) > 1 or bool(shared & meaning(parse(says).words, alike))
