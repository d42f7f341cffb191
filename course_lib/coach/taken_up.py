"""Which part of the client's words comes back in a reply. A fact about words, and no judgement.

It is told where two of its words come back. One word may come back by chance, so of that nothing is told; nor of what
doesn't come back, for a reply may mean it by a name where the client said “it”.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from course_lib.coach.text import Clause, Text, Word
from course_lib.coach.words import STOCK, STOP, content, meaning

#: So many words of a clause have to come back.
PLAIN = 2
#: So many words of a clause are quoted.
QUOTED = 10
_WEAK_WORDS = """
ask asked asks answer call called day days today tonight yesterday week year years time times morning evening night
talk talked talking word words people person man woman men women good nice fair bad fine big small old new great work
works working home house use used help find found put turn turned whole place start started stop stopped leave left
stay keep kept show best better first second until looking looked begin change actually speak speaks thank thanks wrong
honest honestly love dear take takes took taken taking clear clearly
"""
#: Words of so many uses that one of them may come back by chance.
WEAK = content(_WEAK_WORDS.split())


def taken_up(reply: Text, says: Text, alike: Mapping[str, int], known: Collection[str]) -> str:
    """The clause of `says` that shares most meanings with `reply`, as it was said; empty where none shares two.

    Of equals the later counts, since people mostly end on what they came to say. `alike` names words of one meaning,
    `known` has the words that are known from elsewhere.
    """
    given = meaning(reply.words, alike) - STOCK
    back = [meaning((word.text for word in _telling(one, says, known)), alike) & given for one in says.clauses]
    most, at = max(((len(found), at) for at, found in enumerate(back)), default=(0, 0))
    if most < PLAIN:
        return ""
    told = [one.start for one in says.clauses[at].words if meaning([one.text], alike) & back[at]]
    return _quote(says, says.clauses[at], told)


def _telling(clause: Clause, says: Text, known: Collection[str]) -> Iterator[Word]:
    """The words of a clause that tell something: no names, and none of many uses."""
    for place, word in enumerate(clause.words):
        name = says.raw[word.start].isupper() and (place > 0 or word.text not in known)
        small = word.text.removesuffix("'s") in STOP  # “anyone’s welcome”
        if not name and not small and not content([word.text]) & (WEAK | STOCK):
            yield word


def _quote(text: Text, clause: Clause, told: Sequence[int]) -> str:
    """The words of a clause without what stands around them; where there are many, the first or those about `told`."""
    first, last = clause.words[0].start, clause.words[-1].end
    words = text.raw[first:last].split()
    places = [len(text.raw[first : start + 1].split()) - 1 for start in told]
    begin = min(places) if places and max(places) >= QUOTED else 0
    begin = max(0, min(begin, len(words) - QUOTED))
    part = " ".join(words[begin : begin + QUOTED])
    return f"{'… ' * (begin > 0)}{part}{' …' * (begin + QUOTED < len(words))}"
