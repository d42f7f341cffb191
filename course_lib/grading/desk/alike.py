"""Replies that read alike, said without a verdict: two people may have learnt by heart, talked, copied, or met."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

#: In per cent. Two replies to one client that nobody copied share some words and lie around 50; a copied one in which a
#: sentence was changed lies above. Our own bar.
ALIKE = 80
#: In words. “You miss her.” may come to anybody.
LONG_ENOUGH = 8
#: So many are named.
MOST = 5


def alike(text: str, others: Mapping[int, str]) -> list[tuple[int, int]]:
    """The numbers of the replies that read most like `text`, and how much in whole per cent (ALIKE to 100).

    The share is RapidFuzz's `fuzz.ratio`: 1 minus the edits (letters put in or taken out) over the letters of both.
    Capitals and white space don't count. Replies of fewer than LONG_ENOUGH words are like none.
    """
    plain = _plain(text)
    long = {number: _plain(other) for number, other in others.items() if _is_long(other)}
    if not _is_long(text):
        return []
    found = process.extract(plain, long, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    return [(number, int(share)) for _, share, number in found]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_long(text: str) -> bool:
    return len(text.split()) >= LONG_ENOUGH
