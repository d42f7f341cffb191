"""The replies on offer to a learner who chooses: a few of those to what was said last, in this session's own order."""

from __future__ import annotations

from course_lib.dialogue.state import State
from course_lib.measures.chance import number
from course_lib.models import Candidate, Client, Sample
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, SERVES, Landing

#: So many are shown at most, and at least.
SHOWN, FEWEST = 4, 3


def written(client: Client, state: State) -> tuple[Candidate | Sample, ...]:
    """All that the author has written as a reply to what was said last: to the offence, where there is one."""
    place = client.rupture if state.ruptured else client.thing(state.floor)
    return (*place.replies, *place.samples)


def place(state: State) -> str:
    """Where a reply is chosen, so that it isn't offered there again."""
    return "rupture" if state.ruptured else state.floor


def on_offer(client: Client, state: State) -> list[tuple[int, Candidate | Sample]]:
    """Three or four replies, with their numbers, and among them one of each sort that leads on.

    Candidates come first; where those of a sort were used, samples step in. What was chosen here isn't offered again,
    unless nothing else leads on, or too few would be left to choose from.
    """
    at = place(state)
    candidates = len((client.rupture if state.ruptured else client.thing(state.floor)).replies)
    mixed = sorted(enumerate(written(client, state)), key=lambda one: _order(state, at, one[0]))
    ranked = sorted(mixed, key=lambda one: ((at, one[0]) in state.offered, one[0] >= candidates))
    needed = _needed(client, state)
    chosen = [next(one for one in ranked if one[1].lands in sort) for sort in needed]
    leads = frozenset[Landing]().union(*needed)
    others = [one for one in ranked if one[1].lands not in leads]
    serve = [one for one in others if one[1].lands in SERVES]
    others = [one for one in others if one not in serve[1:]]  # one more that serves at most, or any choice would do
    fresh = sum((at, one[0]) not in state.offered for one in others)  # those that were chosen here stand last
    chosen += others[: max(min(fresh, SHOWN - len(chosen)), FEWEST - len(chosen))]
    return sorted(chosen, key=lambda one: _order(state, f"{at} shown", one[0]))


def _needed(client: Client, state: State) -> list[frozenset[Landing]]:
    """The sorts of reply of which one has to be there."""
    if state.ruptured:
        return [frozenset([Landing.REPAIRS])]
    if client.thing(state.floor).risk:
        return [frozenset(GIVES_WHAT_IS_OWED)]
    return [frozenset([landing]) for landing in LEADS_DEEPER]


def _order(state: State, at: str, place: int) -> int:
    return number(state.seed, at, len(state.landings), place)
