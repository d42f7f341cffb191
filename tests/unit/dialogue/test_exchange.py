"""What a client does after a reply, and what it does to them."""

from __future__ import annotations

import pytest

from course_lib.dialogue import Deed, Ending, Reason, Reply, answer, begin, stop
from course_lib.models.landing import Landing
from tests.support.clients import after, client


def test_a_session_is_its_seed_and_its_replies() -> None:
    turns = ["understands", "stays-close", "explores", "judges", "repairs", "advises"]

    assert after(client(), *turns) == after(client(), *turns)


def test_another_seed_brings_other_lines() -> None:
    said = {begin(client(), str(seed)).says[1] for seed in range(20)}

    assert said == {"Told: surface-one.", "Told otherwise: surface-one."}


@pytest.mark.parametrize(("brought", "trust"), [(None, 4), (5.0, 5), (0.0, 2.5), (10.0, 6)])
def test_who_comes_again_brings_their_trust_along_within_bounds(brought: float | None, trust: float) -> None:
    assert begin(client(), "s", brought).state.mood.trust == trust


def test_a_good_reply_is_answered_and_then_more_is_told() -> None:
    one = client()
    came = answer(one, begin(one, "s").state, Reply(Landing.UNDERSTANDS, number=0, answers="Yes, that."))

    assert came.says[0] == "Yes, that."
    assert came.says[1].endswith("surface-more.")
    assert (came.deed, came.reasons) == (Deed.TELLS, (Reason.FELT_HEARD, Reason.OPENED))


def test_an_open_question_moves_trust_as_a_reflection_does_and_a_third_of_a_sort_moves_nothing() -> None:
    start = begin(client(), "a-seed").state.mood.trust
    asked = after(client(), "explores").state.mood.trust
    heard = after(client(), "understands").state.mood.trust
    twice = after(client(), "explores", "explores")
    thrice = after(client(), "explores", "explores", "explores")

    assert asked - start == pytest.approx(0.4)
    assert heard - start == pytest.approx(0.5)
    assert thrice.state.mood.trust == twice.state.mood.trust
    assert thrice.reasons == (Reason.SAME_AGAIN, Reason.WAITS_TO_BE_HEARD)


def test_after_two_good_turns_they_draw_back_a_little() -> None:
    came = after(client(), "understands", "explores", "understands")

    assert came.deed is Deed.DRAWS_BACK
    assert came.says[-1].startswith("draws-back")
    assert came.state.mood.trust < after(client(), "understands", "explores").state.mood.trust + 0.5


def test_one_bland_turn_costs_nothing_and_a_second_does() -> None:
    trust = [after(client(), *["stays-close"] * count).state.mood.trust for count in range(3)]

    assert trust == [4, 4, 3.5]


@pytest.mark.parametrize("landing", ["misreads", "advises", "pushes", "smooths-over", "turns-away", "judges"])
def test_what_does_not_serve_costs_trust(landing: str) -> None:
    assert after(client(), landing).state.mood.trust < 4


def test_after_a_turn_that_went_wrong_a_good_one_is_trusted_by_half() -> None:
    wrong = after(client(), "advises").state.mood.trust

    assert after(client(), "advises", "understands").state.mood.trust - wrong == pytest.approx(0.25)


def test_a_wrong_guess_is_put_right_with_the_feeling_it_named() -> None:
    lines = client().reactions | {"misreads": ("{feeling}? No.", "No one.", "No two.", "No three.")}
    one = client(reactions=lines)
    came = answer(one, begin(one, "s").state, Reply(Landing.MISREADS, feeling="ashamed"))

    assert (came.says, came.deed) == (("Ashamed? No.",), Deed.CORRECTS)


def test_never_the_same_three_turns_running() -> None:
    deeds = after(client(), "advises", "advises", "advises").state.deeds

    assert deeds[-1] is not Deed.SAYS_YES_BUT


def test_what_cannot_be_told_costs_nothing_and_is_asked_again() -> None:
    came = after(client(), "unclear")

    assert (came.deed, came.state.mood.trust, came.state.stayed) == (Deed.ASKS_AGAIN, 4, 0)


def test_what_lies_deeper_is_avoided_where_it_is_asked_about_too_soon() -> None:
    began = after(client(), "explores", about="two")  # the surface of the other topic
    back = answer(client(), began.state, Reply(Landing.SUPPORTS, "one"))
    came = answer(client(), back.state, Reply(Landing.SUPPORTS, "two"))

    assert began.state.floor == "surface-two"
    assert (came.deed, came.says[-1]) == (Deed.AVOIDS, "Not middle-two.")
    assert came.reasons == (Reason.TOO_SOON,)


def test_who_is_flooded_takes_a_question_about_what_goes_deep_as_pressure() -> None:
    calm = client(mood={"arousal": 3})
    stirred = client(mood={"arousal": 8.5})
    turns = ["understands", "supports", "explores"]

    assert after(calm, *turns).state.landings[-1] is Landing.EXPLORES
    assert after(stirred, "understands", "explores", "explores").state.landings[-1] is Landing.PUSHES


def test_where_nothing_new_comes_they_turn_to_something_else() -> None:
    came = after(client(), "advises", "smooths-over", "turns-away")

    assert (came.deed, came.state.topic) == (Deed.MOVES_ON, "two")
    assert Reason.RESTLESS in came.reasons


def test_they_leave_when_there_is_no_trust_left() -> None:
    came = after(client(mood={"trust": 1.5}), "pushes")

    assert (came.state.ended, came.says[-1]) == (Ending.LEAVES, "Ends leaves.")
    with pytest.raises(ValueError, match="has ended"):
        answer(client(), came.state, Reply(Landing.UNDERSTANDS))


def test_how_it_ends_tells_what_was_told() -> None:
    one = client()
    hopeful = client(mood={"hope": 8, "trust": 6})
    core = ["understands", "explores", "supports", "understands", "explores"]

    assert stop(one, after(one).state).says == ("Ends guarded.",)
    assert stop(one, after(one, "understands", "explores").state).says == ("Ends some.",)
    assert stop(hopeful, after(hopeful, *core).state).says == ("Ends opened.",)
