"""Which of the sentences that a moment's author wrote a reply is nearest to: a trap, a sample, a model reply.

Near is told only where a reply and a sentence share most of their letters. Whole words and static embeddings were tried
as well: on samples left out, what is nearest by them showed the same fault in one case of six (docs/coach.md), so they
say nothing. What a reply has in common with the client's own words counts little, for every reply to them has that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from course_lib.coach.text import Text, parse

#: Letters in a row that are compared.
SHORTEST, LONGEST = 3, 5
#: What letters count that stand in the client's words too.
SHARED = 0.3
#: From this cosine on a reply is near, and by so much the nearest has to be ahead of the nearest of another quality.
#: Measured on our samples left out: see `tests/unit/coach/test_nearness.py`.
NEAR, AHEAD = 0.6, 0.05
#: From this cosine on a reply is nearly the sentence itself.
COPY = 0.8
#: A sentence of so many words may be a trap beside others that are not; a shorter one is near to much by chance.
SENTENCE = 5
#: And it has so many different words: “A pass is a pass” shares its letters with too much.
VARIED = 4
#: A remark on what a reply leaves out.
_OMITS = re.compile(
    r"\b(?:left out|leaves out|lost|missing|nothing of|not a word|no word|steps? (?:over|past)|skips?|passes over)\b"
)
#: A sentence that a trap's `why` quotes, if it has so many letters.
_QUOTED = re.compile("“([^”]{12,})”")


class Trap(Protocol):
    """A reply that comes easily and closes the client down, and why."""

    @property
    def name(self) -> str: ...
    @property
    def why(self) -> str: ...


class Model(Protocol):
    """A reply to compare with."""

    @property
    def reply(self) -> str: ...
    @property
    def quality(self) -> str: ...
    @property
    def note(self) -> str: ...


class Sample(Protocol):
    """A reply that shows a trap, a fault or a skill."""

    @property
    def reply(self) -> str: ...
    @property
    def quality(self) -> str: ...
    @property
    def shows(self) -> str: ...
    @property
    def remark(self) -> str | None: ...


class Written(Protocol):
    """A moment with the sentences that its author wrote for it."""

    @property
    def says(self) -> str: ...
    @property
    def traps(self) -> Sequence[Trap]: ...
    @property
    def models(self) -> Sequence[Model]: ...
    @property
    def samples(self) -> Sequence[Sample]: ...


@dataclass(frozen=True)
class Known:
    """A sentence of the author's: its quality, what it shows, what is said to whoever comes near it ("": nothing).

    `model` tells that learners see it as a reply to compare with.
    """

    text: str
    quality: str
    shows: str
    remark: str
    model: bool = False

    @property
    def holds_beside_others(self) -> bool:
        """Whether its remark is true of a sentence among others: what it misses as a whole, another may say."""
        return len(set(parse(self.text).words)) >= VARIED and not _OMITS.search(self.remark)


def known(moment: Written) -> Iterator[Known]:
    """Every sentence of a moment that a reply may be near to."""
    why = {trap.name: trap.why for trap in moment.traps}
    for trap in moment.traps:
        for quoted in _QUOTED.findall(trap.why):
            yield Known(quoted, "misses", trap.name, trap.why)
    for sample in moment.samples:
        yield Known(sample.reply, sample.quality, sample.shows, sample.remark or why.get(sample.shows, ""))
    for model in moment.models:
        yield Known(model.reply, model.quality, "", model.note, model=True)


def copies(reply: str, says: str, one: Known) -> bool:
    """Whether a reply that is near to a sentence is so near that it is nearly the same."""
    return any(near >= COPY for near, _ in _likeness(reply, says, [one]))


def nearest(reply: str, moment: Written) -> Known | None:
    """The sentence that a reply is near to; None where it is near to none, or as near to a better and a worse one."""
    return _nearest(reply, moment.says, tuple(known(moment)))


def _nearest(reply: str, says: str, sentences: Sequence[Known]) -> Known | None:
    ranked = sorted(_likeness(reply, says, sentences), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < NEAR:
        return None
    best, found = ranked[0]
    other = next((near for near, one in ranked if (one.quality == "misses") != (found.quality == "misses")), 0.0)
    return found if best - other >= AHEAD else None


def nearest_sentence(told: Text, moment: Written) -> tuple[Known, tuple[int, int]] | None:
    """The first sentence of a longer reply that is near to a reply which misses, with its place; None where none is.

    What is kind beside it takes nothing back. To give back some of the client's words in one sentence is no fault.
    """
    parts = [part for part in told.parts if sum(len(one.words) for one in part) >= SENTENCE]
    if not parts or len(told.parts) == 1:
        return None
    sentences = tuple(known(moment))
    for part in parts:
        span = part[0].span[0], part[-1].span[1]
        near = _nearest(told.raw[slice(*span)], moment.says, sentences)
        if near and near.quality == "misses" and near.shows != "copied-words" and near.holds_beside_others:
            return near, span
    return None


def _likeness(reply: str, says: str, sentences: Sequence[Known]) -> Iterator[tuple[float, Known]]:
    """Each sentence with the cosine of its letters and the reply's, from 0 to 1; too far apart in length is 0."""
    mine = _letters(reply, says)
    for one in sentences:
        theirs = _letters(one.text, says)
        shorter, longer = sorted((mine.weight, theirs.weight))
        far = shorter < longer * NEAR**2  # then even a part of it word by word is not near
        yield 0.0 if far else mine.shared(theirs) / (shorter * longer) ** 0.5 if shorter else 0.0, one


@dataclass(frozen=True)
class _Letters:
    """The letters in a row of a text: those of its own, and those that stand in the client's words too."""

    own: frozenset[str]
    common: frozenset[str]

    @cached_property
    def weight(self) -> float:
        return len(self.own) + len(self.common) * SHARED**2

    def shared(self, other: _Letters) -> float:
        return len(self.own & other.own) + len(self.common & other.common) * SHARED**2


@lru_cache(maxsize=2048)
def _letters(text: str, says: str) -> _Letters:
    mine, theirs = _rows(text), _rows(says)
    return _Letters(mine - theirs, mine & theirs)


@lru_cache(maxsize=256)
def _rows(text: str) -> frozenset[str]:
    """The letters in a row of each plain word."""
    return frozenset[str]().union(*map(_rows_of, set(parse(text.strip()).words)))


@lru_cache(maxsize=4096)
def _rows_of(word: str) -> frozenset[str]:
    """The letters in a row of a word, its edges told apart."""
    edged = f" {word} "
    return frozenset(
        edged[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(edged) - length + 1)
    )
