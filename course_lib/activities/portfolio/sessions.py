"""Sessions with clients as a portfolio tells them: when, how long, and what a program counted in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from course_lib.activities.talk.look_back import volleys
from course_lib.activities.talk.sitting import sittings
from course_lib.dialogue import Deed
from course_lib.dialogue.tally import Tally, tally
from course_lib.learner.attempts import day_of
from course_lib.learner.hours import total
from course_lib.learner.record import Event
from course_lib.models import Client
from course_lib.models.acts import Act
from course_lib.models.drill import Heard

if TYPE_CHECKING:
    from course_lib.coach import Reading

#: Later than any moment of a record.
NEVER = "9999"


@dataclass(frozen=True)
class Held:
    """A session in which something was said: with whom, on which day, for how many minutes; what was counted; how often
    the client was hurt, and how often that was mended."""

    name: str
    title: str
    day: date
    minutes: int
    counts: Tally
    ruptures: int
    repaired: int


def sessions(
    clients: Iterable[tuple[Client, str]],
    events: Sequence[Event],
    zone: tzinfo | None,
    read: Callable[[str, Heard], Reading],
) -> list[Held]:
    """Client by client, oldest first. Those with an earlier version of a client can't be counted again."""
    found = []
    for client, name in clients:
        own = [event for event in events if event.item == client.id]
        begun = [event for event in own if event.act is Act.BEGIN and event.version == client.version()]
        ends = [*(event.at for event in begun[1:]), NEVER]
        for begin, end, sitting in zip(begun, ends, sittings(client, own, client.version()), strict=False):
            if not sitting.turns:
                continue
            deeds = [one.after.deed for one in sitting.turns]
            found.append(
                Held(
                    name=name,
                    title=client.title,
                    day=day_of(begin, zone),
                    minutes=total(event for event in own if begin.at <= event.at < end),
                    counts=tally(volleys(client, sitting, read)),
                    ruptures=deeds.count(Deed.TAKES_OFFENCE),
                    repaired=deeds.count(Deed.IS_WON_BACK),
                )
            )
    return found
