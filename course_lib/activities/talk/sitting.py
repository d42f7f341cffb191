"""Sessions with a client as the record has them: each is played again from its seed and its replies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from course_lib.dialogue import Exchange, Reply, answer, begin, stop
from course_lib.learner.record import Event
from course_lib.models import Client
from course_lib.models.acts import Act
from course_lib.models.landing import Landing
from course_lib.models.talk_answers import Begun, Inferred, Landed, Noted, Rehearsed, Turned


@dataclass(frozen=True)
class Taken:
    """One turn: what was replied to, the reply, what came of it; earlier tries at it, the learner's own line, and what
    they would say instead now."""

    before: Exchange
    turned: Turned
    after: Exchange
    tries: tuple[Turned, ...] = ()
    note: str | None = None
    instead: tuple[Rehearsed, ...] = ()


@dataclass
class Sitting:
    """One session. `closing` is how it ended where the learner ended it, `inferred` what they wrote from the client's
    chair, by thing."""

    at: str
    begun: Begun
    opening: Exchange
    turns: list[Taken] = field(default_factory=list)
    closing: Exchange | None = None
    inferred: dict[str, Inferred] = field(default_factory=dict)

    @property
    def last(self) -> Exchange:
        """What the client said and where they stand."""
        return self.closing or (self.turns[-1].after if self.turns else self.opening)

    @property
    def ended(self) -> bool:
        return self.last.state.ended is not None

    def before(self, at: int) -> Exchange:
        """What a reply at a place answers. Raises ValueError for any but the next place or the last one again."""
        if self.closing or at not in (len(self.turns), len(self.turns) - 1) or at < 0:
            raise ValueError(f"there is no turn {at} to take")
        if at < len(self.turns):
            return self.turns[at].before
        if self.ended:
            raise ValueError("this session has ended")
        return self.last


def as_taken(said: str, turned: Landed) -> Reply:
    """A kept reply, as the client took it."""
    landing = Landing(turned.lands or Landing.UNCLEAR)
    also = Landing(turned.also) if turned.also else None
    return Reply(landing, turned.about, turned.feeling, turned.number, turned.answers, also, said, turned.stale)


def sittings(client: Client, events: Iterable[Event], version: str) -> list[Sitting]:
    """All sessions with a client as they are now, oldest first. Those with an earlier version can't be played again."""
    found: list[Sitting] = []
    for event in events:
        if event.version != version:
            continue
        one = event.answer
        if event.act is Act.BEGIN and isinstance(one, Begun):
            found.append(Sitting(event.at, one, begin(client, one.seed, one.trust)))
        elif found and event.act is Act.TURN and isinstance(one, Turned):
            take(client, found[-1], one)
        elif found and event.act is Act.NOTE and isinstance(one, Noted) and one.at < len(found[-1].turns):
            found[-1].turns[one.at] = replace(found[-1].turns[one.at], note=one.noted)
        elif found and event.act is Act.REHEARSE and isinstance(one, Rehearsed) and one.at < len(found[-1].turns):
            taken = found[-1].turns[one.at]
            found[-1].turns[one.at] = replace(taken, instead=(*taken.instead, one))
        elif found and event.act is Act.INFER and isinstance(one, Inferred):
            found[-1].inferred[one.thing] = one
        elif found and event.act is Act.END and not found[-1].ended:
            found[-1].closing = stop(client, found[-1].last.state)
    return found


def take(client: Client, sitting: Sitting, turned: Turned) -> None:
    """Add a reply to a session; at the place of the last one, in its stead. One that fits nowhere is left out."""
    try:
        before = sitting.before(turned.at)
    except ValueError:
        return
    tries: tuple[Turned, ...] = ()
    instead: tuple[Rehearsed, ...] = ()
    if turned.at < len(sitting.turns):
        old = sitting.turns.pop()
        tries, instead = (*old.tries, old.turned), old.instead
    after = answer(client, before.state, as_taken(turned.said, turned))
    sitting.turns.append(Taken(before, turned, after, tries, instead=instead))
