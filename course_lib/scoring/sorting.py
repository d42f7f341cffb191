"""Cards in categories, held against the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course_lib.measures.agreement import cohen_kappa
from course_lib.models import Sorting


@dataclass(frozen=True)
class Placing:
    """`right` and `wrong` are ids of the cards placed so far, as they are shown; `cards` is how many there are."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    cards: int

    @property
    def placed(self) -> int:
        """How many cards have a category."""
        return len(self.right) + len(self.wrong)


def score_sorting(given: Sorting, placed: Mapping[str, str]) -> Placing:
    """Compare a learner's categories, by id of card, with the key. Cards without a category are left out.

    Raises ValueError for a card or a category that the sorting does not have.
    """
    key = {card.id: card.category for card in given.shown}
    for card, category in placed.items():
        if card not in key:
            raise ValueError(f"`{card}` is not a card of this sorting")
        if category not in {one.id for one in given.categories}:
            raise ValueError(f"`{category}` is not a category of this sorting")
    done = [card for card in key if card in placed]
    right = tuple(card for card in done if placed[card] == key[card])
    return Placing(right, tuple(card for card in done if card not in right), len(key))


def kappa_of_cards(given: Sorting, placed: Mapping[str, str]) -> float:
    """Cohen's kappa with the key over all cards, from -1 to 1: agreement with chance taken off (`measures.agreement`).

    A card without a category counts as a disagreement. All cards in one category give 0. Raises ValueError as
    `score_sorting` does.
    """
    score_sorting(given, placed)
    return (
        cohen_kappa([placed.get(card.id, "") for card in given.shown], [card.category for card in given.shown]) or 0.0
    )
