"""Whether an answer in a drill has its skill: there, maybe, or not seen; and what of it was seen and what wasn't.

Pure: the coach's reading, the words and the drill in. A skill that isn't seen may be there all the same, so nothing
here calls an answer wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol

from course_lib.models import Drill
from course_lib.phrases import Phrase, WordLists

Outcome = Literal["there", "maybe", "not-seen"]
#: So many feelings in one answer are a list to choose from; two are one, where hardly another word stands beside them.
LIST, BESIDE = 3, 4
#: So many of the client's things make a summary.
THREADS = 2
#: Skills by which somebody is kept safe.
OF_SAFETY = frozenset(["asking-about-suicide", "limits-of-confidentiality"])


class Move(Protocol):
    """A talk move that the coach found."""

    @property
    def name(self) -> str: ...
    @property
    def certainty(self) -> str: ...


class Fitting(Protocol):
    """How an answer fits the client's feelings and what it could take up."""

    @property
    def named(self) -> Sequence[object]: ...
    @property
    def fits(self) -> bool: ...
    @property
    def listed(self) -> bool: ...
    @property
    def wrong(self) -> Sequence[object]: ...
    @property
    def ideas(self) -> Sequence[str]: ...


class Read(Protocol):
    """What the coach sees in an answer; see `course_lib.coach.Reading`."""

    @property
    def moves(self) -> Sequence[Move]: ...
    @property
    def safety(self) -> bool: ...
    @property
    def arguable(self) -> bool: ...
    @property
    def directly(self) -> bool: ...
    @property
    def fit(self) -> Fitting: ...


@dataclass(frozen=True)
class Seen:
    """How it came out, and by name the parts of the skill that were seen, that weren't, and that stand in the way."""

    outcome: Outcome
    saw: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def see(drill: Drill, reading: Read, text: str) -> Seen:
    """Look for the skill of a drill in an answer.

    Where the coach stopped for safety, nothing else is judged, unless the skill is a part of safety itself and the stop
    may be mistaken.
    """
    if reading.safety and not (reading.arguable and drill.skill in OF_SAFETY):
        return Seen("not-seen", unseen=("asked",) if drill.skill == "asking-about-suicide" else ())
    return SKILLS[drill.skill](reading, Words(text, drill))


class Words:
    """An answer, sentence by sentence, in small letters and with plain apostrophes."""

    def __init__(self, text: str, drill: Drill) -> None:
        self._drill = drill
        plain = text.lower().replace("’", "'").replace("‘", "'")
        parts = re.findall(r"[^.;?!…]+[.;?!…]*", plain)
        self.sentences = [" " + " ".join(re.findall(r"[a-z0-9'&-]+|[?!]", one)) for one in parts]

    @property
    def count(self) -> int:
        """How many words there are."""
        return sum(word not in "?!" for one in self.sentences for word in one.split())

    def show(self, sign: str) -> list[int]:
        """The numbers of the sentences in which a sign of the drill shows."""
        found = [_compiled(phrase) for phrase in self._drill.signs[sign]]
        return [number for number, one in enumerate(self.sentences) if any(each.search(one) for each in found)]


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(Phrase(phrase, WordLists({})).part().regex, re.ASCII)


def _moves(reading: Read, *certainties: str) -> frozenset[str]:
    return frozenset(one.name for one in reading.moves if one.certainty in (certainties or ("likely", "maybe")))


def open_question(reading: Read, _: Words) -> Seen:
    """A question to which the client chooses the beginning, alone: not closed, and no second one behind it."""
    likely, any_ = _moves(reading, "likely"), _moves(reading)
    beside = tuple(one for one in ("closed-question", "stacked-questions", "advice") if one in likely)
    if "open-question" not in any_:
        return Seen("not-seen", unseen=("open-question",), beside=beside)
    there = "open-question" in likely and not beside
    return Seen("there" if there else "maybe", saw=("open-question",), beside=beside)


