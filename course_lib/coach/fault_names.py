"""Whether a fault that the detectors see can be told by its name: what it is named after has to be in the words.

Detectors go by likeness. Two readers of 200 fresh readings found five names of faults in eight wrong: an illness that
nobody had named, feelings in a row where there was one, copied words where there were few.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from course_lib.coach.copied import share
from course_lib.coach.faults import TRAP, Doubt
from course_lib.coach.feelings import named

if TYPE_CHECKING:
    from course_lib.coach.case import Case

#: A fault that nothing in the words can bear out has to have such a share among all faults.
ALONE = 0.8
#: So much of a reply is the client's own words where they are called mostly theirs.
MOSTLY = 0.6
#: Faults that can be counted, so that where they aren't borne out they aren't there.
PLAIN = frozenset(["copied-words", "feelings-list", "interrogation", "wrong-feeling"])
#: Fewer questions are no interrogation, and fewer feelings no row of them.
MANY, SEVERAL = 2, 2
#: In fewer words nobody hears an edge from the words alone: “But your garden?”
EDGED = 5
#: Of whom something is said.
SOMEBODY = frozenset(["you", "your", "he", "his", "she", "her", "they", "their", "this", "that", "it", "sounds"])


def name(case: Case) -> str | None:
    """The fault that the detectors see, where it stands out among all and its name is borne out; else None."""
    fault = case.doubt.named
    if fault is None:
        return None
    borne_out = _BORNE_OUT.get(fault)
    return fault if (borne_out(case) if borne_out else case.doubt.share >= ALONE) else None


def cleared(case: Case) -> Doubt:
    """The doubt without a fault that plainly isn't there: of copied words, say, where hardly any are the client's."""
    doubt, fault = case.doubt, case.doubt.named
    if fault not in PLAIN or _BORNE_OUT[fault](case):
        return doubt
    rest = doubt.chance * (1 - doubt.share)
    return Doubt(rest, TRAP, 0.0, rest >= case.book.faults.tell, doubt.skill)


def _telling(rule: str) -> Callable[[Case], bool]:
    return lambda case: case.tells(rule)


def _cue(*cues: str) -> Callable[[Case], bool]:
    return lambda case: bool(case.cues & frozenset(cues))


def _felt(case: Case) -> set[tuple[str, ...]]:
    return {one.key for one in named(case.told, case.book.feelings)}


def _labels(case: Case) -> bool:
    """Whether an illness is named and said of somebody: a sentence from a textbook is about nobody."""
    named = [one for one in case.told.clauses if "names-an-illness" in case.book.tellings.shown(one.line)]
    return any(not SOMEBODY.isdisjoint(word.text for word in clause.words) for clause in named)


_BORNE_OUT: Mapping[str, Callable[[Case], bool]] = {
    "advice": _telling("points-to-a-step"),
    "copied-words": lambda case: share(case.told, case.heard) >= MOSTLY,
    "blame": lambda case: case.doubt.share >= ALONE and not case.tells("imagines-otherwise"),
    "diagnosis": _labels,
    "feelings-list": lambda case: len(_felt(case)) >= SEVERAL,
    "hijack": _cue("i-too"),
    "interrogation": lambda case: case.told.raw.count("?") >= MANY,
    "moralising": _telling("holds-to-a-rule"),
    "praise": _cue("praise"),
    "sarcasm": lambda case: case.doubt.share >= ALONE and len(case.told.words) >= EDGED,
    "spiritual-bypass": _telling("names-a-faith"),
    "wrong-feeling": lambda case: bool(_felt(case)),
}
