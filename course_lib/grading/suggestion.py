"""What the coach is sure of in a written reply, for whoever marks it. A suggestion, and never a mark.

It is sure of what it stops for (danger left unasked, a reply that could do harm, one that is none) and of what it names
as a strength. What it holds for likely only, markers aren't told: they would read with its eyes.
"""

from __future__ import annotations

from collections.abc import Callable

from course_lib.coach import Card, Reading
from course_lib.coach.guards import BRIEF
from course_lib.grading.submission import HandedIn
from course_lib.models.answers import Written
from course_lib.models.bank import BankItem
from course_lib.models.tasks.written import WrittenTask

Read = Callable[[str, Card], Reading]
#: With somebody who weeps or says nothing, two words can be all that is needed, or [none].
UNJUDGED = BRIEF | {"empty"}


def by_the_coach(text: str, says: Card) -> Reading:
    """The coach's reading. Its numbers take a moment to load, so that is with the first reply."""
    from course_lib.coach.loading import Coach

    return Coach(says).read(text)


def suggestion(item: BankItem, given: HandedIn | None, read: Read = by_the_coach) -> tuple[str, ...]:
    """What a marker may be told of a reply, as the coach would tell its writer; nothing where it is sure of nothing."""
    if not isinstance(item, WrittenTask) or given is None or not isinstance(given.answer, Written):
        return ()
    return of_text(item, given.answer.text, read)


def of_text(item: WrittenTask, text: str, read: Read = by_the_coach) -> tuple[str, ...]:
    """The same of a reply's text. Without a `moment` in the bank there is nobody to read it for."""
    if item.moment is None or not text.strip():
        return ()
    seen = read(text, item.moment.heard())
    if seen.safety or seen.hold:
        return () if seen.hold in UNJUDGED else seen.told
    return (seen.strength,) if seen.strength else ()
