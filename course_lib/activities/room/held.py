"""What a session with a client came to, told from the record alone: no reply is read again, so it is there at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course_lib.activities.talk.sitting import Sitting
from course_lib.dialogue import Deed
from course_lib.models import Client
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, NEUTRAL, SERVES, Landing


@dataclass(frozen=True)
class Held:
    """One session that was held.

    Of its `turns`, so many `asked` and so many `understood`, which lead deeper; so many `served` in another way; so
    many kept the talk going and no more (`beside`); and so many `hindered`. `told` of `of` things were told. Trust goes
    from 0 to 10. `missed` counts how often danger was left unasked.
    """

    number: int
    at: str
    turns: int
    asked: int
    understood: int
    served: int
    beside: int
    hindered: int
    told: int
    of: int
    trust_before: float
    trust_after: float
    ruptures: int
    repaired: int
    missed: int
    ended: bool


def held(client: Client, sittings: Sequence[Sitting]) -> list[Held]:
    """The sessions of one client in which something was said, oldest first and counted from 1."""
    return [_one(client, number, one) for number, one in enumerate(sittings, 1) if one.turns]


def _one(client: Client, number: int, sitting: Sitting) -> Held:
    state, deeds = sitting.last.state, [one.after.deed for one in sitting.turns]
    landings = [one.after.state.landings[-1] for one in sitting.turns]

    def among(*some: Landing) -> int:
        return sum(one in some for one in landings)

    return Held(
        number=number,
        at=sitting.at,
        turns=len(landings),
        asked=among(Landing.EXPLORES),
        understood=among(Landing.UNDERSTANDS),
        served=among(*(one for one in (*SERVES, *GIVES_WHAT_IS_OWED) if one not in LEADS_DEEPER)),
        beside=among(*NEUTRAL),
        hindered=sum(one not in {*SERVES, *GIVES_WHAT_IS_OWED, *NEUTRAL} for one in landings),
        told=sum(topic.told for topic in state.topics.values()),
        of=sum(len(topic.things) for topic in client.topics),
        trust_before=round(sitting.opening.state.mood.trust, 1),
        trust_after=round(state.mood.trust, 1),
        ruptures=deeds.count(Deed.TAKES_OFFENCE),
        repaired=deeds.count(Deed.IS_WON_BACK),
        missed=state.danger_missed,
        ended=sitting.ended,
    )
