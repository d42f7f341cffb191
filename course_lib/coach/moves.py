"""The moves that a reply makes, each on the sentence that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from course_lib.coach.book import Book
from course_lib.coach.features import turned
from course_lib.coach.verdict import KIND_OF, Sentence, Verdict
from course_lib.coach.words import STOCK, content

#: Cues that bear out a detector.
AGREES = {
    "advice": frozenset(["should", "advise", "dressed"]),
    "affirmation": frozenset(["strength"]),
    "autonomy": frozenset(["up-to-you"]),
    "confrontation": frozenset(["contradict"]),
    "permission": frozenset(["leave"]),
    "praise": frozenset(["praise"]),
    "reassurance": frozenset(["soothe"]),
    "reflection": frozenset(["stem", "two-sides"]),
    "self-disclosure": frozenset(["i-too"]),
    "summary": frozenset(["sums-up"]),
    "validation": frozenset(["normal"]),
}
#: What has to show in a sentence besides, so that its move can be told by name, and what must not. The detectors know
#: neither: a cue that is broad enough to be weighed is too broad to be told.
BORNE_OUT = {"advice": "points-to-a-step", "reassurance": "promises-better", "validation": "says-why"}
TAKEN_BACK = {"reflection": "owns-it", "summary": "owns-it", "affirmation": "owns-it"}
#: A move is likely where its sentence and the whole reply are so surely of its kind; below the second it isn't there.
#: Measured on conversations (the `read` part of AnnoMI): of ten reflections found so, experts saw eight or nine.
SURE, THERE = 0.7, 0.3
#: What would be taken up with the learner: detector and cue have to agree, and no other kind may lie nearer.
NEEDS_BOTH = frozenset(["advice", "confrontation"])
#: Kindly meant words that get in the way; a sentence that may be a reflection, from this chance on, isn't one of them.
KINDLY, BACK = frozenset(["praise", "reassurance"]), 0.35


@dataclass(frozen=True)
class Found:
    """A move that a reply makes: its name, the characters that show it, and `likely` or `maybe`.

    `tellable` is whether a learner may hear it by its name.
    """

    name: str
    span: tuple[int, int]
    certainty: str
    tellable: bool = True


def moves(verdict: Verdict, book: Book) -> tuple[Found, ...]:
    """The moves that a reply makes, each on the sentence that speaks most for it, in their order."""
    sentences = verdict.sentences
    scores = [book.detectors.moves(one.scores) for one in sentences]
    found = []
    for move, (low, high) in book.detectors.sure.items() if sentences else ():
        best = max(range(len(sentences)), key=lambda number: scores[number][move])
        if scores[best][move] >= low and move != _wrong_question(sentences[best], book):
            certainty = _certainty(move, sentences[best], verdict, scores[best][move] >= high)
            if certainty:
                found.append(Found(move, sentences[best].span, certainty, tellable(move, sentences[best], book)))
    asked = [one for one in sentences if one.asks and any(turned(each) for each in one.seen) and not _rounds_off(one)]
    if len(asked) > 1 or any("stacks" in one.cues for one in asked):
        found.append(Found("stacked-questions", (asked[0].span[0], asked[-1].span[1]), "likely"))
    return tuple(sorted(found, key=lambda one: one.span))


def _certainty(move: str, sentence: Sentence, verdict: Verdict, loudly: bool) -> str | None:
    """How sure it is that a sentence makes a move that its detector speaks for, maybe `loudly`."""
    kind, agreed = KIND_OF[move], bool(AGREES.get(move, frozenset()) & sentence.cues)
    if move == "back-channel":
        return "likely" if sentence.nods else None
    if kind == "other" and move != "other":  # experts' labels don't tell these apart, so the words have to
        given_back = sentence.chances["reflection"] >= BACK
        doubtful = (move in KINDLY and given_back) or (move == "affirmation" and not loudly)
        return "likely" if agreed and not doubtful else "maybe"
    if move == "information" and (verdict.kind, verdict.certainty) != (kind, "likely"):
        return "maybe" if sentence.chances[kind] >= THERE else None  # facts are easily taken for a quiet reflection
    chances = sentence.chances
    if move == "reflection" and AGREES["advice"] & sentence.cues:
        return "maybe"  # “Maybe you could say” gives nothing back, however much of the client is in it
    if move in NEEDS_BOTH:
        nearer = chances["reflection"] > chances[kind] or (chances["question"] > 0.5 and "dressed" not in sentence.cues)
        return "likely" if agreed and not nearer else "maybe" if chances[kind] >= THERE else None
    if min(chances[kind], 1.0 if agreed else verdict.has.get(kind, 1.0)) >= SURE:
        return "likely"
    return "maybe" if chances[kind] >= THERE else None


def tellable(move: str, sentence: Sentence, book: Book) -> bool:
    """Whether a move can be told by name: what bears it out is there, and nothing that takes it back.

    Stock words alone give nothing back: “It must be so hard.”
    """
    shown = frozenset[str]().union(*(book.tellings.shown(one.clause.line) for one in sentence.seen))
    stock = move == "reflection" and content(word.text for one in sentence.seen for word in one.clause.words) <= STOCK
    return BORNE_OUT.get(move) in {None, *shown} and TAKEN_BACK.get(move) not in shown and not stock


def _wrong_question(sentence: Sentence, book: Book) -> str:
    """A question is open or closed, never both: the one that this sentence isn't."""
    openly = book.detectors.chances(sentence.scores, "asks")["openly"]
    return "closed-question" if openly >= 0.5 else "open-question"


def _rounds_off(sentence: Sentence) -> bool:
    """Asks for leave or for a correction, or offers another answer: “Is it the noise? Or is it the people?”"""
    return sentence.seen[0].clause.words[0].text == "or" or bool({"leave", "tag", "sums-up"} & sentence.cues)
