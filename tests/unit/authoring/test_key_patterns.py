"""Patterns in the keys are counted, and judged by the bars of the house."""

from __future__ import annotations

import pytest

from course_lib.authoring import key_patterns
from course_lib.authoring.key_patterns import Pattern, Spread
from course_lib.models import Card, Category, Item, Option, Sorting

LADDER = ("misses", "follows", "meets")


def many(right: str) -> Item:
    """A many-choice item; `right` has `x` for a right option and `-` for a wrong one, in order."""
    options = tuple(Option(text=f"option {at}", feedback="a", correct=sign == "x") for at, sign in enumerate(right))
    return Item(id="one", kind="many-choice", prompt="a", options=options)


def sorting(*piles: int) -> Sorting:
    """A sorting with so many cards in each category."""
    names = "abcdefg"[: len(piles)]
    categories = tuple(Category(id=name, name=name, means="a") for name in names)
    cards = tuple(
        Card(id=f"{name}-{'x' * (number + 1)}", text="a", category=name, reason="a")
        for name, size in zip(names, piles, strict=True)
        for number in range(size)
    )
    return Sorting(id="one", title="a", intro="a", categories=categories, cards=cards)


def test_many_choice_items_are_counted_by_how_many_are_right() -> None:
    found = key_patterns.spread([many("x-x-x-"), many("xxx---"), many("x---"), many("xxxx-")])

    assert found == Spread({1: 1, 3: 2, 4: 1}, fewest=True, most=True)
    assert found.varied


@pytest.mark.parametrize(
    "items",
    [
        ["xxx---"] * 3,
        ["x-----", "xx----", "xxx---"],
        ["xx----", "xxx---", "xxxxx-"],
        ["x-----", "xxxxx-", "xxx---", "xxx---", "xxx---"],
    ],
    ids=["always three", "never all but one", "never one", "three in more than half"],
)
def test_a_number_that_hardly_varies_doesn_t_meet_the_bar(items: list[str]) -> None:
    assert not key_patterns.spread(map(many, items)).varied


def test_an_item_with_two_options_has_both_one_right_and_all_but_one() -> None:
    found = key_patterns.spread([many("x-")])

    assert (found.fewest, found.most) == (True, True)


def test_plain_choices_and_retired_items_have_no_pattern() -> None:
    choice = many("x---").model_copy(update={"kind": "choice"})
    retired = many("x-x-").model_copy(update={"retired": True})

    assert key_patterns.spread([choice, retired]) == Spread({}, fewest=False, most=False)
    assert key_patterns.spread([choice, retired]).varied
    assert key_patterns.alternating([choice, retired]) == Pattern(0, 0)


def test_keys_that_take_turns_are_counted_whichever_comes_first() -> None:
    items = [many("x-x-x-"), many("-x-x"), many("xx--"), many("x-x--x")]

    assert key_patterns.alternating(items) == Pattern(2, 4)


def test_sortings_with_even_piles_are_counted() -> None:
    assert key_patterns.even_piles([sorting(3, 3, 3), sorting(2, 4), sorting(5, 5), sorting(3, 3, 4)]) == Pattern(2, 4)


def test_replies_that_never_step_down_are_in_order() -> None:
    told = [["misses", "follows", "meets"], ["misses", "misses", "meets"], ["meets", "misses"], ["follows"], []]

    assert key_patterns.rising(told, LADDER) == Pattern(4, 5)


def test_a_quality_that_is_not_on_the_ladder_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        key_patterns.rising([["shines"]], LADDER)


def test_a_third_is_rare_and_more_is_not() -> None:
    assert Pattern(3, 9).rare
    assert not Pattern(4, 9).rare
    assert Pattern(0, 0).rare
