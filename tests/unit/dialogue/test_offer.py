"""Which replies are on offer."""

from __future__ import annotations

from course_lib import paths
from course_lib.authoring.policies import SIMPLE, walk
from course_lib.content.reader import Content
from course_lib.dialogue import Reply, answer, begin, on_offer
from course_lib.models import Client
from course_lib.models.landing import Landing
from tests.support.clients import after, client


def test_both_ways_of_leading_deeper_are_always_on_offer_and_two_that_do_not_serve() -> None:
    offered = on_offer(client(), begin(client(), "s").state)

    assert {one.lands.value for _, one in offered} == {"understands", "explores", "advises", "judges"}


def test_their_order_is_the_session_s_own() -> None:
    orders = {tuple(number for number, _ in on_offer(client(), begin(client(), str(at)).state)) for at in range(30)}

    assert len(orders) > 5


def test_after_an_offence_a_repair_is_on_offer_and_another_the_next_time() -> None:
    one = client()
    hurt = after(one, "judges")
    first = next(number for number, each in on_offer(one, hurt.state) if each.lands is Landing.REPAIRS)
    won = answer(one, hurt.state, Reply(Landing.REPAIRS, number=first, answers="A long look."))
    again = answer(one, won.state, Reply(Landing.JUDGES))
    second = next(number for number, each in on_offer(one, again.state) if each.lands is Landing.REPAIRS)

    assert first != second


def test_where_danger_is_what_is_owed_is_on_offer() -> None:
    offered = on_offer(client(danger=True), after(client(danger=True), "advises", "advises", "advises").state)

    assert "asks-directly" in {one.lands.value for _, one in offered}


def test_there_are_always_three_or_four_to_choose_from() -> None:
    walter = Content(paths.data()).one(Client, "the-second-cup")
    walks = [walk(walter, policy, str(seed)) for policy in SIMPLE.values() for seed in range(20)]
    states = [one.state for each in walks for one in each.exchanges if one.state.ended is None]

    assert {len(on_offer(walter, state)) for state in states} == {3, 4}
