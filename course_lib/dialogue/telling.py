"""What a client tells next, and to which of their topics they turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from course_lib.dialogue.gates import KEPT_UP
from course_lib.dialogue.lines import pick, say
from course_lib.dialogue.mood import GROWN, TELLS_THE_CORE, TOLD, moved
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.state import Deed, Standing, State
from course_lib.models import Client, Thing, Topic
from course_lib.models.landing import LEADS_DEEPER, Gate, Landing


@dataclass(frozen=True)
class Told:
    """What the client says after their first words, what they did with it, and why."""

    state: State
    says: tuple[str, ...]
    deed: Deed
    reasons: tuple[Reason, ...] = ()


def tell(state: State, topic: Topic) -> tuple[State, str]:
    """The next thing of a topic is told, and has the floor. What was taken back before is told with a guard."""
    standing = state.topics[topic.id]
    thing = topic.things[standing.told]
    said: str | None
    if standing.taken_back and thing.returns and thing.returns.says not in state.spoken:
        said, state = thing.returns.says, say(state, thing.returns.says)
    else:
        state, said = pick(state, thing.says)
    new = replace(
        standing,
        told=standing.told + 1,
        gate=max(standing.gate, thing.gate),
        taken_back=False,
        visits=standing.visits + 1,
    )
    state = replace(
        state,
        topic=topic.id,
        floor=thing.id,
        stayed=0,
        topics={**state.topics, topic.id: new},
        mood=moved(state.mood, TOLD[thing.depth]),
        middles=state.middles + (thing.depth == "middle"),
        cores=state.cores + (thing.depth == "core"),
    )
    return state, said or ""


def go_on(client: Client, state: State, about: str, landing: Landing) -> Told:
    """After a reply that served: the next thing of the topic that it was about, if that is open."""
    topic = next(one for one in client.topics if one.id == about)
    standing = state.topics[about]
    if standing.told >= len(topic.things):
        return move_on(client, state, Reason.SUBJECT_TOLD) or Told(state, (), Deed.STAYS, (Reason.ALL_TOLD,))
    thing = topic.things[standing.told]
    if thing.after not in (None, landing):
        return Told(state, (), Deed.STAYS, (Reason.ASKED_FIRST,))
    waited_for = thing.after is not None  # and it has come: a direct question is answered at whatever gate
    if not waited_for and thing.gate <= standing.gate and _too_deep(state, thing):
        lacks = Reason.TRUST_TOO_LOW if state.mood.trust < _needed(state) else Reason.KEEP_IT_UP
        return Told(state, (), Deed.STAYS, (lacks,))
    if waited_for or thing.gate <= standing.gate:
        guarded = (Reason.COMES_BACK_GUARDED,) if standing.taken_back else (Reason.OPENED,)
        state, says = tell(state, topic)
        return Told(state, (says,), Deed.TELLS, guarded)
    if about != state.topic:
        state, line = pick(state, thing.avoids)
        if standing.told:
            state = replace(state, topic=about, floor=topic.things[standing.told - 1].id, stayed=0)
        return Told(state, (line,) if line else (), Deed.AVOIDS, (Reason.TOO_SOON,))
    return Told(state, (), Deed.STAYS, (_missing(standing),))


def _too_deep(state: State, thing: Thing) -> bool:
    """Whether something lies too deep for the trust there is or for how the last turns went, even at an open gate."""
    return thing.depth == "core" and (state.mood.trust < _needed(state) or state.good < KEPT_UP)


def _needed(state: State) -> float:
    """The trust without which nothing of the core is told."""
    return max(TELLS_THE_CORE, state.brought + GROWN)


def _missing(standing: Standing) -> Reason:
    """What a topic still needs after a good turn on it that didn't open it far enough."""
    if standing.owed:
        return Reason.STILL_SHUT
    asked, understood = (one in standing.led for one in LEADS_DEEPER)
    if asked and understood:
        return Reason.TRUST_TOO_LOW if standing.gate is Gate.FELT_SAFE else Reason.KEEP_IT_UP
    if understood:
        return Reason.WAITS_TO_BE_ASKED
    return Reason.WAITS_TO_BE_HEARD if asked else Reason.WAITS_FOR_MORE


def move_on(client: Client, state: State, why: Reason) -> Told | None:
    """They turn to another topic by themselves: to one that is open, or back to where one was left. None where all is
    told."""
    left = [topic for topic in _left(client, state) if topic.id != state.topic]
    if not left:
        return None
    ready = [topic for topic in left if _ready(state, topic)]
    topic = min(ready or left, key=lambda one: state.topics[one.id].visits)
    lines = client.reactions["moves-on"]
    if not ready:  # nothing new is told, so they name what they come back to, or say nothing
        lines = tuple(line for line in lines if "{about}" in line) or client.reactions["silence"]
    state, line = pick(state, lines, None, topic.name)
    first = (line,) if line else ()
    if ready:
        state, says = tell(state, topic)
        return Told(state, (*first, says), Deed.TELLS, (why,))
    standing = state.topics[topic.id]
    floor = topic.things[max(standing.told - 1, 0)].id
    topics = {**state.topics, topic.id: replace(standing, visits=standing.visits + 1)}
    return Told(replace(state, topic=topic.id, floor=floor, stayed=0, topics=topics), first, Deed.MOVES_ON, (why,))


def _left(client: Client, state: State) -> Sequence[Topic]:
    """Topics of which something wasn't told yet."""
    return [topic for topic in client.topics if state.topics[topic.id].told < len(topic.things)]


def _ready(state: State, topic: Topic) -> bool:
    """Whether they would begin to tell the next thing of a topic unasked."""
    standing = state.topics[topic.id]
    thing = topic.things[standing.told]
    if thing.after or standing.owed or _too_deep(state, thing):
        return False
    return thing.gate <= max(standing.gate, Gate.ASKED)
