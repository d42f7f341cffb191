"""What a client says first: it holds in what comes after it."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.dialogue import Deed, Reply, answer, begin
from course_lib.measures.chance import number
from course_lib.models import Client
from course_lib.models.landing import Landing
from tests.support.clients import client

CLIENTS = Content(paths.data()).all(Client)
LANDINGS = [Landing.EXPLORES, Landing.UNDERSTANDS, Landing.EXPLORES, Landing.STAYS_CLOSE, Landing.ADVISES]


def lines(one: Client, name: str) -> set[str]:
    """The lines of a kind that don't take up a word of the reply."""
    return {line for line in one.reactions[name] if "{" not in line}


def test_who_takes_a_moment_before_telling_tells() -> None:
    one = client(reactions=client().reactions | {"before-telling": ("Give me a second.",)})
    said = [answer(one, begin(one, str(seed)).state, Reply(Landing.EXPLORES)) for seed in range(20)]

    taken = [came for came in said if came.says[0] == "Give me a second."]
    assert taken
    assert all(came.deed is Deed.TELLS and came.says[1].endswith("surface-more.") for came in taken)


@pytest.mark.parametrize("one", CLIENTS, ids=lambda one: one.id)
def test_a_promise_to_tell_is_kept_at_once_whatever_is_replied(one: Client) -> None:
    promises, turns = lines(one, "before-telling"), lines(one, "moves-on")
    seen = 0
    for seed in map(str, range(40)):
        came = begin(one, seed)
        while came.state.ended is None:
            landing = LANDINGS[number(seed, len(came.state.landings)) % len(LANDINGS)]
            if risk := one.thing(came.state.floor).risk:
                landing = Landing.NEXT_STEP if risk == "next-step" else Landing.ASKS_DIRECTLY
            floor, came = came.state.floor, answer(one, came.state, Reply(landing, about=came.state.topic))
            if promises & set(came.says):
                seen += 1
                assert came.state.floor != floor
                assert not turns & set(came.says)
    assert seen


@pytest.mark.parametrize("one", CLIENTS, ids=lambda one: one.id)
def test_every_reaction_is_said_in_some_session(one: Client) -> None:
    landings = [Landing(name) for name in one.reactions if name in list(Landing)]
    unsaid = {line for lines in one.reactions.values() for line in lines}
    for seed in range(1500):
        came = begin(one, str(seed))
        favourite = landings[seed % len(landings)]
        while came.state.ended is None and unsaid:
            draw = number(seed, len(came.state.landings))
            landing = favourite if draw % 3 else landings[draw // 3 % len(landings)]
            topic = one.topics[draw // 100 % len(one.topics)].id
            came = answer(one, came.state, Reply(landing, about=topic, feeling="sad"))
        unsaid -= came.state.spoken
        if not unsaid:
            break

    assert not unsaid
