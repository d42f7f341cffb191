"""What a reply mainly does, in the four kinds of AnnoMI, and how sure that is; as a whole and sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from course_lib.coach.book import Book
from course_lib.coach.detect import KINDS, Numbers
from course_lib.coach.features import Seen, features, sentences
from course_lib.coach.text import Text

#: The kind that a move belongs to.
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
#: What counts beside the reading of a reply as a whole: its sentences, each read alone and weighed by length, and
#: whether it holds the kind at all. Three readings err less than one; on conversations (the `read` part of AnnoMI) they
#: are as often right and know better when they are.
ALONE, HOLDS = 0.75, 0.2
#: No chance is less, so that its logarithm is a number.
LEAST = 1e-9
#: From this chance on the coach says "likely"; with two kinds that together reach the second, "maybe".
LIKELY, MAYBE = 0.86, 0.75


@dataclass(frozen=True)
class Sentence:
    """A sentence of a reply and what the detectors make of it alone; `chances` are those of the four kinds."""

    seen: tuple[Seen, ...]
    scores: Numbers
    chances: Mapping[str, float]

    @property
    def cues(self) -> frozenset[str]:
        return frozenset[str]().union(*(one.cues for one in self.seen))

    @property
    def span(self) -> tuple[int, int]:
        return self.seen[0].clause.span[0], self.seen[-1].clause.span[1]

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        return "asks" in self.seen[-1].cues

    @property
    def to_you(self) -> bool:
        """Whether the client is spoken to in it."""
        return any(word.text in ("you", "your", "yourself") for one in self.seen for word in one.clause.words)

    @property
    def nods(self) -> bool:
        return all("nod" in one.cues for one in self.seen)


@dataclass(frozen=True)
class Verdict:
    """The likeliest kinds, all their chances, what the reply holds, and how open its last question is (0 to 1 each).

    `features` are those of the whole reply.
    """

    kind: str
    second: str
    certainty: str
    chances: Mapping[str, float]
    has: Mapping[str, float]
    open: float
    sentences: tuple[Sentence, ...]
    features: Mapping[str, float]


def judge(seen: tuple[Seen, ...], heard: Text, book: Book) -> Verdict:
    """What the detectors make of a reply, whatever safety and the guards say of it.

    `seen` are the reply's clauses with their cues, `heard` the client's words; `book` has the detectors.
    """
    detectors = book.detectors
    whole = features(seen, heard)
    scores = detectors.scores(whole)
    parts = sentences(seen)
    alone = [detectors.scores(features(part, heard)) if len(parts) > 1 else scores for part in parts]
    judged = tuple(Sentence(part, each, detectors.kinds(each)) for part, each in zip(parts, alone, strict=True))
    has = detectors.chances(scores, "has")
    chances = _together(detectors.kinds(scores), has, judged)
    if all(one.nods for one in judged):  # whatever their few words weigh
        chances = dict.fromkeys(KINDS[:3], 0.01) | {"other": 0.97}
        has = {kind: chance / 10 for kind, chance in has.items()}
    kind, second = sorted(chances, key=lambda one: -chances[one])[:2]
    certainty = "likely" if chances[kind] >= LIKELY else "can't tell"
    if certainty != "likely" and chances[kind] + chances[second] >= MAYBE:
        certainty = "maybe"
    asking = next((one for one in reversed(judged) if one.asks), judged[-1] if judged else None)
    openness = detectors.chances(asking.scores if asking else scores, "asks")["openly"]
    return Verdict(kind, second, certainty, chances, has, openness, judged, whole)


def _together(whole: Mapping[str, float], has: Mapping[str, float], judged: Sequence[Sentence]) -> dict[str, float]:
    """The chances of the kinds, with what the sentences say and what the reply holds."""
    telling = [one for one in judged if not one.nods] or judged
    if not telling:
        return dict(whole)
    lengths = [sum(len(one.clause.words) for one in part.seen) for part in telling]
    speaks = {}
    for kind, chance in whole.items():
        apart = sum(length * part.chances[kind] for length, part in zip(lengths, telling, strict=True)) / sum(lengths)
        speaks[kind] = log(max(chance, LEAST)) + ALONE * log(max(apart, LEAST))
        if kind in has:
            held = min(max(has[kind], LEAST), 1 - LEAST)
            speaks[kind] += HOLDS * log(held / (1 - held))
    top = max(speaks.values())
    weights = {kind: exp((score - top) / (1 + ALONE)) for kind, score in speaks.items()}
    return {kind: weight / sum(weights.values()) for kind, weight in weights.items()}
