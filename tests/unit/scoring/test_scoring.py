"""An answer and its item in, a result with reasons out."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from scipy import stats

from course_lib.models import Item, Ordering, Sorting, Transcript
from course_lib.scoring.choice import score_choice
from course_lib.scoring.coding import score_coding
from course_lib.scoring.ordering import pairs_in_order, rank_correlation, score_ordering
from course_lib.scoring.sorting import Placing, kappa_of_cards, score_sorting


def item(kind: str, *right: bool) -> Item:
    options = [{"text": f"Option {n}", "feedback": "Why", "correct": one} for n, one in enumerate(right)]
    return Item.model_validate({"id": "an-item", "kind": kind, "prompt": "p", "options": options})


TALK = Transcript.model_validate(
    {
        "id": "a-talk",
        "title": "t",
        "person": "ruth",
        "intro": "i",
        "codes": ["advice", "reflection"],
        "turns": [
            {"speaker": "client", "text": "c"},
            {"speaker": "counsellor", "text": "x", "code": "advice", "reason": "r"},
            {"speaker": "counsellor", "text": "y", "code": "reflection", "reason": "r"},
        ],
    }
)


def test_the_right_option_alone_is_right() -> None:
    assert score_choice(item("choice", False, True, False), [1]).right
    assert not score_choice(item("choice", False, True, False), [0]).right


def test_a_many_choice_answer_is_right_only_when_it_is_complete_and_nothing_more() -> None:
    many = item("many-choice", True, True, False)
    assert score_choice(many, [1, 0]).right
    half = score_choice(many, [0])
    assert (half.right, half.picked, half.hits, half.false_alarms, half.missing) == (False, (0,), 1, 0, 1)
    assert not score_choice(many, [0, 1, 2]).right


@pytest.mark.parametrize("picked", [[], [3], [-1], ["0"], [0, 1]])
def test_an_answer_that_is_none_is_refused(picked: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"option"):
        score_choice(item("choice", False, True, False), picked)


def test_coding_tells_agreement_by_label() -> None:
    result = score_coding(TALK.key(), TALK.codes, {1: "advice", 2: "advice"})
    assert (result.agreed, result.coded, result.turns) == (1, 2, 2)
    assert result.by_code == {"advice": (1, 1), "reflection": (1, 0)}
    assert result.kappa == 0


def test_full_agreement_has_kappa_one_and_an_empty_coding_has_none() -> None:
    assert score_coding(TALK.key(), TALK.codes, {1: "advice", 2: "reflection"}).kappa == 1
    assert score_coding(TALK.key(), TALK.codes, {}).kappa is None


@pytest.mark.parametrize(("codes", "says"), [({0: "advice"}, "not a counsellor's"), ({1: "praise"}, "not a code")])
def test_a_code_that_does_not_belong_is_refused(codes: dict[int, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        score_coding(TALK.key(), TALK.codes, codes)


CARDS = Sorting.model_validate(
    {
        "id": "a-sorting",
        "title": "t",
        "intro": "i",
        "categories": [{"id": one, "name": one, "means": "m"} for one in ("empathy", "advice")],
        "cards": [
            {"id": "first", "text": "a", "category": "empathy", "reason": "r"},
            {"id": "second", "text": "b", "category": "advice", "reason": "r"},
            {"id": "third", "text": "c", "category": "advice", "reason": "r"},
        ],
    }
)


def test_sorting_tells_the_right_from_the_wrong_and_leaves_out_what_lies_nowhere() -> None:
    result = score_sorting(CARDS, {"third": "advice", "first": "advice"})
    assert result == Placing(right=("third",), wrong=("first",), cards=3)
    assert result.placed == 2
    assert score_sorting(CARDS, {}).placed == 0


@pytest.mark.parametrize(
    ("placed", "says"), [({"fourth": "advice"}, "not a card"), ({"first": "pity"}, "not a category")]
)
def test_a_card_or_a_category_that_does_not_belong_is_refused(placed: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        score_sorting(CARDS, placed)
    with pytest.raises(ValueError, match=says):
        kappa_of_cards(CARDS, placed)


@pytest.mark.parametrize(
    ("placed", "kappa"),
    [
        ({"first": "empathy", "second": "advice", "third": "advice"}, 1),
        ({"first": "empathy", "second": "advice", "third": "empathy"}, 0.4),  # (2/3 - 4/9) / (1 - 4/9)
        ({"first": "advice", "second": "advice", "third": "advice"}, 0),
        ({"first": "empathy", "second": "advice"}, 0.5),  # (2/3 - 1/3) / (1 - 1/3)
        ({"first": "advice", "second": "empathy", "third": "empathy"}, -0.8),  # (0 - 4/9) / (1 - 4/9)
        ({}, 0),
    ],
)
def test_agreement_over_all_cards_takes_chance_off_and_counts_an_open_card_as_a_difference(
    placed: dict[str, str], kappa: float
) -> None:
    assert kappa_of_cards(CARDS, placed) == pytest.approx(kappa)


STEPS = Ordering.model_validate(
    {
        "id": "an-ordering",
        "title": "t",
        "intro": "i",
        "steps": [{"id": one, "text": one, "reason": "r"} for one in ("notice", "ask", "listen")],
    }
)


def test_an_order_tells_which_steps_are_in_place() -> None:
    order = score_ordering(STEPS, ["notice", "ask", "listen"])
    assert (order.in_place, order.right) == (("notice", "ask", "listen"), True)
    order = score_ordering(STEPS, ["listen", "ask", "notice"])
    assert (order.in_place, order.right) == (("ask",), False)


@pytest.mark.parametrize(
    ("steps", "joined", "shifted"),
    [
        (["notice", "ask", "listen"], 2, False),
        (["ask", "listen", "notice"], 1, True),  # the run stands one place too early
        (["listen", "notice", "ask"], 1, True),
        (["listen", "ask", "notice"], 0, False),
        (["notice", "listen", "ask"], 0, False),
    ],
)
def test_neighbours_that_follow_each_other_are_counted_wherever_they_stand(
    steps: list[str], joined: int, shifted: bool
) -> None:
    order = score_ordering(STEPS, steps)
    assert (order.joined, order.shifted) == (joined, shifted)


@pytest.mark.parametrize("steps", [[], ["notice", "ask"], ["notice", "ask", "ask"], ["notice", "ask", "advise"]])
def test_an_order_that_misses_or_repeats_a_step_is_refused(steps: list[str]) -> None:
    with pytest.raises(ValueError, match="every step once"):
        score_ordering(STEPS, steps)
    with pytest.raises(ValueError, match="every step once"):
        rank_correlation(STEPS, steps)


@pytest.mark.parametrize(
    ("steps", "in_order", "tau"),
    [
        (["notice", "ask", "listen"], 3, 1),
        (["ask", "notice", "listen"], 2, 1 / 3),
        (["listen", "notice", "ask"], 1, -1 / 3),
        (["listen", "ask", "notice"], 0, -1),
    ],
)
def test_an_order_is_held_against_ours_pair_by_pair(steps: list[str], in_order: int, tau: float) -> None:
    assert pairs_in_order(STEPS, steps) == (in_order, 3)
    assert rank_correlation(STEPS, steps) == pytest.approx(tau)


def test_the_rank_correlation_is_kendalls() -> None:
    """Over all orders it agrees with SciPy's, and its mean is 0."""
    key = [step.id for step in STEPS.steps]
    found = [
        (rank_correlation(STEPS, one), stats.kendalltau([key.index(step) for step in one], range(3)).statistic)
        for one in permutations(key)
    ]
    assert all(ours == pytest.approx(theirs) for ours, theirs in found)
    assert sum(ours for ours, _ in found) == pytest.approx(0)
