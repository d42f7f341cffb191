"""Small things that a reply plainly says, told where nothing else can be said of it: sorry, welcome, there is time.

They are facts about words. Whether it was the moment for them, no words tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from course_lib.coach.case import Case

#: Rules of the kind `telling`, the most telling first; each has words of the same name.
SLIP = ("names-own-slip",)
GESTURES = (*SLIP, "says-sorry", "grants", "welcomes", "leaves-time")
#: A reply of so many words is short, and one of fewer is a nod.
WORTH, SHORT = 4, 20
#: A feeling is the client's own for sure only beside these.
YOU = frozenset(["you", "your", "yourself"])
#: Whose it may be then, or a turn of politeness: “you hoped he’d be calm”, “I’m afraid”.
OTHERS = frozenset(["i", "he", "she", "they", "him", "her", "them"])


def gestures(case: Case, wanted: Sequence[str] = GESTURES) -> Iterator[str]:
    """The first gesture of a reply that doesn't seem to close the client down."""
    if case.doubt.chance >= case.book.faults.veto:
        return
    for one in wanted:
        for clause in case.told.clauses:
            if one in case.book.tellings.shown(clause.line):
                yield case.book.says[one].format(words=case.told.raw[slice(*clause.span)])
                return


def form(case: Case) -> Iterator[str]:
    """What the form of a reply does, where its words tell nothing: a few words ask nothing."""
    clouded = case.doubt.chance >= case.book.faults.veto
    if not clouded and WORTH <= len(case.told.words) <= SHORT and "?" not in case.told.raw:
        yield case.book.says["asks-nothing"]


def names_feeling(case: Case) -> Iterator[str]:
    """A feeling of the client's that the reply names, be it right or not."""
    for feeling in case.fit.named:
        clause = next(each for each in case.told.clauses if each.span[0] <= feeling.span[0] < each.span[1])
        before = {word.text for word in clause.words if word.start < feeling.span[0]}
        mine = not before.isdisjoint(YOU) and before.isdisjoint(OTHERS)
        if mine and case.of_theirs(feeling) and feeling not in (*case.fit.wrong, *case.fit.turned_down):
            yield case.book.says["names-feeling"].format(feeling=feeling.words)
            return
