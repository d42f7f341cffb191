"""What a session comes to: counts, the client's trust turn by turn, ruptures, and what to practise next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from course_lib.activities.talk.sitting import Sitting
from course_lib.content.markdown import html
from course_lib.dialogue import Deed, Reason
from course_lib.dialogue.complex_reflection import is_complex
from course_lib.dialogue.hearing import floor
from course_lib.dialogue.tally import Volley, tally
from course_lib.models import Client
from course_lib.models.drill import Heard
from course_lib.models.landing import Landing

if TYPE_CHECKING:
    from course_lib.coach import Reading

#: So often in one session, and it is worth practising alone.
OFTEN = 2


def look_back(client: Client, sitting: Sitting, volleys: Sequence[Volley]) -> dict[str, Any]:
    """Everything that is told of a session as a whole, for the page; `volleys` are its turns as they are counted."""
    counted = tally(volleys)
    deeds = [one.after.deed for one in sitting.turns]
    return {
        "counts": asdict(counted)
        | {
            "reflections_to_questions": counted.reflections_to_questions,
            "open_share": counted.open_share,
            "talk_share": counted.talk_share,
        },
        "ruptures": deeds.count(Deed.TAKES_OFFENCE),
        "repaired": deeds.count(Deed.IS_WON_BACK),
        "rows": trust_rows(sitting),
        "next": to_practise(sitting),
        "fears": html(client.fears),
        "talks": html(client.talks),
    }


def volleys(client: Client, sitting: Sitting, read: Callable[[str, Heard], Reading]) -> list[Volley]:
    """The turns of a session as the counts take them: what the coach is sure of. Of one in silence it counts nothing.

    `read` gives the coach's reading of a reply to what the client has just said.
    """
    found = []
    for taken in sitting.turns:
        text, heard = taken.turned.said, " ".join(taken.before.says)
        answered = sum(len(line.split()) for line in taken.after.says)
        if not text:
            found.append(Volley(frozenset(), 0, answered))
            continue
        seen = read(text, floor(client, taken.before.state, heard))
        sure = frozenset(one.name for one in seen.moves if one.certainty == "likely")
        found.append(Volley(sure, len(text.split()), answered, is_complex(text, heard, seen)))
    return found


def trust_rows(sitting: Sitting) -> list[list[Any]]:
    """The client's trust turn by turn, and what they did: what the picture is drawn from, and its table."""
    turns = [
        [number, round(one.after.state.mood.trust, 1), one.after.deed.value]
        for number, one in enumerate(sitting.turns, 1)
    ]
    return [[0, round(sitting.opening.state.mood.trust, 1), ""], *turns]


def to_practise(sitting: Sitting) -> str:
    """What this session shows that is worth practising alone; the gravest first, and one thing only."""
    state = sitting.last.state
    reasons = [reason for one in sitting.turns for reason in one.after.reasons]
    landings = state.landings
    if state.danger_missed:
        return "asking-about-danger"
    if state.ruptured:
        return "repair"
    if sum(landings.count(one) for one in (Landing.ADVISES, Landing.SMOOTHS_OVER)) >= OFTEN:
        return "staying-with-it"
    if sum(landings.count(one) for one in (Landing.MISREADS, Landing.STAYS_CLOSE)) > OFTEN:
        return "feelings"
    if reasons.count(Reason.WAITS_TO_BE_ASKED) >= OFTEN:
        return "open-questions"
    if reasons.count(Reason.WAITS_TO_BE_HEARD) >= OFTEN:
        return "feelings"
    return "another-client"
