"""Scores by the keys of published instruments, on made-up answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.measures.instruments import keyed, profile, reverse, score, score_range, scores
from course_lib.models import Instrument
from tests.unit.models.test_instrument import made

CONTENT = Content(paths.data())
KEYED = [one for one in CONTENT.all(Instrument) if one.subscales]
CARE, CBI, PROQOL = (CONTENT.one(Instrument, name) for name in ("care", "cbi", "proqol"))

#: The lowest and the highest score as they are published, which their keys have to give.
RANGES = {
    "care": {"relational-empathy": (10, 50)},
    "cbi": {"personal": (0, 100), "work": (0, 100), "client": (0, 100)},
    "ffmq": {
        "observing": (8, 40),
        "describing": (8, 40),
        "acting-with-awareness": (8, 40),
        "non-judging": (8, 40),
        "non-reactivity": (7, 35),
    },
    "iri": dict.fromkeys(("perspective-taking", "fantasy", "empathic-concern", "personal-distress"), (0, 28)),
    "maas": {"attention": (1, 6)},
    "olbi": {"disengagement": (8, 32), "exhaustion": (8, 32), "burnout": (16, 64)},
    "proqol": dict.fromkeys(("compassion-satisfaction", "burnout", "secondary-traumatic-stress"), (10, 50)),
    "teq": {"empathy": (0, 64)},
    "tes": {"empathy": (9, 63)},
    "wai-sr": {"task": (4, 20), "bond": (4, 20), "goal": (4, 20), "alliance": (12, 60)},
}


def test_each_key_gives_the_published_range() -> None:
    found = {one.id: {part.id: score_range(one, part.id) for part in one.subscales} for one in KEYED}

    assert found == RANGES


@given(st.integers(-3, 9), st.integers(1, 9), st.data())
def test_reversing_twice_gives_the_answer_back(lowest: int, width: int, data: st.DataObject) -> None:
    answer = data.draw(st.integers(lowest, lowest + width))

    once = reverse(answer, lowest, lowest + width)

    assert lowest <= once <= lowest + width
    assert reverse(once, lowest, lowest + width) == answer


def test_reversing_takes_the_lowest_answer_into_account() -> None:
    assert (reverse(4, 1, 5), reverse(4, 0, 4)) == (2, 0)  # and not 5 - 4 on both
    with pytest.raises(ValueError, match="answers go from 1 to 5, and 6 is outside"):
        reverse(6, 1, 5)


def test_items_that_ask_the_other_way_round_are_turned_and_others_are_not() -> None:
    assert keyed(made(), (4, 4, 4, None)) == (4, 4, 2, None)


def test_proqol_is_scored_as_by_hand() -> None:
    # all 5: ten items of satisfaction make 50; of burnout five are reversed, so 5 x 5 + 5 x 1 = 30; stress 50
    assert scores(PROQOL, [5] * 30) == {"compassion-satisfaction": 50, "burnout": 30, "secondary-traumatic-stress": 50}


def test_cbi_turns_its_one_item_about_energy_and_takes_the_mean() -> None:
    # work is items 7 to 13: six of 100, and the last, turned, 0
    assert scores(CBI, [100] * 19) == {"personal": 100, "work": pytest.approx(600 / 7), "client": 100}


@pytest.mark.parametrize("instrument", KEYED, ids=lambda one: one.id)
def test_only_lowest_and_only_highest_answers_lie_at_the_same_distance_from_the_middle(instrument: Instrument) -> None:
    given_low, given_high = instrument.responses.lowest, instrument.responses.highest

    for part in instrument.subscales:
        ends = [score(instrument, [edge] * instrument.items, part.id) for edge in (given_low, given_high)]
        assert sum(ends) == pytest.approx(sum(score_range(instrument, part.id)))


def test_up_to_two_answers_may_be_missing_in_care_and_count_as_the_mean_of_the_others() -> None:
    assert score(CARE, [4] * 8 + [None] * 2) == 40
    assert score(CARE, [5, 4, None, 4, 5, 5, 4, 5, 5, 5]) == pytest.approx(42 / 9 * 10)
    with pytest.raises(ValueError, match="Relational empathy of the CARE: 7 of 10 items are answered, and it takes 8"):
        score(CARE, [4] * 7 + [None] * 3)


def test_a_part_with_too_few_answers_has_no_score_and_the_others_have() -> None:
    answers = [50, 50, 50, None, None, None, *[None, None, None, 25, 25, 25, 75], 0, 0, 0, 0, 0, None]

    assert scores(CBI, answers) == {"personal": 50, "work": 25, "client": None}


def test_where_no_rule_is_known_every_item_has_to_be_answered() -> None:
    with pytest.raises(ValueError, match=r"Client.* 5 of 6 items are answered, and no rule for missing ones is known"):
        score(CBI, [0] * 18 + [None], "client")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([1, 2, 3], "the ABC has 4 items, and here are 3; write None where one was not answered"),
        ([1, 2, 3, 4, 5], "the ABC has 4 items, and here are 5; take out what is too much"),
        ([1, 2, 6, 4], "item 3 of the ABC can’t be 6: its answers go from 1 to 5"),
        ([0, 2, 3, 4], "item 1 of the ABC can’t be 0: its answers go from 1 to 5"),
    ],
)
def test_answers_that_do_not_fit_are_refused_with_what_to_do(answers: list[int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        scores(made(), answers)


def test_an_answer_between_two_steps_is_refused_with_the_steps() -> None:
    with pytest.raises(ValueError, match="item 2 of the CBI can’t be 30: its answers go from 0 to 100 in steps of 25"):
        keyed(CBI, [0, 30, *[0] * 17])


def test_which_score_is_meant_has_to_be_said_where_there_are_several() -> None:
    with pytest.raises(ValueError, match="the ABC has the scores first, second; say which"):
        score(made(), [1, 1, 1, 1])
    with pytest.raises(ValueError, match="the ABC has the scores first, second; `third` is none of them"):
        score_range(made(), "third")


def test_what_has_no_checked_key_is_not_scored() -> None:
    jse = CONTENT.one(Instrument, "jse")
    for attempt in (lambda: scores(jse, [4] * 20), lambda: score_range(jse), lambda: profile(jse, 1)):
        with pytest.raises(ValueError, match="we hold no checked key for the JSE, so it can’t be scored here"):
            attempt()


@pytest.mark.parametrize("instrument", KEYED, ids=lambda one: one.id)
def test_made_up_answers_without_spread_reach_the_level_by_the_key(instrument: Instrument) -> None:
    part = instrument.subscales[0]

    for level, end in ((0, 0), (1, 1)):
        answers = profile(instrument, "a-case", {part.id: level}, spread=0)
        assert score(instrument, answers, part.id) == score_range(instrument, part.id)[end]


@given(st.integers(), st.sampled_from(KEYED))
def test_made_up_answers_fit_the_instrument_and_stay_the_same_for_a_seed(seed: int, instrument: Instrument) -> None:
    answers = profile(instrument, seed)

    assert None not in scores(instrument, answers).values()
    assert answers == profile(instrument, seed)


def test_two_seeds_make_two_people_and_a_level_shows() -> None:
    assert profile(PROQOL, 1) != profile(PROQOL, 2)
    low, high = (score(PROQOL, profile(PROQOL, 1, {"burnout": level}), "burnout") for level in (0.2, 0.8))
    assert low < 25 < 35 < high


@pytest.mark.parametrize(("levels", "spread"), [({"burnout": 1.1}, 0.2), ({"burnout": -0.1}, 0.2), ({}, -1)])
def test_a_level_or_spread_that_cannot_be_is_refused(levels: dict[str, float], spread: float) -> None:
    with pytest.raises(ValueError, match="a level lies between 0 and 1, and a spread is 0 or more"):
        profile(PROQOL, 1, levels, spread=spread)


def test_a_level_of_a_part_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="`fatigue` is none of them"):
        profile(PROQOL, 1, {"fatigue": 0.5})
