"""Words by their meaning, roughly: what carries content, what two forms share, who is meant when I and you swap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from course_lib.coach.text import Clause

#: Words that any sentence may have; they say nothing about whether a reply takes up what the client said.
_STOP_WORDS = """
a about above after again all almost also although always am an and another any anybody anyone anything are around
as at away back be because been before being between bit both but by came can come comes coming could did do does
doing done down each either else enough even ever every everybody everyone everything few first for from get gets
getting give given go goes going gone got had has have having he hear hearing her here hers herself him himself his
how i if in into is it its itself just keep kind know last let like little long look looks lot made make makes
making many may maybe me mean might mine more most much must my myself need never no nobody none nor not nothing now
of off often oh okay on once one only or other our out over own part perhaps please put quite rather really right
said same say saying says see seem seems seen shall she should since so some somebody someone something sometimes
sort sound sounds still stuff such sure take taken tell than that the their them then there these they thing things
think this those though through to told too try trying two up us use very want was way we well went were what when
where whether which while who whole whose why will wish with without wonder would yeah yes yet you your yours
yourself
"""
STOP = frozenset(_STOP_WORDS.split())
#: Endings from long to short, with the least letters that must be left before them.
_ENDINGS = (
    ("iness", 3), ("ingly", 3), ("fully", 3), ("ness", 3), ("ings", 3), ("edly", 3), ("ies", 2), ("ied", 2),
    ("ing", 3), ("ers", 3), ("est", 4), ("ful", 4), ("ed", 3), ("es", 3), ("ly", 3), ("y", 3), ("s", 3),
    ("e", 3),
)  # fmt: skip
_TURNS = (("iness", "y"), ("ness", ""), ("ily", "y"), ("ly", ""))
#: Words that only look as if they had one of these endings.
_WHOLE = frozenset(["lovely", "hardly", "likely", "easter", "sober", "linger", "number"])


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What is left of a word without its ending: lonely, loneliness and lonelier share one."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in _WHOLE:
        return word
    for _ in range(2):
        for ending, least in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: -len(ending)]
                if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                    word = word[:-1]
                break
    return word


#: The stems of words that stand in any show of understanding, whoever the client is.
_STOCK_WORDS = """
hard difficult bring brings stuff picking tough really understand understanding feel feeling feelings situation lot
moment time listen listening appreciate sharing share shared important imagine sorry upset upsetting challenging
painful overwhelming going struggling support experience completely totally validate valid acknowledge emotions
emotional hearing heard through frustrating sense normal natural hurt
"""
STOCK = frozenset(stem(word) for word in _STOCK_WORDS.split())


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """A word without the endings that turn a feeling into a noun or an adverb; nothing else may be taken for one."""
    for ending, rest in _TURNS:
        if word not in _WHOLE and word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending) + rest
    return word


def content(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry content."""
    return _content(tuple(words))


@lru_cache(maxsize=4096)
def _content(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in STOP and (len(word) > 2 or word.isdigit()))


def meaning(words: Iterable[str], alike: Mapping[str, int]) -> frozenset[str]:
    """Like `content`, with words of one meaning under one name."""
    return frozenset(f"={alike[one]}" if one in alike else one for one in content(words))


#: I and you change places between a client and whoever answers; verbs that follow them are levelled.
_SWAP = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are", "was": "were",
    "we": "you",
    "our": "your", "us": "you",
}  # fmt: skip


def swapped(clause: Clause) -> list[str]:
    """The words of a clause as one person would say them of the other; for a comparison, both sides are swapped."""
    return [_SWAP.get(word.text, word.text) for word in clause.words]
