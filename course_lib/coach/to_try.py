"""One thing to try, in the order in which a supervisor would take it up.

First what the author of this moment has written about a reply like it. Then what gets in the way for sure: advice
nobody asked for, several questions at once, a feeling that isn't there. Then a fault that the detectors see. Then that
nothing is given back. Where none of these is there, a question to ask oneself (`course_lib.coach.self_check`).
"""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.coach import fault_names
from course_lib.coach.case import Case
from course_lib.coach.words import content, meaning

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
#: Below this chance that a reply holds a reflection, the coach says that nothing is given back.
HARDLY = 0.25


def hindrances(case: Case) -> Iterator[str]:
    """What closes the client down, as far as the coach is sure of it. None of these leaves room for a strength."""
    if case.copied and not case.danger:
        yield _fault(case, "copied-words")
    if case.near and case.near.quality == "misses" and case.near.remark:
        yield " ".join(case.near.remark.split())
    # Where danger is, most replies ask about it, and from those neither moves nor faults were learnt.
    if not case.danger:
        yield from _moves(case)
    if "pities" in case.cues and not case.danger:
        yield _fault(case, "pity")
    if case.tells("at-least") and not case.danger:
        yield _fault(case, "minimising")
    if case.tells("lays-blame") and not case.danger:
        yield _fault(case, "blame")
    if case.fit.listed:
        yield _fault(case, "feelings-list")
    if not case.danger and case.doubt.chance >= case.book.faults.tell:
        yield _fault(case, fault_names.name(case))


def lacks(case: Case) -> Iterator[str]:
    """That it only asks, informs or advises, where that is sure: no sign of a reflection, a feeling or an idea."""
    names, fit = {one.name for one in case.likely}, case.fit
    given = bool(fit.met or fit.ventured or fit.ideas) or case.verdict.has["reflection"] >= HARDLY
    given = given or bool(meaning(case.told.words, case.book.alike) & meaning(case.heard.words, case.book.alike))
    if not case.danger and names - SMALL and names <= PLAIN and not given:
        yield case.book.says["unreflected"]


def _moves(case: Case) -> Iterator[str]:
    says, by_name = case.book.says, {one.name: one for one in case.likely}
    for move, words in HINDERS.items():
        if move in by_name and not (move == "advice" and _welcome(case)):
            yield says[words]
        if move == "advice" and "stacked-questions" in by_name and not case.danger:
            yield says["stacked"]
    theirs = content(case.heard.words)
    for wrong in (one for one in case.fit.wrong if case.of_theirs(one) and not content(one.words.split()) <= theirs):
        yield says["wrong"].format(words=wrong.words)


def _fault(case: Case, fault: str | None) -> str:
    """What can be said of a fault. What the moment's author says of a sample with it speaks of that sample's words."""
    says = case.book.says
    if not fault and case.moment and case.moment.traps:
        return f"{says['fault-unnamed']} {says['fault-traps']}"
    return says[f"fault-{fault}" if fault else "fault-unnamed"]


def _welcome(case: Case) -> bool:
    """Advice that was asked for, or before which was asked."""
    wish = {"should", "do", "advise", "suggest", "think"}
    asked = any(
        (one.mark == "?" and wish & {word.text for word in one.words}) or " do not know " in f"{one.line} "
        for one in case.heard.clauses
    )
    return asked or "permission" in {one.name for one in case.likely} or "leave" in case.cues
