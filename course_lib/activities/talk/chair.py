"""The same session from the client's chair: what they felt and thought at its deepest places, first by the learner.

The task is that of empathic accuracy (Ickes 1993): a guess at a marked moment, then the person's own account. How near
the two are, the learner says; nobody marks it.
"""

from __future__ import annotations

from typing import Any

from course_lib.activities.talk.sitting import Sitting
from course_lib.content.markdown import html
from course_lib.dialogue import Deed
from course_lib.models import Client
from course_lib.models.talk_answers import Inferred

#: So many places are gone back to.
PLACES = 3
DEPTHS = ("core", "middle", "surface")


def places(client: Client, sitting: Sitting) -> list[tuple[str, str]]:
    """The deepest things that were told, in the order of the session, each with the words in which it was told."""
    told = {sitting.opening.state.floor: sitting.opening.says[-1]}
    for one in sitting.turns:
        if one.after.deed is Deed.TELLS or one.after.state.floor not in told:
            told.setdefault(one.after.state.floor, one.after.says[-1])
    ranked = sorted(told, key=lambda name: DEPTHS.index(client.thing(name).depth))[:PLACES]
    return [(name, told[name]) for name in told if name in ranked]


def shown(client: Client, sitting: Sitting) -> list[dict[str, Any]]:
    """The places for the page. The client's own account comes after the learner's words."""
    return [_place(client, name, says, sitting.inferred.get(name)) for name, says in places(client, sitting)]


def _place(client: Client, name: str, says: str, mine: Inferred | None) -> dict[str, Any]:
    thing = client.thing(name)
    account = {"inside": html(thing.inside), "feelings": thing.feelings.model_dump(mode="json")} if mine else None
    return {
        "thing": name,
        "says": [says],
        "inferred": mine and mine.inferred,
        "near": mine and mine.near,
        "account": account,
    }
