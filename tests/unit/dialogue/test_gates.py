"""How topics open, and shut."""

from __future__ import annotations

import pytest

from course_lib.models.landing import Gate
from tests.support.clients import after, client


@pytest.mark.parametrize(
    ("landings", "gate"),
    [
        ([], Gate.OPENING),
        (["explores"], Gate.ASKED),
        (["understands"], Gate.FELT_HEARD),
        (["explores", "understands"], Gate.FELT_HEARD),
        (["understands", "explores"], Gate.FELT_SAFE),
        (["understands", "understands"], Gate.FELT_HEARD),
        (["explores", "explores"], Gate.ASKED),
        (["understands", "supports"], Gate.FELT_HEARD),
        (["understands", "stays-close", "explores"], Gate.FELT_HEARD),
        (["understands", "advises", "explores"], Gate.FELT_HEARD),
    ],
)
def test_understanding_and_asking_open_a_topic_and_neither_does_alone(landings: list[str], gate: Gate) -> None:
    assert after(client(), *landings).state.topics["one"].gate is gate


def test_deep_trust_needs_trust_and_the_sense_of_being_understood() -> None:
    turns = ["understands", "explores", "supports", "explores", "understands"]
    trusting = {"trust": 7, "understood": 6}

    assert after(client(mood={"trust": 3, "understood": 1}), *turns).state.topics["one"].gate is Gate.FELT_SAFE
    assert after(client(mood=trusting), *turns).state.topics["one"].gate is Gate.DEEP_TRUST


def test_offence_shuts_one_gate_and_two_good_turns_win_it_back() -> None:
    hurt = ["understands", "explores", "judges"]
    one_good = [*hurt, "repairs", "understands"]

    assert after(client(), *hurt).state.topics["one"].gate is Gate.FELT_HEARD
    assert after(client(), *one_good).state.topics["one"].gate is Gate.FELT_HEARD
    # The next turn is half a step back; the one after it counts.
    assert after(client(), *one_good, "explores", "supports").state.topics["one"].gate is Gate.FELT_SAFE


def test_what_was_told_deep_down_is_taken_back_and_comes_back_with_a_guard() -> None:
    hurt = after(client(), "understands", "explores", "judges")
    assert hurt.state.topics["one"].taken_back

    back = after(client(), "understands", "explores", "judges", "repairs", "understands")
    assert "middle-one, only a trifle." in back.says
