"""Small things that a reply plainly says, told where nothing else can be said of it: sorry, welcome, there is time.

They are facts about words. Whether it was the moment for them, no words tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.coach.case import Case

#: Rules of the kind `telling`, the most telling first; each has words of the same name.
GESTURES = ("says-sorry", "grants", "welcomes", "leaves-time")
#: A feeling is the client's own for sure only beside these.
YOU = frozenset(["you", "your", "yourself"])


def gestures(case: Case) -> Iterator[str]:
    """The first gesture of a reply that doesn't seem to close the client down, or else a feeling that it names."""
    says, seen = case.book.says, case.book.tellings.shown
    if case.doubt.chance < case.book.faults.veto:
        for one in GESTURES:
            for clause in case.told.clauses:
                if one in seen(clause.line):
                    yield says[one].format(words=case.told.raw[slice(*clause.span)])
                    return
    for feeling in case.fit.named:
        clause = next(each for each in case.told.clauses if each.span[0] <= feeling.span[0] < each.span[1])
        mine = any(word.text in YOU for word in clause.words if word.start < feeling.span[0])
        if mine and case.of_theirs(feeling) and feeling not in (*case.fit.wrong, *case.fit.turned_down):
            yield says["names-feeling"].format(feeling=feeling.words)
            return
