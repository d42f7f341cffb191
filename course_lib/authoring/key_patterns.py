"""Patterns in the keys: what a learner may notice after a few activities and answer by, without reading the next one.

Always three right, as many cards in one pile as in the next, and of two replies the longer is the better. Where a thing
stands tells nothing: options, cards and replies come in another order for each learner.

Pure: content in, counts out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from course_lib.models import Item, Sorting

#: A pattern may show in at most one of so many; and as many right may be in at most one of so many.
PATTERN, SAME_NUMBER = 3, 2
#: Fewer than this show no pattern: of two sortings one may well have even piles.
FEW = 6


@dataclass(frozen=True)
class Pattern:
    """The names of those that show it, of how many."""

    shown: tuple[str, ...]
    of: int

    @property
    def rare(self) -> bool:
        """Whether it shows in at most a third. In a few it may show as it likes."""
        return self.of < FEW or len(self.shown) * PATTERN <= self.of


@dataclass(frozen=True)
class Spread:
    """By how many options are right, the number of many-choice items. `fewest` and `most` tell whether both ends occur:
    an item with one right option, and one with all but one."""

    items: dict[int, int]
    fewest: bool
    most: bool

    @property
    def varied(self) -> bool:
        """Whether both ends occur and no number stands in more than half of the items. A few vary enough."""
        same = max(self.items.values(), default=0) * SAME_NUMBER > sum(self.items.values())
        return sum(self.items.values()) < FEW or (self.fewest and self.most and not same)


def many(items: Iterable[Item]) -> list[Item]:
    """The many-choice items that are shown to learners."""
    return [item for item in items if item.kind == "many-choice" and not item.retired]


def spread(items: Iterable[Item]) -> Spread:
    """How many options are right in the many-choice items."""
    asked = many(items)
    right = [sum(option.correct for option in item.options) for item in asked]
    all_but_one = any(number == len(item.options) - 1 for number, item in zip(right, asked, strict=True))
    return Spread(dict(sorted(Counter(right).items())), 1 in right, all_but_one)


def even_piles(sortings: Iterable[Sorting]) -> Pattern:
    """Sortings whose categories all have as many cards: the last cards sort themselves."""
    sizes = {one.id: Counter(card.category for card in one.shown) for one in sortings}
    return Pattern(tuple(name for name, size in sizes.items() if len(set(size.values())) == 1), len(sizes))


def longest_is_best(told: Mapping[str, Sequence[tuple[str, str]]], best: str) -> Pattern:
    """Sets of replies whose longest is of the `best` quality and has more characters than any of another.

    `told` has, by name, each reply with its quality. A set that is all best or has no best tells nothing and isn't
    counted.
    """
    lengths = {
        name: tuple([len(reply) for reply, quality in one if (quality == best) is wanted] for wanted in (True, False))
        for name, one in told.items()
    }
    counted = {name: (mine, others) for name, (mine, others) in lengths.items() if mine and others}
    return Pattern(tuple(name for name, (mine, others) in counted.items() if max(mine) > max(others)), len(counted))
