"""Which of the moment's questions learners put to their reply: one that it doesn't plainly answer already."""

from __future__ import annotations

from collections.abc import Callable

from course_lib.coach.case import Case
from course_lib.coach.text import parse
from course_lib.coach.words import STOCK, meaning

#: A reply of so many words is short.
SHORT = 20
#: Words of a question, and what shows that a reply does what it asks for.
DEEDS: tuple[tuple[frozenset[str], Callable[[Case], bool]], ...] = (
    (frozenset(["own", "owned", "sorry", "reason"]), lambda case: case.tells("owns-it")),
    (frozenset(["ask", "asked", "asking", "question"]), lambda case: "?" in case.told.raw),
    (frozenset(["short", "few", "fewer"]), lambda case: len(case.told.words) <= SHORT),
    (frozenset(["both", "halves", "hold"]), lambda case: "two-sides" in case.cues),
    (frozenset(["wait", "waited", "minutes", "silence"]), lambda case: case.tells("leaves-time")),
    (
        frozenset(["no", "decline", "decide", "stop", "free"]),
        lambda case: not {"autonomy", "permission"}.isdisjoint(one.name for one in case.found),
    ),
)


def question(case: Case, place: int) -> str | None:
    """A question of the moment for learners to put to their own reply; None where it has none.

    It is the one at this place, or the next of which less stands in the reply: what is plainly there needs no asking.
    """
    questions = case.moment.self_check if case.moment else ()
    if not questions:
        return None
    first = place % len(questions)
    best = min([*questions[first:], *questions[:first]], key=lambda one: _answered(case, one))
    return case.book.says["ask-yourself"].format(question=best)


def _answered(case: Case, question: str) -> int:
    """How much of a question stands in the reply, and how much of what it asks for was done."""
    asked, alike = parse(question).words, case.book.alike
    named = (meaning(asked, alike) - STOCK) & meaning(case.told.words, alike)
    return len(named) + sum(not words.isdisjoint(asked) and done(case) for words, done in DEEDS)
