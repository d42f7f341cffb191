"""Patterns in the keys: what a learner may notice after a few activities and answer by, without reading the next one.

Always three right, every second option right, as many cards in one pile as in the next, replies from worst to best.

Pure: content in, counts out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course_lib.models import Item, Sorting

#: A pattern may show in at most one of so many; and as many right may be in at most one of so many.
PATTERN, SAME_NUMBER = 3, 2


@dataclass(frozen=True)
class Pattern:
    """How many of how many show it."""

    shown: int
    of: int

    @property
    def rare(self) -> bool:
        """Whether it shows in at most a third."""
        return self.shown * PATTERN <= self.of


@dataclass(frozen=True)
class Spread:
    """By how many options are right, the number of many-choice items. `fewest` and `most` tell whether both ends occur:
    an item with one right option, and one with all but one."""

    items: dict[int, int]
    fewest: bool
    most: bool

    @property
    def varied(self) -> bool:
        """Whether both ends occur and no number stands in more than half of the items. No items vary enough."""
        same = max(self.items.values(), default=0) * SAME_NUMBER > sum(self.items.values())
        return not self.items or (self.fewest and self.most and not same)


def many(items: Iterable[Item]) -> list[Item]:
    """The many-choice items that are shown to learners."""
    return [item for item in items if item.kind == "many-choice" and not item.retired]


def spread(items: Iterable[Item]) -> Spread:
    """How many options are right in the many-choice items."""
    asked = many(items)
    right = [sum(option.correct for option in item.options) for item in asked]
    all_but_one = any(number == len(item.options) - 1 for number, item in zip(right, asked, strict=True))
    return Spread(dict(sorted(Counter(right).items())), 1 in right, all_but_one)


def alternating(items: Iterable[Item]) -> Pattern:
    """Many-choice items in which right and wrong take turns from the first option to the last."""
    asked = many(items)
    return Pattern(
        sum(all(one.correct != next.correct for one, next in pairwise(item.options)) for item in asked), len(asked)
    )


def even_piles(sortings: Sequence[Sorting]) -> Pattern:
    """Sortings whose categories all have as many cards: the last cards sort themselves."""
    sizes = [Counter(card.category for card in sorting.cards) for sorting in sortings]
    return Pattern(sum(len(set(size.values())) == 1 for size in sizes), len(sizes))


def rising(qualities: Iterable[Sequence[str]], ladder: Sequence[str]) -> Pattern:
    """Sets of replies to compare with that never step down the `ladder`, which has the worst quality first.

    Raises ValueError for a quality that is not on the ladder.
    """
    ranks = [[ladder.index(quality) for quality in replies] for replies in qualities]
    return Pattern(sum(rank == sorted(rank) for rank in ranks), len(ranks))
