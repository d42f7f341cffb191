"""What the detectors see of a reply: cues clause by clause, words and pairs of words, and how it relates to the client.

Nothing is decided here. Every feature is named in words, so a detector's weights can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

from course_lib.coach.signs import AllSigns
from course_lib.coach.text import Clause, Text
from course_lib.coach.words import content

#: Cues of which one makes a clause with a question mark a question.
TURNED = frozenset(
    ["wh-first", "wh-turned", "wh-about", "how-much", "turned", "turned-later", "leave", "scale", "tell-me", "wonder"]
)


@dataclass(frozen=True)
class Seen:
    """A clause with the names of the cues that it gives."""

    clause: Clause
    cues: frozenset[str]


def look(text: Text, cues: AllSigns) -> tuple[Seen, ...]:
    """Look for all cues in each clause of a text, once."""
    return tuple(Seen(clause, cues.shown(clause.line)) for clause in text.clauses)


def turned(one: Seen) -> bool:
    """Whether a clause is built as a question of its own; a tag, a nod and an understanding that rises aren't."""
    return bool(TURNED & one.cues) and not {"nod", "tag"} & one.cues


def asks(part: Sequence[Seen]) -> bool:
    """Whether a sentence has a question mark and one of its clauses is built as a question."""
    return "asks" in part[-1].cues and any(turned(one) for one in part)


def sentences(seen: Sequence[Seen]) -> list[tuple[Seen, ...]]:
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


def _asking(told: Sequence[Seen], says: Text) -> dict[str, float]:
    """Where it asks, and what the rest is like. Whole sentences ask: “Do you, or don't you?”"""
    parts = sentences(told)
    asked = [asks(part) for part in parts]
    words = [word.text for part in parts if not asks(part) for one in part for word in one.clause.words]
    mine, theirs = content(words), content(says.words)
    last = parts[-1] if parts and "asks" in parts[-1][-1].cues and not asked[-1] else ()
    cues = frozenset[str]().union(*(one.cues for one in last))
    rising = content(word.text for one in last for word in one.clause.words)
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
        "rises": float(bool(last)),
        "rises with you": float("you-first-asked" in cues),
        "rises with so": float("so-you" in cues),
        "rises with a stem": float("stem" in cues),
        "rises on the client's words": float(bool(rising & theirs)),
        "rises with nothing new": float(bool(rising) and rising <= theirs),
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
