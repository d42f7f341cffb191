"""Patterns in the keys are counted, and judged by the bars of the house."""

from __future__ import annotations

import pytest

from course_lib.authoring import key_patterns
from course_lib.authoring.key_patterns import Pattern, Spread
from course_lib.models import Card, Category, Item, Option, Sorting


def many(right: str) -> Item:
    """A many-choice item; `right` has `x` for a right option and `-` for a wrong one, in order."""
    options = tuple(Option(text=f"option {at}", feedback="a", correct=sign == "x") for at, sign in enumerate(right))
    return Item(id="one", kind="many-choice", prompt="a", options=options)


def sorting(name: str, *piles: int) -> Sorting:
    """A sorting with so many cards in each category."""
    names = "abcdefg"[: len(piles)]
    categories = tuple(Category(id=name, name=name, means="a") for name in names)
    cards = tuple(
        Card(id=f"{name}-{'x' * (number + 1)}", text="a", category=name, reason="a")
        for name, size in zip(names, piles, strict=True)
        for number in range(size)
    )
    return Sorting(id=name, title="a", intro="a", categories=categories, cards=cards)


def test_many_choice_items_are_counted_by_how_many_are_right() -> None:
    found = key_patterns.spread(map(many, ["x-x-x-", "xxx---", "x---", "xxxx-", "xx-", "xx--"]))

    assert found == Spread({1: 1, 2: 2, 3: 2, 4: 1}, fewest=True, most=True)
    assert found.varied


@pytest.mark.parametrize(
    "items",
    [
        ["xxx---"] * 6,
        ["x-----", "xx----", "xxx---"] * 2,
        ["xx----", "xxx---", "xxxxx-"] * 2,
        ["x-----", "xxxxx-", "xxx---", "xxx---", "xxx---", "xxx---"],
    ],
    ids=["always three", "never all but one", "never one", "three in more than half"],
)
def test_a_number_that_hardly_varies_doesn_t_meet_the_bar(items: list[str]) -> None:
    assert not key_patterns.spread(map(many, items)).varied


def test_in_a_few_items_any_number_will_do() -> None:
    assert key_patterns.spread(map(many, ["xxx---"] * 5)).varied


def test_an_item_with_two_options_has_both_one_right_and_all_but_one() -> None:
    found = key_patterns.spread([many("x-")])

    assert (found.fewest, found.most) == (True, True)


def test_plain_choices_and_retired_items_have_no_pattern() -> None:
    choice = many("x---").model_copy(update={"kind": "choice"})
    retired = many("x-x-").model_copy(update={"retired": True})

    assert key_patterns.spread([choice, retired]) == Spread({}, fewest=False, most=False)
    assert key_patterns.spread([choice, retired]).varied


def test_sortings_with_even_piles_are_named() -> None:
    sortings = [sorting("threes", 3, 3, 3), sorting("odd", 2, 4), sorting("fives", 5, 5), sorting("near", 3, 3, 4)]

    assert key_patterns.even_piles(sortings) == Pattern(("threes", "fives"), 4)


def test_sets_whose_longest_reply_is_one_of_the_best_are_named() -> None:
    told = {
        "one": [("short", "misses"), ("longer reply", "meets")],
        "one-of-two": [("a reply", "meets"), ("a longer reply", "misses"), ("the longest reply", "meets")],
        "neither": [("a reply", "meets"), ("another", "meets"), ("a longer reply", "follows")],
        "as-long": [("reply", "meets"), ("later", "misses")],
    }

    assert key_patterns.longest_is_best(told, "meets") == Pattern(("one", "one-of-two"), 4)


def test_sets_that_are_all_best_or_have_no_best_are_not_counted() -> None:
    told = {"all": [("a", "asks"), ("bb", "asks")], "none": [("a", "tells"), ("bb", "leads")], "empty": []}

    assert key_patterns.longest_is_best(told, "asks") == Pattern((), 0)


def test_a_third_is_rare_and_more_is_not() -> None:
    assert Pattern(("a", "b", "c"), 9).rare
    assert not Pattern(("a", "b", "c", "d"), 9).rare
    assert Pattern((), 0).rare


def test_in_a_few_a_pattern_may_show_as_it_likes() -> None:
    assert Pattern(("a", "b", "c", "d", "e"), 5).rare
    assert not Pattern(("a", "b", "c", "d", "e", "f"), 6).rare
