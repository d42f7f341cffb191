"""Simulated clients: what an exchange costs, and how far those come who don't listen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from statistics import mean

from course_lib import paths
from course_lib.authoring.policies import SIMPLE, Policy, listener, walk
from course_lib.coach import Card, Reading
from course_lib.coach.loading import Coach
from course_lib.content.reader import Content
from course_lib.dialogue import answer, begin, on_offer
from course_lib.dialogue.hearing import hear
from course_lib.dialogue.offer import SHOWN
from course_lib.models import Client
from tests.bench.figures import line, milliseconds, p95, seconds

#: Sessions of each way of choosing with each client: a hundred thousand in all.
SESSIONS = 900
#: A reply that gives a client's words back behind a stem.
PARROT = "It sounds like {said}"
TURNS = 12


def measure() -> None:
    clients = Content(paths.data()).all(Client)
    print(f"\nClients who react ({len(clients)}), {SESSIONS} sessions of each way of choosing with each")
    walked, twice, fewest = 0, 0, SHOWN
    for name, policy in [*SIMPLE.items(), ("who listens", listener)]:
        walks = [[_walked(one, policy, str(seed)) for seed in range(SESSIONS)] for one in clients]
        by_client = [mean(each.core for each in of) for of in walks]
        risen = mean(each.risen for of in walks for each in of)
        bar = "bar: every one" if policy is listener else "bar: at most 5 %"
        line(f"{name}: the core, client by client", f"{min(by_client):.1%} to {max(by_client):.1%}", bar)
        line(f"{name}: trust after {TURNS} turns, against the start", f"{risen:+.2f}")
        walked += len(clients) * SESSIONS
        twice += sum(each.twice for of in walks for each in of)
        fewest = min(fewest, *(each.fewest for of in walks for each in of))
    line("sessions, each of which came to an end", f"{walked:,}", "bar: 100,000")
    line("of these, with a line that was said twice", f"{twice}", "bar: none")
    line("fewest replies on offer", f"{fewest}", "bar: 3")
    parrots = [_parrot(one) for one in clients]
    line("a parrot in free words: the core", f"{sum(parrots)} of {len(parrots)}", "bar: none")
    times = [seconds(partial(_exchange, one)) for one in clients for _ in range(20)]
    line("an exchange in free words, read and answered, p95", milliseconds(p95(times)), "bar: 50 ms")


@dataclass(frozen=True)
class _Walked:
    """What is counted of one session."""

    core: bool
    risen: float
    twice: bool
    fewest: int


def _walked(client: Client, policy: Policy, seed: str) -> _Walked:
    one = walk(client, policy, seed)
    trust = one.exchanges[min(TURNS, len(one.exchanges) - 1)].state.mood.trust
    fewest = min(len(on_offer(client, each.state)) for each in one.exchanges if each.state.ended is None)
    twice = len(set(one.lines)) < len(one.lines)
    return _Walked(one.last.cores > 0, trust - client.mood.trust, twice, fewest)


def _exchange(client: Client) -> None:
    came = begin(client, "a-seed")
    reply, _ = hear("What is that like for you?", client, came.state, " ".join(came.says), _read)
    answer(client, came.state, reply)


def _parrot(client: Client) -> bool:
    """Whether the core is told to somebody who only gives words back."""
    came = begin(client, "a-seed")
    while came.state.ended is None:
        said = " ".join(came.says)
        words = re.sub(r"\[[^\]]*\]", " ", said)  # what is seen is not said, so nobody gives it back
        reply, _ = hear(PARROT.format(said=words), client, came.state, said, _read)
        came = answer(client, came.state, reply)
    return came.state.cores > 0


def _read(text: str, card: Card) -> Reading:
    return Coach(card).read(text)
