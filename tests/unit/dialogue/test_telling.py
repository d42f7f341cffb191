"""The reason that goes with a turn on which a client holds back is the one that there is."""

from __future__ import annotations

import pytest

from course_lib.dialogue import Deed, Reason, Reply, answer, begin
from course_lib.dialogue.telling import go_on
from course_lib.models.landing import Landing
from tests.support.clients import after, client, thing

#: Of this client's first topic a good deal is left, and none of it near the surface.
DEEP = client(
    topics=[
        {"id": "one", "name": "one", "words": ["uno"], "things": [
            thing("surface-one"), thing("middle-one", "middle", "felt-safe"), thing("core-one", "core", "deep-trust"),
        ]},
        {"id": "two", "name": "two", "words": ["due"], "things": [thing("surface-two", gate="asked")]},
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (["supports"], Reason.WAITS_FOR_MORE),
        (["explores"], Reason.WAITS_TO_BE_HEARD),
        (["understands"], Reason.WAITS_TO_BE_ASKED),
        (["understands", "stays-close", "explores"], Reason.KEEP_IT_UP),
        (["explores", "judges", "repairs", "supports"], Reason.STILL_SHUT),
    ],
)
def test_who_holds_back_tells_what_is_missing(turns: list[str], reason: Reason) -> None:
    assert reason in after(DEEP, *turns).reasons


def test_trust_is_what_is_missing_only_where_all_else_is_there() -> None:
    turns = ["understands", "explores", "supports", "explores", "understands"]
    wary, trusting = client(mood={"trust": 1.5}), client(mood={"trust": 8})

    assert Reason.TRUST_TOO_LOW in after(wary, *turns[:3]).reasons
    assert after(trusting, *turns[:2], "stays-close", "supports").reasons == (Reason.KEEP_IT_UP,)


def test_the_turn_on_which_they_draw_back_counts_as_asked_or_understood() -> None:
    came = after(DEEP, "understands", "supports", "explores")

    assert came.deed is Deed.DRAWS_BACK
    assert came.state.here.led == {Landing.UNDERSTANDS, Landing.EXPLORES}


def test_a_reply_that_understands_and_asks_counts_for_both() -> None:
    both = Reply(Landing.UNDERSTANDS, also=Landing.EXPLORES)
    came = answer(DEEP, begin(DEEP, "s").state, both)

    assert came.state.here.led == {Landing.UNDERSTANDS, Landing.EXPLORES}
    assert came.reasons[-1] is Reason.KEEP_IT_UP


def test_a_third_kindness_in_a_row_is_not_called_understanding() -> None:
    came = after(DEEP, "supports", "supports", "supports")

    assert came.reasons[:2] == (Reason.SAME_AGAIN, Reason.WAITS_FOR_MORE)


def test_where_a_subject_is_used_up_that_is_the_reason() -> None:
    turned = after(DEEP, "explores", about="two")
    came = go_on(DEEP, turned.state, "two", Landing.EXPLORES)

    assert came.reasons == (Reason.SUBJECT_TOLD,)
