"""Reading a reply: safety first, then the guards, then what it does, where that shows, and how sure the coach is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course_lib.coach import guards, remarks, safety
from course_lib.coach.book import Book
from course_lib.coach.detect import KINDS
from course_lib.coach.features import Seen, features, look, sentences, turned
from course_lib.coach.fit import Fit, fit
from course_lib.coach.text import Text, parse

if TYPE_CHECKING:
    from course_lib.models import Moment

#: The class of AnnoMI that a move belongs to.
KIND_OF = {
    "open-question": "question",
    "closed-question": "question",
    "stacked-questions": "question",
    "permission": "question",
    "reflection": "reflection",
    "summary": "reflection",
    "information": "input",
    "advice": "input",
    "confrontation": "input",
    "affirmation": "other",
    "validation": "other",
    "autonomy": "other",
    "reassurance": "other",
    "praise": "other",
    "self-disclosure": "other",
    "story-stealing": "other",
    "back-channel": "other",
    "other": "other",
}
#: A question is open or closed, never both.
RIVAL = {"open-question": "closed-question", "closed-question": "open-question"}
#: Cues that bear out a detector.
AGREES = {
    "advice": frozenset(["should", "advise", "dressed"]),
    "autonomy": frozenset(["up-to-you"]),
    "permission": frozenset(["leave"]),
    "praise": frozenset(["praise"]),
    "reassurance": frozenset(["soothe"]),
    "reflection": frozenset(["stem", "two-sides"]),
    "self-disclosure": frozenset(["i-too"]),
    "summary": frozenset(["sums-up"]),
    "validation": frozenset(["normal"]),
}
HELPS = frozenset([*remarks.CARRIES, "closed-question", "back-channel"])
HINDERS = frozenset([*remarks.HINDERS, "self-disclosure"])
#: From this chance on the coach says "likely"; with two kinds that together reach the second, "maybe".
LIKELY, MAYBE = 0.86, 0.75


@dataclass(frozen=True)
class Found:
    """A move that a reply makes: its name, the characters that show it, and `likely` or `maybe`."""

    name: str
    span: tuple[int, int]
    certainty: str


@dataclass(frozen=True)
class Verdict:
    """The detectors' view: the likeliest kinds, their chances (0 to 1), what the reply holds, how open it asks."""

    kind: str
    second: str
    certainty: str
    chances: Mapping[str, float]
    has: Mapping[str, float]
    open: float


@dataclass(frozen=True)
class Reading:
    """What the coach sees. Where `safety` is true or `hold` names a guard, nothing else was judged.

    `kind` is what the reply mainly does, and `certainty` how sure that is: `likely`, `maybe` or `can't tell`.
    """

    moves: tuple[Found, ...] = ()
    hold: str | None = None
    safety: bool = False
    strength: str | None = None
    remarks: tuple[str, ...] = ()
    kind: str = "other"
    certainty: str = "can't tell"
    fit: Fit = field(default_factory=lambda: Fit(()))


def read(reply: str, says: str, *, book: Book, risk: bool = False, moment: Moment | None = None) -> Reading:
    """Read a reply to a client's words. `moment` tells what the client feels; its risk counts like `risk`."""
    told, heard = parse(reply), parse(says)
    if safety.stops(told, heard, risk or bool(moment and moment.risk), book.safety):
        return Reading(safety=True, remarks=(book.says["safety"],))
    seen = look(told, book.cues)
    guard = guards.held(told, seen, heard, book)
    if guard is not None:
        return Reading(hold=guard.name, remarks=(guard.tells,))
    verdict = judge(seen, heard, book)
    moves, helps = _moves(seen, heard, book)
    found = fit(told, heard, moment, book.feelings, book.alike)
    strength, said = remarks.of(told, seen, heard, moves, found, verdict, moment, book, helps)
    return Reading(moves, None, False, strength, said, verdict.kind, verdict.certainty, found)


def judge(seen: tuple[Seen, ...], heard: Text, book: Book) -> Verdict:
    """What a reply mainly does and how sure that is, whatever safety and the guards say of it."""
    scores = book.detectors.scores(features(seen, heard))
    chances, has = book.detectors.kinds(scores), book.detectors.chances(scores, "has")
    if all("nod" in one.cues for one in seen):  # whatever their few words weigh
        chances = dict.fromkeys(KINDS[:3], 0.01) | {"other": 0.97}
        has = {kind: chance / 10 for kind, chance in has.items()}
    kind, second = sorted(chances, key=lambda one: -chances[one])[:2]
    certainty = "likely" if chances[kind] >= LIKELY else "can't tell"
    if certainty != "likely" and chances[kind] + chances[second] >= MAYBE:
        certainty = "maybe"
    odds = book.detectors.chances(scores, "move")
    openness = odds["open-question"] / (odds["open-question"] + odds["closed-question"])
    return Verdict(kind, second, certainty, chances, has, openness)


def _moves(seen: tuple[Seen, ...], heard: Text, book: Book) -> tuple[tuple[Found, ...], bool]:
    """The moves whose detectors speak for a sentence, each on the sentence that speaks most for it, in their order.

    Likely is what a detector is sure of, or what it and a cue agree on. And whether every sentence does something that
    helps more than it hinders, as far as the detectors can tell.
    """
    parts = sentences(seen)
    scores = [book.detectors.moves(features(part, heard)) for part in parts]
    found = []
    for move, (low, high) in book.detectors.sure.items() if parts else ():
        best = max(range(len(parts)), key=lambda number: scores[number][move])
        score, rival = scores[best][move], scores[best].get(RIVAL.get(move, ""), -math.inf)
        if score >= low and score > rival:
            agreed = any(AGREES.get(move, frozenset()) & one.cues for one in parts[best])
            found.append(Found(move, _span(parts[best]), "likely" if agreed or score >= high else "maybe"))
    asked = [one for part in parts if "asks" in part[-1].cues for one in part if turned(one)]
    if len(asked) > 1 or any("stacks" in one.cues for one in asked):
        found.append(Found("stacked-questions", _span(asked), "likely"))
    return tuple(sorted(found, key=lambda one: one.span)), all(_helps(one, book) for one in scores)


def _helps(scores: Mapping[str, float], book: Book) -> bool:
    """Whether, for one sentence, a helping move is there and lies further above its bound than any that hinders."""
    above = {move: scores[move] - low for move, (low, _) in book.detectors.sure.items()}
    best = max((above[move] for move in above if move in HELPS), default=-math.inf)
    return best >= 0 and best >= max((above[move] for move in above if move in HINDERS), default=-math.inf)


def _span(seen: Sequence[Seen]) -> tuple[int, int]:
    return seen[0].clause.span[0], seen[-1].clause.span[1]
