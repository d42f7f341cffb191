"""From what was found to what a learner reads: describe, then invite. Never praise, never a number.

First what the reply does and which of the client's feelings it meets, as far as that is sure. Then one thing to try
(`course_lib.coach.to_try`). A strength comes last, and only where nothing got in the way (`course_lib.coach.strength`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from course_lib.coach import to_try
from course_lib.coach.case import Case
from course_lib.coach.copied import share
from course_lib.coach.fault_names import MOSTLY
from course_lib.coach.gestures import SLIP, form, gestures, names_feeling
from course_lib.coach.given_back import given_back
from course_lib.coach.moves import Found
from course_lib.coach.nearness import copies
from course_lib.coach.self_check import question
from course_lib.coach.strength import HELPS, strength
from course_lib.coach.taken_up import taken_up
from course_lib.coach.to_try import HINDERS, SMALL
from course_lib.coach.words import content, swapped

#: What the client's words may be about where suicide is to be asked about.
SELF = frozenset(["suicide", "client-suicide", "client-self-harm"])
#: Suicide in that word: whoever has said it needn't be told to.
PLAINLY = frozenset(["suicide", "suicidal"])
#: So many moves are described, those that get in the way before the others.
DESCRIBED = 2
#: A validation of fewer words gives no reason.
ASIDE = 6
#: From this chance of a fault on, a feeling is told as met only beside a strength: the next sentence may take it back.
UNCLOUDED = 0.35
#: A reflection stays close if so much of it is the client's own words.
CLOSE = 0.7
#: Moves that are not told by name. Two readers of 200 readings found these names wrong most often: an apology is no
#: self-disclosure, a polite turn no request for permission, and “it’s yours” no emphasis on choice.
UNTOLD = frozenset(["self-disclosure", "permission", "autonomy"])
#: Questions, and the cues of those that need no question mark: “Tell me about it.”
ASKS, INVITES = frozenset(["open-question", "closed-question"]), frozenset(["asks", "tell-me", "wonder"])


def of(case: Case, asked: int = 0) -> tuple[tuple[str, ...], str | None, str | None]:
    """What is told, what to try and the strength. At least one of them is there.

    Where there is danger, what was owed to it was given (or safety had stopped the reading); how well can wait. `asked`
    is the place of the moment's question that is put to the learner where nothing else can be said.
    """
    if case.danger or case.asks:
        return _of_danger(case)
    hindered = list(to_try.hindrances(case))
    named = None if hindered else strength(case)
    trying = next(iter([*hindered, *to_try.lacks(case)]), None)
    # What gets in the way may name a feeling all the same; to say that it meets it would praise the wrong thing.
    doubtful = hindered or (not named and case.doubt.chance >= UNCLOUDED)
    described = [*_near(case), *_moves(case, named), *(() if doubtful else _feelings(case))]
    if not trying and not named:
        trying = question(case, asked)
    if not named and not hindered and (not described or _only_asks(case, described)):
        described += _small(case, described)
    if not described and not trying and not named:
        described.append(case.book.says["cant-tell"])
    return tuple(described), trying, named


def _of_danger(case: Case) -> tuple[tuple[str, ...], str | None, str | None]:
    """What is said where danger is, or is asked about: only of that. What was owed was given, or nothing got here."""
    says, named = case.book.says, strength(case) if case.danger else None
    described = [*_near(case), *(() if named else _asks(case))]
    trying = next(to_try.hindrances(case), None)
    if trying or named:
        return tuple(described), trying, None if trying else named
    maybe = "maybe-suicide" if case.danger in SELF else f"maybe-{case.danger}"
    by_its_name = case.danger in SELF and not PLAINLY.isdisjoint(case.told.words)
    plainly = case.danger != "next-step" and (case.asks or case.directly or by_its_name)
    trying = says["stay"] if plainly else says.get(maybe, says["maybe-asked"])
    return tuple(described), trying, None


def _asks(case: Case) -> Iterator[str]:
    """That the reply asks about the danger, where that can't be mistaken; a strength would have said so."""
    if case.asks or (case.directly and case.danger in SELF):
        yield case.book.says["asks-suicide"]
    elif case.directly and case.danger != "next-step":
        yield case.book.says["asks-danger"]


def _only_asks(case: Case, described: Sequence[str]) -> bool:
    """Whether all that is told is that there is a question."""
    start = case.book.says["shows-question"].partition("{words}")[2]
    return all(one.endswith(start) for one in described)


def _near(case: Case) -> Iterator[str]:
    """That a reply is nearly one of those that learners see to compare with."""
    near = case.near if case.near and case.near.model and not case.copied else None
    if near and copies(case.told.raw, case.heard.raw, near):
        yield case.book.says["near-model"]


