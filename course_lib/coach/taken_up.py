"""Which of the client's sentences come back in a reply, by its words. A fact about words, and no judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course_lib.coach.text import Clause, Text
from course_lib.coach.words import STOCK, meaning

#: A clause with fewer words of content is not worth quoting as one that was left.
WORTH = 2
#: So many words of a clause are quoted.
QUOTED = 10


@dataclass(frozen=True)
class TakenUp:
    """The client's own words that come back most, and a longer part of which none comes back; each may be empty."""

    taken: str
    left: str


def taken_up(reply: Text, says: Text, alike: Mapping[str, int]) -> TakenUp:
    """What of `says` comes back in `reply`: the clause that shares most meanings with it, and the richest with none.

    Of equals the later counts, since people mostly end on what they came to say. `alike` names words of one meaning.
    """
    given = meaning(reply.words, alike) - STOCK
    held = [(clause, meaning([word.text for word in clause.words], alike) - STOCK) for clause in says.clauses]
    shared = [(len(matters & given), at) for at, (_, matters) in enumerate(held)]
    most, at = max(shared, default=(0, 0))
    missing = [(len(matters), place) for place, (_, matters) in enumerate(held) if not matters & given]
    weight, place = max(missing, default=(0, 0))
    taken = _quote(says, held[at][0]) if most else ""
    left = _quote(says, held[place][0]) if weight >= WORTH else ""
    return TakenUp(taken, left)


def _quote(text: Text, clause: Clause) -> str:
    """The words of a clause without what stands around them, the first of them where there are many."""
    words = text.raw[clause.words[0].start : clause.words[-1].end].split()
    return " ".join(words) if len(words) <= QUOTED else " ".join(words[:QUOTED]) + " …"
