"""Ways of choosing replies without listening, and one that listens: no simple one may reach what lies deepest.

Each policy sees what a learner sees: the client's last words and the replies on offer. Only the listener also has the
author's reading of how each reply lands, as somebody has who understood the client.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course_lib.dialogue import Exchange, Reply, State, answer, begin, on_offer
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.state import Deed
from course_lib.measures.chance import number
from course_lib.models import Candidate, Client, Sample
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, Landing

Offered = Sequence[tuple[int, Candidate | Sample]]
Policy = Callable[[State, str, Offered], int]


@dataclass(frozen=True)
class Walk:
    """One session by a policy: every exchange, the first of them the client's coming in.

    `dangers` are the things of theirs that hold a danger of suicide.
    """

    exchanges: tuple[Exchange, ...]
    dangers: frozenset[str] = frozenset()

    @property
    def last(self) -> State:
        return self.exchanges[-1].state

    def told_after_a_no(self) -> str | None:
        """The thing with a danger of suicide that is told although a direct question had a no for an answer before."""
        denied = False
        for before, one in pairwise(self.exchanges):
            told_now = one.state.floor if _told(one.state) > _told(before.state) else None
            if denied and told_now in self.dangers:
                return told_now
            denied = denied or (Reason.ASKED_ANYWAY in one.reasons and one.deed is not Deed.TELLS)
        return None

    @property
    def lines(self) -> list[str]:
        """All that the client said."""
        return [line for one in self.exchanges for line in one.says]


def walk(
    client: Client, policy: Policy, seed: str, trust: float | None = None, *, asks_directly: int | None = None
) -> Walk:
    """A whole session in which a policy chooses, with the trust of an earlier one where there was one.

    `asks_directly` is the turn, from 0, at which a direct question about suicide is put in free words instead.
    """
    came = begin(client, seed, trust)
    exchanges = [came]
    while came.state.ended is None:
        offered = on_offer(client, came.state)
        number = policy(came.state, " ".join(came.says), offered)
        chosen = dict(offered)[number]
        reply = Reply(chosen.lands, chosen.about, None, number, chosen.answers)
        if len(came.state.landings) == asks_directly:
            reply = Reply(Landing.ASKS_DIRECTLY)
        came = answer(client, came.state, reply)
        exchanges.append(came)
    return Walk(tuple(exchanges), frozenset(one.id for one in client.things() if one.risk == "suicide"))


def at_random(state: State, _: str, offered: Offered) -> int:
    """Any of them."""
    return offered[number(state.seed, len(state.landings)) % len(offered)][0]


def longest(_: State, __: str, offered: Offered) -> int:
    """The one with most letters."""
    return max(offered, key=lambda one: len(one[1].reply))[0]


def shortest(_: State, __: str, offered: Offered) -> int:
    """The one with fewest letters."""
    return min(offered, key=lambda one: len(one[1].reply))[0]


def most_of_theirs(_: State, says: str, offered: Offered) -> int:
    """The one that has most words in common with what the client said last."""
    theirs = _words(says)
    return max(offered, key=lambda one: len(_words(one[1].reply) & theirs))[0]


def always(landing: Landing) -> Policy:
    """The one that lands so, if there is one; else any."""

    def choose(state: State, says: str, offered: Offered) -> int:
        return next((number for number, one in offered if one.lands is landing), at_random(state, says, offered))

    return choose


def question(state: State, says: str, offered: Offered) -> int:
    """Any that ends in a question mark; else any."""
    asking = [one for one in offered if one[1].reply.endswith("?")]
    return at_random(state, says, asking or offered)


def listener(state: State, _: str, offered: Offered) -> int:
    """Asks directly about danger, repairs what was broken, and otherwise asks and understands by turns."""
    last = next((one for one in reversed(state.landings) if one in LEADS_DEEPER), None)
    wanted = [*GIVES_WHAT_IS_OWED, Landing.REPAIRS]
    wanted += reversed(LEADS_DEEPER) if last is not Landing.UNDERSTANDS else LEADS_DEEPER
    return next(number for landing in wanted for number, one in offered if one.lands is landing)


#: Those that hear nothing, by name.
SIMPLE: Mapping[str, Policy] = {
    "at random": at_random,
    "always the longest": longest,
    "always the shortest": shortest,
    "most of the client's words": most_of_theirs,
    "always a reflection": always(Landing.UNDERSTANDS),
    "always an open question": always(Landing.EXPLORES),
    "always a question": question,
}


def _told(state: State) -> int:
    """How much they have told, asked or of their own accord."""
    return sum(standing.told for standing in state.topics.values())


def _words(text: str) -> set[str]:
    return {word.strip(".,?!“”’'").lower() for word in text.split()}