def reflection_of_feeling(reading: Read, words: Words) -> Seen:
    """A feeling that is there or may be, said and not asked, and not as one of a list."""
    fit, likely = reading.fit, _moves(reading, "likely")
    if not fit.fits:
        if fit.wrong:
            return Seen("not-seen", unseen=("feeling",), beside=("feeling-elsewhere",))
        if fit.named or words.show("felt"):
            return Seen("maybe", beside=("feeling-unknown",))
        return Seen("not-seen", unseen=("feeling",))
    listed = fit.listed or len(fit.named) >= LIST or (len(fit.named) > 1 and words.count <= BESIDE + len(fit.named))
    asked = "closed-question" in likely and "reflection" not in _moves(reading)
    ways = {"feelings-list": listed, "feeling-asked": asked, "feeling-elsewhere": bool(fit.wrong)}
    ways |= {one: one in likely for one in ("advice", "reassurance", "praise")}
    beside = tuple(name for name, so in ways.items() if so)
    return Seen("maybe" if beside else "there", saw=("feeling",), beside=beside)


def affirmation(reading: Read, words: Words) -> Seen:
    """Something particular that the client did, can do or cares for, named without a grade.

    The coach takes many an affirmation for a reflection, which it is by its form; a sign of the drill decides then.
    """
    found, likely = _moves(reading), _moves(reading, "likely")
    beside = tuple(one for one in ("praise", "advice", "reassurance") if one in likely)
    shows = bool(words.show("names"))
    if "affirmation" not in found and not shows:
        return Seen("not-seen", unseen=("affirmation",), beside=beside)
    sure = "affirmation" in likely or (shows and bool(found & {"affirmation", "reflection"}))
    return Seen("there" if sure and not beside else "maybe", saw=("affirmation",), beside=beside)


def summary(reading: Read, words: Words) -> Seen:
    """Two or more of the client's things, and a check that invites them to put it right."""
    threads, check = len(reading.fit.ideas) >= THREADS, bool(words.show("checks"))
    saw, unseen = _parted({"threads": threads, "check": check})
    beside = tuple(one for one in ("advice", "reassurance") if one in _moves(reading, "likely"))
    if not threads:
        return Seen("maybe" if check and reading.fit.ideas else "not-seen", saw, unseen, beside)
    return Seen("there" if check and not beside else "maybe", saw, unseen, beside)


def asking_about_suicide(reading: Read, _: Words) -> Seen:
    """The direct question, in words that can't be mistaken, and no other question beside it."""
    beside = ("stacked-questions",) if "stacked-questions" in _moves(reading) else ()
    if not reading.directly:
        return Seen("maybe", unseen=("asked-plainly",), beside=beside)
    return Seen("maybe" if reading.safety or beside else "there", saw=("asked",), beside=beside)


def limits_of_confidentiality(reading: Read, words: Words) -> Seen:
    """That some of it can't be kept, and what stays private. A promise of secrecy is neither."""
    told, kept = bool(words.show("told")), bool(words.show("kept"))
    if reading.safety and not (told and kept):
        return Seen("not-seen", unseen=("told",))
    saw, unseen = _parted({"told": told, "kept": kept})
    return Seen("there" if told and kept else "maybe" if told or kept else "not-seen", saw, unseen)


def repair(_: Read, words: Words) -> Seen:
    """The own part in a sentence, without a defence or a collapse, and then back to the client."""
    owns = words.show("owns")
    beside = tuple(one for one in ("defends", "collapses") if words.show(one))
    returns = bool(words.show("returns")) or any(" ?" in one for one in words.sentences)
    saw, unseen = _parted({"owns": bool(owns), "returns": returns})
    if not owns:
        return Seen("not-seen", saw, unseen, beside)
    return Seen("there" if returns and not beside else "maybe", saw, unseen, beside)


def _parted(parts: dict[str, bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of what is there, and of what isn't."""
    return tuple(one for one, so in parts.items() if so), tuple(one for one, so in parts.items() if not so)


SKILLS: dict[str, Callable[[Read, Words], Seen]] = {
    "open-question": open_question,
    "reflection-of-feeling": reflection_of_feeling,
    "affirmation": affirmation,
    "summary": summary,
    "asking-about-suicide": asking_about_suicide,
    "limits-of-confidentiality": limits_of_confidentiality,
    "repair": repair,
}
