"""One exchange: what a reply does to a client, what they do and say then, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from course_lib.dialogue import telling
from course_lib.dialogue.ending import ending, how
from course_lib.dialogue.gates import counted, raised
from course_lib.dialogue.lines import pick, say
from course_lib.dialogue.mood import (
    BLAND_AGAIN,
    DRAWN_BACK,
    FLOODED,
    LEAVES,
    NOTHING,
    STEPS,
    WARY,
    WRONG_AGAIN,
    moved,
)
from course_lib.dialogue.offer import place
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.rupture import in_rupture, offended
from course_lib.dialogue.saying import answered, some, spoken
from course_lib.dialogue.state import Deed, Ending, Exchange, Mood, Reply, Standing, State
from course_lib.models import Client
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, NEUTRAL, RUPTURES, SERVES, Gate, Landing

#: A session has so many turns at most. After so many replies to one thing a client turns to another, and where there is
#: none, they have had enough after some more.
LONGEST_SESSION, PATIENCE, ENOUGH = 30, 3, 6
#: Whoever comes again brings at least and at most so much trust along: they came, and it's another day.
LEAST_BROUGHT, MOST_BROUGHT = 2.5, 6.0
#: After so many good turns in a row they draw back a little.
GOOD_FOR_NOW = 2
#: So many turns without repair, or so many times danger was missed, and they leave.
UNREPAIRED, MISSED = 3, 3

_HINDERS: Mapping[Landing, tuple[Deed, Reason]] = {
    Landing.MISREADS: (Deed.CORRECTS, Reason.CORRECTED),
    Landing.ADVISES: (Deed.SAYS_YES_BUT, Reason.ADVISED),
    Landing.PUSHES: (Deed.FALLS_SILENT, Reason.PUSHED),
    Landing.SMOOTHS_OVER: (Deed.COOLS, Reason.MADE_SMALLER),
    Landing.TURNS_AWAY: (Deed.COOLS, Reason.LEFT),
    Landing.REPAIRS: (Deed.STAYS, Reason.BLAND),
    Landing.STAYS_CLOSE: (Deed.STAYS, Reason.BLAND),
}
#: After what they ask what is meant, and why.
_ASKED_WHAT: Mapping[Landing, Reason] = {
    Landing.UNCLEAR: Reason.UNCLEAR,
    Landing.HALF_ASKS: Reason.HALF_ASKED,
}
#: What is said after a third of the same sort, and what they wait for.
_WAITS: Mapping[Landing, tuple[str, Reason]] = {
    Landing.EXPLORES: ("waits-to-be-heard", Reason.WAITS_TO_BE_HEARD),
    Landing.UNDERSTANDS: ("waits-to-be-asked", Reason.WAITS_TO_BE_ASKED),
    Landing.SUPPORTS: ("waits-to-be-asked", Reason.WAITS_FOR_MORE),
}


def begin(client: Client, seed: str, trust: float | None = None) -> Exchange:
    """The client comes in, with the trust of an earlier session where there was one.

    The same seed, trust and replies give the same session.
    """
    first = client.topics[0]
    brought = 0.0 if trust is None else min(MOST_BROUGHT, max(LEAST_BROUGHT, trust))
    given = client.mood.model_dump()
    mood = Mood(**given | ({"trust": brought} if brought else {}))
    topics = {topic.id: Standing() for topic in client.topics}
    state = State(seed, mood, first.id, first.things[0].id, topics, brought=brought)
    state, says = telling.tell(say(state, client.opening), first)
    return Exchange(state, (client.opening, says), Deed.TELLS)


def answer(client: Client, state: State, reply: Reply) -> Exchange:
    """What comes of a reply. Raises ValueError where the session has ended."""
    if state.ended:
        raise ValueError("this session has ended")
    landing = _as_taken(client, state, reply)
    stayed = state.stayed + (landing not in _ASKED_WHAT)
    after = replace(state, landings=(*state.landings, landing), heard=(*state.heard, reply.said), stayed=stayed)
    if reply.number is not None:
        after = replace(after, offered=after.offered | {(place(state), reply.number)})
    if landing in _ASKED_WHAT:
        came = spoken(client, after, reply, Landing.UNCLEAR, Deed.ASKS_AGAIN, _ASKED_WHAT[landing])
    elif after.ruptured:
        came = in_rupture(client, after, reply, landing)
    elif landing in RUPTURES or landing in client.rupture.minds:
        came = offended(client, after, reply, landing)
    elif landing in SERVES and landing is not Landing.REPAIRS:
        came = _served(client, after, reply, landing)
    else:
        came = _hindered(client, after, reply, landing)
    return _over(client, replace(came, state=replace(came.state, deeds=(*state.deeds, came.deed))))


def stop(client: Client, state: State) -> Exchange:
    """The learner ends the session here."""
    return ending(client, state, how(state), (), ())


def _as_taken(client: Client, state: State, reply: Reply) -> Landing:
    """How a reply lands here and now: danger comes before everything, and who is flooded can't go deeper.

    Silence supports them once; after that it takes words before it does so again.
    """
    told, landing = client.thing(state.floor), reply.landing
    if told.risk and not state.ruptured and landing not in (*GIVES_WHAT_IS_OWED, *NEUTRAL, *RUPTURES):
        return Landing.MISSES_DANGER
    if landing is Landing.EXPLORES and told.depth != "surface" and state.mood.arousal >= FLOODED:
        return Landing.PUSHES
    if landing is Landing.SUPPORTS and reply.said == "" and _only_silence(state):
        return Landing.STAYS_CLOSE
    return landing


def _only_silence(state: State) -> bool:
    """Whether there was silence before, and nothing since that served."""
    earlier = list(zip(state.heard, state.landings, strict=True))
    while earlier and earlier[-1][0] != "":
        if earlier.pop()[1] in SERVES:
            return False
    return bool(earlier)


# Good turns -----------------------------------------------------------------------------------------------------------


def _served(client: Client, state: State, reply: Reply, landing: Landing) -> Exchange:
    if landing is Landing.ASKS_DIRECTLY and not client.thing(state.floor).risk:
        return _asked_anyway(client, state, reply)
    again = landing in (*LEADS_DEEPER, Landing.SUPPORTS) and state.run_of(landing) > GOOD_FOR_NOW
    step = NOTHING if again else STEPS[landing]
    if landing is Landing.UNDERSTANDS and reply.feeling:
        state = replace(state, affirmed=state.affirmed | {reply.feeling})
    if state.landings[-2:-1] and state.landings[-2] not in (*SERVES, *NEUTRAL):
        step = replace(step, trust=step.trust * WARY)
    state = replace(state, mood=moved(state.mood, step))
    if again:
        said, waits = _WAITS[landing]
        state, first = answered(client, replace(state, good=0), reply, None)
        waiting = spoken(client, state, reply, said, Deed.STAYS, Reason.SAME_AGAIN, waits)
        return replace(waiting, says=(*first, *waiting.says))
    about = reply.about or state.topic
    before = state.topics[about]
    tired = state.good >= GOOD_FOR_NOW and landing in LEADS_DEEPER and state.here.gate >= Gate.FELT_HEARD
    if tired:
        topics = {**state.topics, about: counted(before, reply.ways)}
        state = replace(state, good=0, stayed=state.stayed - 1, mood=moved(state.mood, DRAWN_BACK), topics=topics)
        state, first = answered(client, state, reply, landing)
        state, line = pick(state, client.reactions["draws-back"])
        return Exchange(state, (*first, *some(line)), Deed.DRAWS_BACK, (Reason.DRAWS_BACK,))
    state = replace(state, good=state.good + 1)
    standing = raised(before, reply.ways, state.mood, state.good)
    state = replace(state, topics={**state.topics, about: standing})
    opened = (_opened(standing.gate),) if standing.gate > max(before.gate, Gate.ASKED) else ()
    came = telling.go_on(client, state, about, landing)
    on_this = came.deed is Deed.TELLS and came.state.topic == about
    state, first = answered(client, came.state, reply, landing, tells=on_this)
    return Exchange(state, (*first, *came.says), came.deed, (*opened, *came.reasons))


def _asked_anyway(client: Client, state: State, reply: Reply) -> Exchange:
    """A direct question where nothing pointed to danger is answered: truthfully where there is some, else with a no."""
    for topic in client.topics:
        standing = state.topics[topic.id]
        for number, thing in enumerate(topic.things):
            if thing.after is Landing.ASKS_DIRECTLY and standing.told <= number:
                topics = {**state.topics, topic.id: replace(standing, told=number)}
                state = replace(state, topics=topics, mood=moved(state.mood, STEPS[Landing.ASKS_DIRECTLY]))
                state, says = telling.tell(state, topic)
                return Exchange(state, (says,), Deed.TELLS, (Reason.ASKED_ANYWAY,))
    return spoken(client, state, reply, Landing.ASKS_DIRECTLY, Deed.STAYS, Reason.ASKED_ANYWAY)


def _opened(gate: Gate) -> Reason:
    return {Gate.FELT_HEARD: Reason.FELT_HEARD, Gate.FELT_SAFE: Reason.FELT_SAFE}.get(gate, Reason.DEEP_TRUST)


# Turns that don't serve -----------------------------------------------------------------------------------------------


def _hindered(client: Client, state: State, reply: Reply, landing: Landing) -> Exchange:
    deed, reason = _HINDERS[landing]
    if landing is Landing.REPAIRS:
        landing = Landing.STAYS_CLOSE
    step = STEPS[landing]
    again = state.run_of(landing) > 1
    if landing is Landing.STAYS_CLOSE and again:
        step, reason = BLAND_AGAIN, Reason.BLAND_AGAIN
    mood = moved(state.mood, step)
    if landing is Landing.MISREADS and again:
        mood = moved(mood, WRONG_AGAIN)
    if state.mood.arousal >= FLOODED and landing is Landing.PUSHES:
        reason = Reason.TOO_MUCH
    if reply.stale:
        reason = Reason.SAID_BEFORE
    here = replace(state.here, led=frozenset()) if landing is not Landing.STAYS_CLOSE else state.here
    state = replace(state, mood=mood, good=0, topics={**state.topics, state.topic: here})
    if state.deeds[-2:] == (deed, deed) and deed is not Deed.FALLS_SILENT:
        return spoken(client, state, reply, "silence", Deed.FALLS_SILENT, reason)
    return spoken(client, state, reply, landing, deed, reason)


# How it goes on, or ends ----------------------------------------------------------------------------------------------


def _over(client: Client, came: Exchange) -> Exchange:
    """Whether they leave, the time is up, all is told, or they turn to something else by themselves.

    Whoever has just been hurt stays for one reply more: it can still be put right.
    """
    state, reasons = came.state, came.reasons
    if state.ended:
        return came
    gone = state.mood.trust <= LEAVES and came.deed is not Deed.TAKES_OFFENCE
    if gone or state.ruptured > UNREPAIRED or state.danger_missed >= MISSED:
        return ending(client, state, Ending.LEAVES, came.says, (*reasons, Reason.HAS_ENOUGH))
    if len(state.landings) >= LONGEST_SESSION:
        return ending(client, state, how(state), came.says, (*reasons, Reason.TIME_IS_UP))
    if state.ruptured or client.thing(state.floor).risk:
        return came
    if Reason.ALL_TOLD in reasons:
        return ending(client, state, how(state), came.says, reasons)
    if state.stayed >= PATIENCE:
        on = telling.move_on(client, state, Reason.RESTLESS)
        if on is None and state.stayed < ENOUGH:
            return came
        if on is None:
            return ending(client, state, how(state), came.says, (*reasons, Reason.HAS_ENOUGH))
        deeds = (*on.state.deeds[:-1], Deed.MOVES_ON)
        return Exchange(replace(on.state, deeds=deeds), (*came.says, *on.says), Deed.MOVES_ON, (*reasons, *on.reasons))
    return came
