"""From what was found to what a learner reads: describe, then invite. Never praise, never a number.

What gets in the way comes first, in the order in which a supervisor would take it up: advice nobody asked for, several
questions at once, a feeling that isn't there or isn't met, nothing given back. A strength comes last, and only where
nothing got in the way and something of this client's own is in the reply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from course_lib.coach.book import Book
from course_lib.coach.features import Seen
from course_lib.coach.fit import Fit
from course_lib.coach.text import Text, parse
from course_lib.coach.words import STOCK, content, meaning

if TYPE_CHECKING:
    from course_lib.coach.reading import Found, Reading, Verdict
    from course_lib.models import Moment

#: Moves that get in the way, in the order in which they are taken up, and the words about them.
HINDERS = {
    "advice": "advice",
    "confrontation": "confrontation",
    "story-stealing": "story",
    "reassurance": "reassurance",
    "praise": "praise",
}
#: Moves that give something back.
REFLECTS = frozenset(["reflection", "summary", "validation", "affirmation"])
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
#: Cues that leave no strength wherever they stand: a warm sentence does not excuse the one beside it.
SPOILS = frozenset(["soothe", "should", "advise", "dressed", "contradict", "praise", "i-too", "generalises"])
#: Openings that can stand before anything.
STEMS = frozenset(["stem", "hearing", "must-be"])
#: How many things to try a learner is given at once.
AT_ONCE = 2


def of(
    told: Text,
    seen: Sequence[Seen],
    heard: Text,
    moves: Sequence[Found],
    fit: Fit,
    verdict: Verdict,
    moment: Moment | None,
    book: Book,
    helps: bool,
) -> tuple[str | None, tuple[str, ...]]:
    """The strength, if there is one, and all remarks in their order."""
    hindered = list(_hindrances(told, seen, heard, moves, fit, book))
    strength = None if hindered or not helps else _strength(told, seen, heard, moves, fit, book)
    return strength, (
        *_description(told, moves, verdict, book),
        *[*hindered, *_missing(moves, fit, moment, book)][:AT_ONCE],
        *([strength] if strength else ()),
        *(() if hindered else _closeness(told, heard, moves, fit, book)),
    )


def _description(told: Text, moves: Sequence[Found], verdict: Verdict, book: Book) -> Iterator[str]:
    likely = [one for one in moves if one.certainty == "likely"]
    if likely:
        for one in likely[:AT_ONCE]:
            name, does = book.names[one.name]
            yield book.says["shows"].format(words=told.raw[slice(*one.span)], move=name, does=does)
    elif verdict.certainty == "maybe":
        yield book.says["perhaps"].format(words=told.raw.strip(), first=verdict.kind, second=verdict.second)
    elif not moves:
        yield book.says["cant-tell"]


def _hindrances(
    told: Text,
    seen: Sequence[Seen],
    heard: Text,
    moves: Sequence[Found],
    fit: Fit,
    book: Book,
) -> Iterator[str]:
    """What gets in the way, as far as the coach is sure of it. Several things may; each is told once."""
    says, by_name = book.says, {one.name: one for one in moves if one.certainty == "likely"}
    for move, words in HINDERS.items():
        if move in by_name and not (move == "advice" and _welcome(seen, heard, by_name)):
            yield says[words].format(words=told.raw[slice(*by_name[move].span)])
        if move == "advice" and "stacked-questions" in by_name:
            yield says["stacked"]
    for wrong in fit.wrong:
        yield says["wrong"].format(words=wrong.words, feeling=wrong.words)


def _missing(moves: Sequence[Found], fit: Fit, moment: Moment | None, book: Book) -> Iterator[str]:
    """What is not there yet: a feeling that this client shows, or anything given back."""
    if moment is not None and fit.unmet and not fit.wrong and not fit.met:
        yield book.says["unmet"].format(feeling=", ".join(fit.unmet))
    if not REFLECTS & {one.name for one in moves} and not fit.met and not fit.ventured:
        yield book.says["unreflected"]


def _welcome(seen: Sequence[Seen], heard: Text, by_name: Mapping[str, Found]) -> bool:
    """Advice that was asked for, or before which was asked."""
    wish = {"should", "do", "advise", "suggest", "think"}
    asked = any(one.mark == "?" and wish & {word.text for word in one.words} for one in heard.clauses)
    return asked or "permission" in by_name or any("leave" in one.cues for one in seen)


def _strength(
    told: Text, seen: Sequence[Seen], heard: Text, moves: Sequence[Found], fit: Fit, book: Book
) -> str | None:
    """The first move that carries one, if something of this client's own is in the reply and nothing spoils it."""
    if any(SPOILS & one.cues for one in seen):
        return None
    stems = any(STEMS & one.cues for one in seen)
    for move, words in CARRIES.items():
        for one in moves:
            said = parse(told.raw[slice(*one.span)])
            if one.name == move and one.certainty == "likely" and _own(said, heard, fit, stems, book):
                return book.says[words].format(words=said.raw)
    return None


def _own(said: Text, heard: Text, fit: Fit, stems: bool, book: Book) -> bool:
    """Whether a sentence holds a meaning or a feeling of this client's, after a stem more than one word of it."""
    felt = {one.key for one in fit.named} if fit.met or fit.ventured else set()
    shared = meaning(said.words, book.alike) & meaning(heard.words, book.alike)
    return (bool(shared) or bool(felt)) and (not stems or len(content(said.words) - STOCK) > 2)


def _closeness(told: Text, heard: Text, moves: Sequence[Found], fit: Fit, book: Book) -> Iterator[str]:
    """Whether a reflection adds a feeling or meaning. Experts agree on it at kappa .21 only."""
    for line in fit.met:
        yield book.says["met"].format(feeling=line)
    for line in fit.ventured:
        yield book.says["ventured"].format(feeling=line)
    if not any(one.name == "reflection" for one in moves):
        return
    theirs = {key for one in fit.heard for key in one.families}
    added = [one for one in fit.named if not one.families & theirs]
    if added:
        yield book.says["adds"].format(words=added[0].words)
    elif content(told.words) <= content(heard.words):
        yield book.says["stays"]


def changed(first: Reading, second: Reading, book: Book) -> tuple[str, ...]:
    """What a second try does otherwise than the first."""
    before, after = ([one.name for one in reading.moves] for reading in (first, second))
    new, gone = ([one for one in these if one not in those] for these, those in ((after, before), (before, after)))
    said = []
    if second.hold or second.safety:
        return second.remarks
    if new:
        said.append(book.says["second-new"].format(moves=_listed(new, book)))
    if gone:
        said.append(book.says["second-gone"].format(moves=_listed(gone, book)))
    if not new and not gone and after:
        said.append(book.says["second-same"].format(moves=_listed(after, book)))
    said += [book.says["second-met"].format(feeling=one) for one in second.fit.met if one not in first.fit.met]
    return tuple(said)


def _listed(moves: Sequence[str], book: Book) -> str:
    return ", ".join(dict.fromkeys(book.names[move][0] for move in moves))
