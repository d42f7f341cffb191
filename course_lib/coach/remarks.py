"""From what was found to what a learner reads: describe, then invite. Never praise, never a number.

First what the reply does and which of the client's feelings it meets, as far as that is sure. Then one thing to try, in
the order in which a supervisor would take it up: advice nobody asked for, several questions at once, a feeling that
isn't there, nothing given back. A strength comes last, and only where nothing got in the way and something of this
client's own is in the reply.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from course_lib.coach.book import Book
from course_lib.coach.fit import Fit
from course_lib.coach.text import Text, parse
from course_lib.coach.words import STOCK, STOP, content, meaning

if TYPE_CHECKING:
    from course_lib.coach.moves import Found
    from course_lib.coach.verdict import Sentence, Verdict

#: Moves that get in the way, in the order in which they are taken up, and the words about them.
HINDERS = {
    "advice": "advice",
    "confrontation": "confrontation",
    "story-stealing": "story",
    "reassurance": "reassurance",
    "praise": "praise",
}
#: Moves that are not worth a remark of their own.
SMALL = frozenset(["back-channel", "other", "information"])
#: Moves that give nothing back by themselves. An open question alone is often all that is needed.
PLAIN = frozenset(["closed-question", "stacked-questions", "advice", *SMALL])
#: Moves that can carry a strength, the strongest evidence first.
CARRIES = {
    "reflection": "strength-reflection",
    "summary": "strength-summary",
    "affirmation": "strength-affirmation",
    "validation": "strength-validation",
    "open-question": "strength-open",
    "permission": "strength-permission",
    "autonomy": "strength-autonomy",
}
HELPS = frozenset([*CARRIES, "closed-question", "back-channel"])
_SPOILS_WORDS = "soothe should advise dressed contradict praise i-too generalises interprets takes-back"
#: Cues that leave no strength wherever they stand: a warm sentence does not excuse the one beside it.
SPOILS = frozenset(_SPOILS_WORDS.split())
#: Openings that can stand before anything.
STEMS = frozenset(["stem", "hearing", "must-be"])
#: So many moves are described, those that get in the way before the others, and so many words of each are quoted.
DESCRIBED, QUOTED = 2, 14
#: Below this chance that a reply holds a reflection, the coach says that nothing is given back.
HARDLY = 0.25
#: What a reply and each of its sentences have to be as a reflection where a key idea of the moment bears it out.
BORNE_OUT, EACH = 0.6, 0.4
#: The share of small words that makes a sentence of a heap of key words.
SPEAKS = 0.3


def of(
    told: Text, heard: Text, found: Sequence[Found], fit: Fit, verdict: Verdict, danger: str | None, book: Book
) -> tuple[tuple[str, ...], str | None, str | None]:
    """What is told, what to try and the strength. Something is always told.

    Where there is `danger`, what was owed to it was given (or safety had stopped the reading); how well can wait.
    """
    likely = [one for one in found if one.certainty == "likely"]
    hindered = list(_hindrances(heard, likely, fit, verdict, danger, book))
    missing = [] if danger else list(_missing(likely, fit, verdict, book))
    strength = None if hindered else _strength(told, heard, likely, fit, verdict, danger, book)
    described = (*_description(told, likely, verdict, book), *_feelings(told, heard, likely, fit, book))
    return described, next(iter([*hindered, *missing]), None), strength


def _description(told: Text, likely: Sequence[Found], verdict: Verdict, book: Book) -> Iterator[str]:
    telling = sorted((one for one in likely if one.name not in SMALL), key=lambda one: one.name not in HINDERS)
    for one in telling[:DESCRIBED]:
        name, does = book.names[one.name]
        yield book.says["shows"].format(words=_quote(told, one.span), move=name, does=does)
    if telling:
        return
    first, second = (book.says[f"kind-{kind}"] for kind in (verdict.kind, verdict.second))
    match verdict.certainty:
        case "likely":
            yield book.says["as-a-whole"].format(first=first)
        case "maybe":
            yield book.says["perhaps"].format(first=first, second=second)
        case _:
            yield book.says["cant-tell"]


def _quote(told: Text, span: tuple[int, int]) -> str:
    """The learner's own words, the first of them where there are many."""
    words = told.raw[slice(*span)].split()
    return " ".join(words) if len(words) <= QUOTED else " ".join(words[:QUOTED]) + " …"


def _hindrances(
    heard: Text, likely: Sequence[Found], fit: Fit, verdict: Verdict, danger: str | None, book: Book
) -> Iterator[str]:
    """What gets in the way, as far as the coach is sure of it, in the order in which it is taken up."""
    says, by_name = book.says, {one.name: one for one in likely}
    for move, words in HINDERS.items():
        if move in by_name and not (move == "advice" and _welcome(heard, by_name, verdict)):
            yield says[words]
        if move == "advice" and "stacked-questions" in by_name and not danger:
            yield says["stacked"]
    for wrong in fit.wrong:
        yield says["wrong"].format(words=wrong.words)