def _small(case: Case, described: Sequence[str]) -> list[str]:
    """What can be said where there is nothing else, or only that the reply asks: the first of these that there is."""
    small = list(gestures(case, SLIP)) or list(given_back(case)) or list(_taken_up(case))
    return small if small or described else list(gestures(case)) or list(names_feeling(case)) or list(form(case))


def _taken_up(case: Case) -> Iterator[str]:
    """Where nothing else can be said of a reply: which part of the client's words comes back in it.

    A reproach takes them up, too. Where the reply may close the client down, what they may be heard as is asked.
    """
    says, book = case.book.says, case.book
    if taken := taken_up(case.told, case.heard, book.alike, book.detectors.known):
        asked = f" {says['held-to-it']}" if case.doubt.chance >= UNCLOUDED else ""
        yield says["takes-up"].format(taken=taken) + asked


def _moves(case: Case, named: str | None) -> Iterator[str]:
    """One name for one sentence, and what gets in the way before the others.

    Where the reply may well close the client down, or is nearly one that does, the name of a helping move would praise
    the wrong thing.
    """
    misses = case.near is not None and case.near.quality == "misses"
    closes = misses or case.doubt.chance >= case.book.faults.veto or case.tells("lays-blame")
    hush = {*SMALL, *UNTOLD, *(HELPS - ASKS if closes else ())}
    if share(case.told, case.heard) >= MOSTLY:
        hush |= {"reflection", "summary"}  # the client's words with “you” for “I” tell nothing that was understood
    told = [one for one in case.likely if one.name not in hush and not _unasked(case, one) and not _aside(case, one)]
    by_span: dict[tuple[int, int], Found] = {}
    for one in sorted(told, key=lambda one: one.name not in HINDERS):
        by_span.setdefault(one.span, one)
    telling = list(by_span.values())
    opened = named == case.book.says["strength-open"]
    for one in telling[:DESCRIBED]:
        words = case.quote(one.span)
        if one.name in ASKS and not (opened and one.name == "open-question") and _vague(case, one):
            yield case.book.says["shows-question"].format(words=words)
            continue
        name, does = case.book.names[one.name]
        yield case.book.says["shows"].format(words=words, move=name, does=does)
    if not telling and not misses and case.verdict.certainty == "likely" and case.doubt.chance < UNCLOUDED:
        yield case.book.says["as-a-whole"].format(first=case.book.says[f"kind-{case.verdict.kind}"])


def _vague(case: Case, one: Found) -> bool:
    """Whether a question is told as one and no more: in doubt, for leave, of two answers or one fact, or half open."""
    cues = frozenset[str]().union(*(part.cues for part in case.verdict.sentences if part.span == one.span))
    for_leave = "leave" in cues and "wh-first" not in cues  # “What would you want this hour for?” asks for none
    doubtful = case.doubt.chance >= case.book.faults.veto
    return doubtful or for_leave or bool({"either", "one-fact"} & cues) or case.half_open(one.span)


def _aside(case: Case, one: Found) -> bool:
    """Whether a validation is no more than a word of leave: “It’s all right to say.”"""
    return one.name == "validation" and len(case.told.raw[slice(*one.span)].split()) < ASIDE


def _unasked(case: Case, one: Found) -> bool:
    """Whether a sentence that looks like a question asks nothing: “If you told her, she’d see what it was.”"""
    said = case.told.raw[slice(*one.span)]
    supposes = "?" not in said and said.lower().startswith(("if ", "when "))
    invites = any(INVITES & part.cues for part in case.verdict.sentences if part.span == one.span)
    return one.name in ASKS and (supposes or not invites)


def _feelings(case: Case) -> Iterator[str]:
    """Which feelings of the moment it meets, or else whether a reflection adds one.

    Whether a reflection stays close or goes further is told and not judged: experts agree on it at kappa .21 only.
    """
    says, fit = case.book.says, case.fit
    if fit.met:
        yield says["met"].format(met=", ".join(fit.met))
    if fit.ventured:
        yield says["ventured"].format(feeling=", ".join(fit.ventured))
    reflections = [one.span for one in case.likely if one.name == "reflection"]
    if not reflections or fit.met or fit.ventured or fit.wrong:
        return
    theirs = {key for one in fit.heard for key in one.families}
    new = [one for one in fit.named if not one.families & theirs]
    added = [one for one in new if case.of_theirs(one) and any(a <= one.span[0] < b for a, b in reflections)]
    if added and fit.known:
        yield says["adds"].format(words=added[0].words)
    elif not new and content(case.told.words) <= content(case.heard.words) and _close(case):
        yield says["stays"]


def _close(case: Case) -> bool:
    """Whether most of its words, the small ones too, are the client's."""
    mine, theirs = ([word for clause in text.clauses for word in swapped(clause)] for text in (case.told, case.heard))
    return sum(word in theirs for word in mine) >= CLOSE * len(mine)
