"""Taking offence, and being won back."""

from __future__ import annotations

from dataclasses import replace

from course_lib.dialogue.gates import lost
from course_lib.dialogue.lines import pick
from course_lib.dialogue.mood import REPAIRED, REPAIRED_AGAIN, STEPS, UNMOVED, moved
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.saying import answered, some, spoken
from course_lib.dialogue.state import Deed, Exchange, Reply, State
from course_lib.models import Client
from course_lib.models.landing import RUPTURES, Landing


def offended(client: Client, state: State, reply: Reply, landing: Landing) -> Exchange:
    """They take offence: a gate shuts, and nothing else is told until somebody repairs it.

    Words that may hold danger are never taken back, so that the question can still be asked and answered. Where danger
    was missed they cover it up and stay where they are.
    """
    before = state.mood.trust
    step = STEPS[landing] if landing in RUPTURES else STEPS[Landing.JUDGES]
    told = client.thing(state.floor)
    missed = landing is Landing.MISSES_DANGER
    standing = lost(state.here, deep=told.depth != "surface" and not told.risk)
    reasons = [Reason.DANGER_MISSED if missed else Reason.HURT if landing in RUPTURES else Reason.MINDS]
    if standing.gate < state.here.gate:
        reasons.append(Reason.LOST_A_GATE)
    state = replace(
        state,
        mood=moved(state.mood, step),
        good=0,
        topics={**state.topics, state.topic: standing},
        danger_missed=state.danger_missed + missed,
    )
    if missed:
        return spoken(client, state, reply, landing, Deed.COVERS_UP, *reasons)
    state = replace(state, ruptured=1, before=before)
    state, first = answered(client, state, reply, landing)
    state, says = pick(state, client.rupture.says)
    return Exchange(state, (*first, *some(says)), Deed.TAKES_OFFENCE, tuple(reasons))


def in_rupture(client: Client, state: State, reply: Reply, landing: Landing) -> Exchange:
    """A reply to somebody who has taken offence."""
    if landing is Landing.REPAIRS:
        won = replace(state.mood, trust=max(state.mood.trust, state.before))
        step = REPAIRED if Deed.IS_WON_BACK not in state.deeds else REPAIRED_AGAIN
        state = replace(state, mood=moved(won, step), ruptured=0, stayed=0, good=1)
        state, first = answered(client, state, reply, None)
        state, says = pick(state, client.rupture.healed)
        return Exchange(state, (*first, *some(says)), Deed.IS_WON_BACK, (Reason.REPAIRED,))
    state = replace(state, mood=moved(state.mood, UNMOVED), ruptured=state.ruptured + 1)
    state, first = answered(client, state, reply, None)
    state, says = pick(state, client.rupture.unmoved)
    return Exchange(state, (*first, *some(says)), Deed.IS_UNMOVED, (Reason.NOT_REPAIRED,))
