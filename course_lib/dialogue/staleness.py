"""Whether a reply brings anything new: more than the client's own words, or the learner's, once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course_lib.coach import parse
from course_lib.coach.words import STOCK, content
from course_lib.dialogue.subject import plain

#: Two sentences of which so many words of both are the same are nearly one sentence.
NEARLY = 0.6

_ENDS = re.compile(r"(?<=[.?!…])\s+")


def stale(text: str, says: str, heard: Sequence[str | None]) -> bool:
    """Whether every sentence of a reply gives the client's words back or was said before, in nearly the same words."""
    before = [plain(one) for earlier in heard for one in _sentences(earlier or "")]
    return all(gives_back(one, says) or _said(plain(one), before) for one in _sentences(text))


def gives_back(text: str, says: str) -> bool:
    """Whether a reply says nothing but the client's own words, or none, behind a stem (“it sounds like”) or without.

    Of somebody who has said nothing a parrot gives back nothing.
    """
    mine = content(parse(text).words) - STOCK
    return "?" not in text and mine <= content(parse(says).words)


def _said(words: set[str], before: Sequence[set[str]]) -> bool:
    return any(len(words & one) >= NEARLY * len(words | one) for one in before)


def _sentences(text: str) -> Iterator[str]:
    return (one for one in _ENDS.split(text) if one)
