"""Which of the client's words come back in a reply. A fact about words, and no judgement.

A sentence is told where two of its words come back. By one word nobody can say which sentence a reply takes up, so it
is told as a word. What doesn't come back isn't told: a reply may mean it by a name where the client said “it”.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from course_lib.coach.text import Clause, Text, Word
from course_lib.coach.words import STOCK, STOP, content, meaning, stem

#: So many words of a sentence have to come back; a word of so many letters is the client's in another form, too.
PLAIN, FORMED = 2, 4
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


#: So many single words are told; where there are none, a row of so many and more.
WORDS, RUN = 3, 3
MARKS = '"“”‘’'


@dataclass(frozen=True)
class TakenUp:
    """The part of the client's words that comes back most, or else single words. Each may be empty."""

    taken: str = ""
    words: tuple[str, ...] = ()


def taken_up(reply: Text, says: Text, alike: Mapping[str, int], known: Collection[str]) -> TakenUp:
    """What of `says` comes back in `reply`: the clause that shares most meanings with it.

    Of equals the later counts, since people mostly end on what they came to say. `alike` names words of one meaning,
    `known` has the words that are known from elsewhere.
    """
    given = meaning(reply.words, alike) - STOCK
    back = [meaning((word.text for word in _telling(one, says, known)), alike) & given for one in says.clauses]
    most, at = max(((len(found), at) for at, found in enumerate(back)), default=(0, 0))
    if most < PLAIN:
        return TakenUp(words=_words(reply, says, known))
    told = [one.start for one in says.clauses[at].words if meaning([one.text], alike) & back[at]]
    return TakenUp(_quote(says, says.clauses[at], told))


def _words(reply: Text, says: Text, known: Collection[str]) -> tuple[str, ...]:
    """Single words of the client's that come back: such as tell something, and small ones that are quoted."""
    telling = [word.text for clause in says.clauses for word in _telling(clause, says, known)]
    theirs = content(part for word in telling for part in word.split("-")) - WEAK
    said = [word for clause in says.clauses for word in clause.words]
    forms = {word.text: says.raw[word.start : word.end] for word in reversed(said)}
    of_stem = {stem(part): forms[word.text] for word in reversed(said) for part in (word.text, *word.text.split("-"))}
    found: dict[str, None] = {}
    for word in (word for clause in reply.clauses for word in clause.words):
        around = reply.raw[max(0, word.start - 1) : word.start], reply.raw[word.end : word.end + 2]
        quoted = word.text in forms and around[0] in MARKS and around[0] and any(mark in MARKS for mark in around[1])
        told = len(word.text) >= FORMED or word.text in forms  # of “business” no more than “bus” may be left
        if quoted or (told and content([word.text]) & theirs):
            found[forms.get(word.text) or of_stem[stem(word.text)]] = None
    return tuple(found)[:WORDS] or _run(reply, says)


def _run(reply: Text, says: Text) -> tuple[str, ...]:
    """The longest row of the client's words in a reply, if one of them carries content."""
    rows = (
        (block.size, clause.words[block.a : block.a + block.size])
        for clause in reply.clauses
        for block in SequenceMatcher(None, [one.text for one in clause.words], says.words, False).get_matching_blocks()
        if block.size >= RUN
    )
    telling = [(size, words) for size, words in rows if content(word.text for word in words) - STOCK]
    if not telling:
        return ()
    words = max(telling, key=lambda pair: pair[0])[1]
    return (reply.raw[words[0].start : words[-1].end],)


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