def _missing(likely: Sequence[Found], fit: Fit, verdict: Verdict, book: Book) -> Iterator[str]:
    """That it only asks, informs or advises, where that is sure: no sign of a reflection, a feeling or an idea."""
    names = {one.name for one in likely}
    given = fit.met or fit.ventured or fit.ideas or verdict.has["reflection"] >= HARDLY
    if names - SMALL and names <= PLAIN and not given:
        yield book.says["unreflected"]


def _welcome(heard: Text, by_name: Mapping[str, Found], verdict: Verdict) -> bool:
    """Advice that was asked for, or before which was asked."""
    wish = {"should", "do", "advise", "suggest", "think"}
    asked = any(one.mark == "?" and wish & {word.text for word in one.words} for one in heard.clauses)
    return asked or "permission" in by_name or "leave" in _cues(verdict)


def _strength(
    told: Text, heard: Text, likely: Sequence[Found], fit: Fit, verdict: Verdict, danger: str | None, book: Book
) -> str | None:
    """The first move that carries one, if something of this client's own is in the reply and nothing spoils it."""
    cues = _cues(verdict)
    if SPOILS & cues:
        return None
    if danger:
        return book.says["strength-next-step" if danger == "next-step" else "strength-asked"]
    if not all(_helps(one, book) for one in verdict.sentences) or _foreign(fit):
        return None
    stems = bool(STEMS & cues)
    for move, words in CARRIES.items():
        for one in likely:
            own = one.name == move and _own(parse(told.raw[slice(*one.span)]), heard, fit, stems, book)
            broad = one.name == move == "open-question" and "one-fact" not in cues
            if own or (broad and _takes_up(told, heard, book)):
                return book.says[words]
    return book.says["strength-idea"] if fit.ideas and _gives_back(told, heard, verdict) else None


def _cues(verdict: Verdict) -> frozenset[str]:
    return frozenset[str]().union(*(sentence.cues for sentence in verdict.sentences))


def _helps(sentence: Sentence, book: Book) -> bool:
    """Whether a helping move is in a sentence, and lies further above its bound than any that hinders."""
    scores = book.detectors.moves(sentence.scores)
    above = {move: scores[move] - low for move, (low, _) in book.detectors.sure.items()}
    best = max((above[move] for move in above if move in HELPS), default=-math.inf)
    return best >= 0 and best >= max(above[move] for move in above if move in {*HINDERS, "self-disclosure"})


def _foreign(fit: Fit) -> bool:
    """Whether it names a feeling that is not in the client's own words nor on their card. It may be the wrong one."""
    theirs = frozenset[str]().union(*(one.families for one in fit.heard))
    return not (fit.met or fit.ventured) and any(not one.families & theirs for one in fit.named)


def _own(part: Text, heard: Text, fit: Fit, stems: bool, book: Book) -> bool:
    """Whether a sentence holds a meaning or feeling of this client's, and more than their words or a stem."""
    if content(part.words) <= content(heard.words):
        return False
    felt = {one.key for one in fit.named} if fit.met or fit.ventured else set()
    shared = meaning(part.words, book.alike) & meaning(heard.words, book.alike)
    return (bool(shared) or bool(felt)) and (not stems or len(content(part.words) - STOCK) > 2)


def _takes_up(told: Text, heard: Text, book: Book) -> bool:
    """Whether a question, or what stands beside it, names something of the client's: “The knee. What would it say?”"""
    return bool(meaning(told.words, book.alike) & meaning(heard.words, book.alike))


def _gives_back(told: Text, heard: Text, verdict: Verdict) -> bool:
    """Whether it may well be a reflection, as a whole and sentence by sentence, in words that are not the client's."""
    least = min((one.chances["reflection"] for one in verdict.sentences if not one.asks), default=0.0)
    near = verdict.chances["reflection"] >= BORNE_OUT and least >= EACH
    speaks = sum(word in STOP for word in told.words) >= SPEAKS * len(told.words)
    return near and speaks and not content(told.words) <= content(heard.words)


def _feelings(told: Text, heard: Text, likely: Sequence[Found], fit: Fit, book: Book) -> Iterator[str]:
    """Which feelings of the moment it meets, or else whether a reflection adds one.

    Whether a reflection stays close or goes further is told and not judged: experts agree on it at kappa .21 only.
    """
    if fit.met and fit.unmet:
        yield book.says["met-and-not"].format(met=", ".join(fit.met), unmet=", ".join(fit.unmet))
    elif fit.met:
        yield book.says["met"].format(met=", ".join(fit.met))
    if fit.ventured:
        yield book.says["ventured"].format(feeling=", ".join(fit.ventured))
    reflections = [one.span for one in likely if one.name == "reflection"]
    if not reflections or fit.met or fit.ventured or fit.wrong:
        return
    theirs = {key for one in fit.heard for key in one.families}
    new = [one for one in fit.named if not one.families & theirs]
    added = [one for one in new if any(start <= one.span[0] < end for start, end in reflections)]
    if added:
        yield book.says["adds"].format(words=added[0].words)
    elif not new and content(told.words) <= content(heard.words):
        yield book.says["stays"]
