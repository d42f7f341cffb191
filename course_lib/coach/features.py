"""What the detectors see of a reply: cues clause by clause, words and pairs of words, and how it relates to the client.

Nothing is decided here. Every feature is named in words, so a detector's weights can be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from math import log

from course_lib.coach.text import Clause, Text
from course_lib.coach.words import content

#: By name, what to look for in a clause.
Cues = Mapping[str, re.Pattern[str]]

#: Cues of which one makes a clause with a question mark a question.
TURNED = frozenset(["wh-first", "wh-turned", "wh-about", "how-much", "turned", "turned-later", "leave", "scale"])


@dataclass(frozen=True)
class Seen:
    """A clause with the names of the cues that it gives."""

    clause: Clause
    cues: frozenset[str]


def look(text: Text, cues: Cues) -> tuple[Seen, ...]:
    """Look for all cues in each clause of a text, once."""
    return tuple(
        Seen(clause, frozenset(name for name, pattern in cues.items() if pattern.search(clause.plain)))
        for clause in text.clauses
    )


def turned(one: Seen) -> bool:
    """Whether a clause is built as a question of its own; a tag, a nod and a rising voice are none."""
    return bool(TURNED & one.cues) and not {"nod", "tag"} & one.cues


def asks(one: Seen) -> bool:
    """Whether a clause is built as a question and has its mark."""
    return "asks" in one.cues and turned(one)


def sentences(seen: tuple[Seen, ...]) -> list[tuple[Seen, ...]]:
    """The clauses of each sentence; a clause that ends in a comma goes on in the next."""
    starts, number = [], 0
    for one in seen:
        starts.append(number)
        number += one.clause.mark != ","
    rows = groupby(zip(starts, seen, strict=True), key=lambda pair: pair[0])
    return [tuple(one for _, one in row) for _, row in rows]


def features(seen: tuple[Seen, ...], says: Text) -> dict[str, float]:
    """All features of a reply, or of one sentence of it, to what a client said."""
    found: dict[str, float] = {}
    total = max(1, sum(len(one.clause.words) for one in seen))
    told = [one for one in seen if "nod" not in one.cues]
    for one in seen:
        found |= {f"any {name}": 1.0 for name in one.cues} | dict.fromkeys(_words(one.clause), 1.0)
    for one in told:
        for name in one.cues:
            found[f"share {name}"] = found.get(f"share {name}", 0.0) + len(one.clause.words) / total
    if told:
        found |= {f"first {name}": 1.0 for name in told[0].cues}
        found |= {f"last {name}": 1.0 for name in told[-1].cues}
    rest = _whole(seen, says, len(told)) | _asking(told, says)
    return found | {name: value for name, value in rest.items() if value}


def _asking(told: list[Seen], says: Text) -> dict[str, float]:
    """Where it asks, and what the part that doesn't ask is like."""
    asked = [asks(one) for one in told]
    tells = [one for one in told if not asks(one)]
    words = [word.text for one in tells for word in one.clause.words]
    mine = content(words)
    theirs = content(says.words)
    last = told[-1] if told and "rising" in told[-1].cues else None
    rising = content(word.text for word in last.clause.words) if last else frozenset()
    return {
        "asks at all": float(any(asked)),
        "asks at the end": float(bool(asked) and asked[-1]),
        "asks nothing": float(not any(asked)),
        "asks twice": float(sum(asked) > 1),
        "asks only": float(bool(asked) and all(asked)),
        "asks after telling": float(bool(asked) and asked[-1] and len(words) > 4),
        "tells much": float(len(words) > 25),
        "tells with you": float(any(word in ("you", "your") for word in words)),
        "tells without you": float(len(words) > 4 and not {"you", "your", "yourself"} & set(words)),
        "tells what was said": len(mine & theirs) / max(1, len(mine)),
        "rises with you": float(last is not None and "you-first-asked" in last.cues),
        "rises with so": float(last is not None and "so-you" in last.cues),
        "rises on the client's words": float(bool(rising & theirs)),
    }


def _words(clause: Clause) -> list[str]:
    """Each word, and each pair of neighbours; `^` stands for the beginning and `$`, `?` or `-` for the end."""
    words = [word.text for word in clause.words]
    after = [*words[1:], clause.mark if clause.mark in ("?", "-") else "$"]
    pairs = [f"w {one} {other}" for one, other in zip(words, after, strict=True)]
    return [f"w ^ {words[0]}", *pairs, *(f"w {word}" for word in words)]


def _whole(seen: tuple[Seen, ...], says: Text, told: int) -> dict[str, float]:
    """What only the whole shows: its length, of whom it speaks, what of the client's words it takes up."""
    words = [word.text for one in seen for word in one.clause.words]
    total = max(1, len(words))
    mine, theirs = content(words), content(says.words)
    shared = len(mine & theirs)
    return {
        "length": log(1 + len(words)) / 2,
        "clauses": log(1 + told),
        "only nods": float(told == 0),
        "short": float(len(words) < 4),
        "long": float(len(words) > 40),
        "says you": sum(word in ("you", "your", "yourself") for word in words) / total * 5,
        "says i": sum(word in ("i", "my", "me") for word in words) / total * 5,
        "takes up": shared / max(1, len(mine)),
        "takes up any": float(shared > 0),
        "takes up much": float(shared >= 3),
        "all taken up": float(bool(mine) and mine <= theirs),
        "client silent": float(not says.words),
        "client nods": float(0 < len(says.words) <= 3),
        "client long": float(len(says.words) > 25),
        "client asks": float(any(clause.mark == "?" for clause in says.clauses[-2:])),
    }
