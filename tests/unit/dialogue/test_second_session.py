"""A client who comes again brings trust along, and it has to grow before they tell what lies deepest."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.authoring.policies import Policy, at_random, listener, most_of_theirs, walk
from course_lib.content.reader import Content
from course_lib.dialogue import begin
from course_lib.models import Client

AGAIN = [one for one in Content(paths.data()).all(Client) if one.follows]
SESSIONS = 100


def test_two_clients_come_again() -> None:
    assert len(AGAIN) == 2


@pytest.mark.parametrize("client", AGAIN, ids=lambda one: one.id)
def test_trust_is_brought_along_within_limits(client: Client) -> None:
    assert [begin(client, "a", trust).state.mood.trust for trust in (0.5, 5, 9.5)] == [2.5, 5, 6]
    assert begin(client, "a").state.mood.trust == client.mood.trust


@pytest.mark.parametrize("client", AGAIN, ids=lambda one: one.id)
@pytest.mark.parametrize("policy", [at_random, most_of_theirs])
def test_who_doesn_t_listen_reaches_the_core_no_more_often_than_in_a_first_session(
    client: Client, policy: Policy
) -> None:
    reached = sum(walk(client, policy, str(seed), trust=6).last.cores > 0 for seed in range(SESSIONS))
    assert reached <= 0.05 * SESSIONS


@pytest.mark.parametrize("client", AGAIN, ids=lambda one: one.id)
def test_who_listens_reaches_it_each_time(client: Client) -> None:
    assert all(walk(client, listener, str(seed), trust=6).last.cores for seed in range(10))
