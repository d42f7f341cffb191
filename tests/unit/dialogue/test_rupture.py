"""Taking offence, being won back, and what danger asks for."""

from __future__ import annotations

import pytest

from course_lib.dialogue import Deed, Ending, Reason, stop
from course_lib.models import Client
from course_lib.models.landing import Landing
from tests.support.clients import after, client


@pytest.mark.parametrize("landing", ["judges", "stereotypes"])
def test_what_hurts_anybody_breaks_the_thread(landing: str) -> None:
    came = after(client(), landing)

    assert came.deed is Deed.TAKES_OFFENCE
    assert came.says[-1].startswith("Hurt")
    assert Reason.HURT in came.reasons


def test_what_one_client_minds_others_let_pass() -> None:
    rupture = client().rupture.model_copy(update={"minds": (Landing.SMOOTHS_OVER,)})

    assert after(client(), "smooths-over").deed is Deed.COOLS
    came = after(client(rupture=rupture), "smooths-over")
    assert (came.deed, came.reasons) == (Deed.TAKES_OFFENCE, (Reason.MINDS,))


def test_nothing_but_a_repair_is_heard_after_it() -> None:
    came = after(client(), "judges", "understands")

    assert (came.deed, came.reasons) == (Deed.IS_UNMOVED, (Reason.NOT_REPAIRED,))
    assert after(client(), "judges", "repairs").deed is Deed.IS_WON_BACK


def test_who_was_won_back_trusts_more_than_before_and_the_second_time_no_more_than_before() -> None:
    before = after(client(), "explores").state.mood.trust
    once = after(client(), "explores", "judges", "repairs").state.mood.trust
    twice = after(client(), "explores", "judges", "repairs", "judges", "repairs").state.mood.trust

    assert once == before + 0.5
    assert twice == once


def test_without_a_repair_they_leave() -> None:
    came = after(client(mood={"trust": 8}), "judges", "advises", "explores", "understands")

    assert came.state.ended is Ending.LEAVES


#: Three turns without anything new, and they turn to the topic with the danger by themselves.
TO_THE_CUE = ["advises", "advises", "advises"]


def in_danger() -> Client:
    return client(danger=True, mood={"trust": 8})


@pytest.mark.parametrize("landing", ["understands", "explores", "supports", "advises", "smooths-over"])
def test_danger_that_is_not_asked_about_is_covered_up_however_kind_the_reply_is(landing: str) -> None:
    came = after(in_danger(), *TO_THE_CUE, landing)

    assert came.state.floor == "cue"
    assert (came.deed, came.state.landings[-1]) == (Deed.COVERS_UP, Landing.MISSES_DANGER)
    assert Reason.DANGER_MISSED in came.reasons


def test_the_direct_question_brings_the_answer_and_the_next_step_what_comes_after() -> None:
    asked = after(in_danger(), *TO_THE_CUE, "asks-directly")

    assert (asked.state.floor, asked.deed) == ("yes", Deed.TELLS)
    assert after(in_danger(), *TO_THE_CUE, "asks-directly", "next-step").state.floor == "tonight"
    assert after(in_danger(), *TO_THE_CUE, "asks-directly", "advises").deed is Deed.COVERS_UP


def test_danger_stays_where_it_is_until_it_is_asked_about_and_after_three_misses_they_leave() -> None:
    missed = [*TO_THE_CUE, "understands"]

    assert after(in_danger(), *missed).state.floor == "cue"
    assert after(in_danger(), *missed, "asks-directly").state.floor == "yes"
    assert after(in_danger(), *missed, "explores", "supports").state.ended is Ending.LEAVES


def test_what_was_said_of_danger_is_not_taken_back_after_an_offence_and_the_talk_goes_on_from_there() -> None:
    offended = [*TO_THE_CUE, "asks-directly", "judges", "repairs"]

    assert after(in_danger(), *offended).state.floor == "yes"
    assert after(in_danger(), *offended, "next-step").state.floor == "tonight"


def test_a_direct_question_is_answered_wherever_it_is_asked() -> None:
    nothing = after(client(), "asks-directly")
    something = after(in_danger(), "asks-directly")

    assert (nothing.deed, nothing.reasons) == (Deed.STAYS, (Reason.ASKED_ANYWAY,))
    assert nothing.says[0].startswith("asks-directly")
    assert nothing.state.mood.trust == 4
    assert (something.state.floor, something.deed) == ("yes", Deed.TELLS)


def test_who_goes_while_danger_was_heard_and_not_asked_about_is_told_of() -> None:
    came = after(in_danger(), *TO_THE_CUE, "understands", "explores", "supports")
    stopped = stop(in_danger(), after(in_danger(), *TO_THE_CUE).state)

    assert (came.state.ended, came.reasons[-1]) == (Ending.LEAVES, Reason.GOES_IN_DANGER)
    assert (stopped.state.ended, stopped.reasons) == (Ending.GUARDED, (Reason.GOES_IN_DANGER,))
