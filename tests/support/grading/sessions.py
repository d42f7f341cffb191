"""A marked session as somebody holds it who chooses every reply by a policy."""

from __future__ import annotations

from course_lib.authoring.policies import Policy
from course_lib.dialogue import Reply, answer, begin, on_offer
from course_lib.models import Client
from course_lib.models.talk_answers import Said, Talked


def chosen(client: Client, policy: Policy, seed: str = "a", most: int = 30) -> Talked:
    """The session to its end, or up to so many replies."""
    came, replies = begin(client, seed), list[Said]()
    while came.state.ended is None and len(replies) < most:
        offered = on_offer(client, came.state)
        number = policy(came.state, " ".join(came.says), offered)
        one = dict(offered)[number]
        came = answer(client, came.state, Reply(one.lands, one.about, None, number, one.answers))
        replies.append(Said(said=one.reply, number=number, lands=one.lands.value))
    return Talked(seed=seed, session=1, replies=tuple(replies), over=came.state.ended is None)
