"""A strength, where nothing gets in the way and something of this client's own is in the reply. Never praise."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from course_lib.coach.case import Case
from course_lib.coach.text import Text, parse
from course_lib.coach.to_try import HINDERS
from course_lib.coach.words import STOCK, STOP, content, meaning

if TYPE_CHECKING:
    from course_lib.coach.moves import Found
    from course_lib.coach.verdict import Sentence

#: Moves that can carry a strength, the strongest evidence first.
CARRIES = {
    "reflection": "strength-reflection",
    "summary": "strength-summary",
    "affirmation": "strength-affirmation",
    "validation": "strength-validation",
    "open-question": "strength-open",
}
#: Moves beside which another may carry one. Leave asked for and a choice left are seen too often where neither is.
HELPS = frozenset([*CARRIES, "permission", "autonomy", "closed-question", "back-channel"])
_SPOILS_WORDS = "soothe should advise dressed contradict praise i-too generalises interprets takes-back pities"
#: Cues that leave no strength wherever they stand: a warm sentence does not excuse the one beside it.
SPOILS = frozenset(_SPOILS_WORDS.split())
#: Openings that can stand before anything.
STEMS = frozenset(["stem", "hearing", "must-be"])
#: What a reply and each of its sentences have to be as a reflection where a key idea of the moment bears it out.
BORNE_OUT, EACH = 0.6, 0.4
#: From this chance of a fault on, a key idea that comes back is no strength.
CLOUDED = 0.5
#: So many “and” make a row of a sentence.
ROW = 4
#: How “You feel upset because the van is off the road” begins.
FORM = frozenset(["you", "so", "it"])
#: The share of small words that makes a sentence of a heap of key words.
SPEAKS = 0.3
#: What a reply shows that is near to one which its moment's author says meets the client, and the words about it.
SHOWN = {
    "reflection": "strength-reflection",
    "reflection-of-feeling": "strength-reflection",
    "reflection-of-meaning": "strength-reflection",
    "summary": "strength-summary",
    "affirmation": "strength-affirmation",
    "validation": "strength-validation",
    "open-question": "strength-open",
    "ask-offer-ask": "strength-permission",
    "autonomy": "strength-autonomy",
}


def strength(case: Case) -> str | None:
    """The words for the first move that carries one; None where none does, or where something may be wrong with it."""
    says = case.book.says
    if case.near and case.near.quality == "meets" and not case.danger:
        return says[SHOWN.get(case.near.shows, "strength-idea")]
    if SPOILS & case.cues or (case.asks and not case.danger):
        return None
    if case.danger:
        return says["strength-next-step" if case.danger == "next-step" else "strength-asked"] if case.directly else None
    if case.doubt.chance >= case.book.faults.veto or case.copied or case.fit.turned_down or _goes_round(case):
        return None
    parts = case.verdict.sentences
    if not all(_helps(case, one) and not _lists(one, alone=len(parts) == 1) for one in parts) or _foreign(case):
        return None
    for move, words in CARRIES.items():
        for one in case.likely:
            if one.name != move or (move == "open-question" and _narrow(case, one)):
                continue
            if _own(case, parse(case.told.raw[slice(*one.span)])) or (move == "open-question" and _takes_up(case)):
                return says[words]
    shared = case.fit.ideas and case.doubt.chance < CLOUDED and _gives_back(case)
    return says["strength-idea"] if shared else None


def _narrow(case: Case, one: Found) -> bool:
    """Whether a question asks for one fact, for a guess, or why the client asks."""
    return "one-fact" in case.cues or case.half_open(one.span) or case.tells("asks-why-they-ask")


def _helps(case: Case, sentence: Sentence) -> bool:
    """Whether a helping move is in a sentence, and lies further above its bound than any that hinders."""
    detectors = case.book.detectors
    scores = detectors.moves(sentence.scores)
    above = {move: scores[move] - low for move, (low, _) in detectors.sure.items()}
    best = max((above[move] for move in above if move in HELPS), default=-math.inf)
    return best >= 0 and best >= max(above[move] for move in above if move in {*HINDERS, "self-disclosure"})


def _lists(sentence: Sentence, *, alone: bool) -> bool:
    """Whether a sentence hands everything back in a row, or fills in a form: nothing in it was understood."""
    words = [word.text for one in sentence.seen for word in one.clause.words]
    recital = ROW / 2 if alone and words[0] == "so" else ROW
    return words.count("and") >= recital or (words[0] in FORM and {"feel", "because"} <= set(words))


def _goes_round(case: Case) -> bool:
    """Whether the client speaks of means, or of violence, and the reply does not."""
    means = "speaks-of-means"
    spoken = any(means in case.book.tellings.shown(clause.line) for clause in case.heard.clauses)
    return spoken and not case.tells(means)


def _foreign(case: Case) -> bool:
    """Whether it names a feeling that is not in the client's own words nor on their card. It may be the wrong one."""
    fit = case.fit
    theirs = frozenset[str]().union(*(one.families for one in fit.heard))
    return not fit.fits and any(not one.families & theirs for one in fit.named)


def _own(case: Case, part: Text) -> bool:
    """Whether a sentence holds a meaning or feeling of this client's, and more than their words or a stem."""
    if content(part.words) <= content(case.heard.words):
        return False
    felt = {one.key for one in case.fit.named} if case.fit.fits else set()
    alike = case.book.alike
    shared = meaning(part.words, alike) & meaning(case.heard.words, alike)
    return (bool(shared) or bool(felt)) and (not STEMS & case.cues or len(content(part.words) - STOCK) > 2)


def _takes_up(case: Case) -> bool:
    """Whether a question, or what stands beside it, names something of the client's: “The knee. What would it say?”"""
    alike = case.book.alike
    return bool(meaning(case.told.words, alike) & meaning(case.heard.words, alike))


def _gives_back(case: Case) -> bool:
    """Whether it may well be a reflection, as a whole and sentence by sentence, in words that are not the client's."""
    verdict, words = case.verdict, case.told.words
    least = min((one.chances["reflection"] for one in verdict.sentences if not one.asks), default=0.0)
    near = verdict.chances["reflection"] >= BORNE_OUT and least >= EACH
    speaks = sum(word in STOP for word in words) >= SPEAKS * len(words)
    return near and speaks and not content(words) <= content(case.heard.words)
