"""How a reply fits this client: which feelings it names, which it misses, and what of the moment it takes up.

The coach knows what is present, possible and absent only where a moment says so; without one it judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from course_lib.coach.feelings import Named, named, of_theirs, turned_down
from course_lib.coach.nearness import Written
from course_lib.coach.text import Clause, Text, parse
from course_lib.coach.words import content, meaning

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


#: Words of so many uses that they name no feeling in particular.
_ANY = frozenset([("upset",)])
#: Words of wishing, and words that a question may begin with.
_WISHES = frozenset(["want", "wanted", "wish", "wished", "hope", "hoped", "hoping", "longed", "longing", "liked"])
_ASKING = frozenset(["what", "which", "who", "whom", "where", "how"])
#: So many feelings of a moment in one sentence are a list of them.
LIST = 3


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
    turned_down: tuple[Named, ...] = ()


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
    denied = turned_down(says, getattr(moment, "before", ()), feelings)
    theirs = [one for one in told if of_theirs(one, reply) and one.key not in _ANY and not one.families & denied]
    lines = (moment.says, *moment.key_ideas)
    means = frozenset[str]().union(*(meaning(parse(line).words, alike) for line in lines))
    parts = [_Part.of(sentence, told, means, alike) for sentence in reply.parts]
    listed = any(part.lists([*there.values(), *maybe.values()]) for part in parts)
    beside = [] if listed else [replace(part, told=part.of_these(theirs)) for part in parts if part.beside]
    met = tuple(line for line, means in there.items() if any(part.meets(means) for part in beside))
    ventured = tuple(line for line, means in maybe.items() if any(part.meets(means) for part in beside))
    fitting = frozenset[str]().union(*(means.families for means in [*there.values(), *maybe.values()]))
    wrong = tuple(one for one in told if _misses(one, fitting, absent))
    ideas = tuple(idea for idea in moment.key_ideas if _touches(reply, idea, moment.says, alike))
    unmet = tuple(line for line in there if line not in met)
    fits = any(part.meets(line) for part in parts for line in [*there.values(), *maybe.values()])
    down = tuple(one for one in told if one.families & denied and of_theirs(one, reply))
    return Fit(told, heard, True, met, ventured, unmet, fits, listed, wrong, ideas, down)


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
        asking = next((at for at, word in enumerate(words) if word.text in _ASKING), len(words))
        if clauses[-1].mark == "?" and any(word.text in _WISHES for word in words[asking:]):
            words = words[:asking] or words[:1]  # “What did you hope she’d say?” asks for a wish and ventures none
        here = tuple(one for one in told if words[0].start <= one.span[0] <= words[-1].start)
        felt = {at for one in here for at in range(*one.span)}
        others = [word.text for word in words if word.start not in felt]
        return cls(here, content([word.text for word in words]), bool(meaning(others, alike) & theirs))

    def of_these(self, feelings: Sequence[Named]) -> tuple[Named, ...]:
        return tuple(one for one in self.told if one in feelings)

    def meets(self, line: _Lines) -> bool:
        return line.met_by(self.told, self.stems)

    def lists(self, lines: Sequence[_Lines]) -> bool:
        """Whether so many lines are met that it is a list of them, and not all by one word of many meanings."""
        met = [line for line in lines if self.meets(line)]
        words = len({one.key for one in self.told}) + sum(not line.named for line in met)
        return len(met) >= LIST and words > 1


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
