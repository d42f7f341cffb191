"""Cards to sort into categories."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from course_lib.models.base import ClaimId, Id, Line, Many, Model, Prose
from course_lib.models.legend import Legend


class Category(Model):
    """A place for cards, with what belongs there."""

    id: Id
    name: Line
    means: Prose


class Card(Model):
    """A reply or a short scene. `reason` says why it belongs in its `category`.

    `misplaced` holds, by another category, what that place overlooks. It is shown before the key and must not name it.
    `hard` marks a case that trained readers may place elsewhere; its reason says what decides. `claim` says that a card
    is a claim of the article; its categories are then verdicts. A retired card is kept so that old answers can still be
    read, and is shown to nobody.
    """

    id: Id
    text: Prose
    category: Id
    reason: Prose
    misplaced: dict[Id, Prose] = Field(default_factory=dict)
    hard: bool = False
    claim: ClaimId | None = None
    retired: bool = False


class Sorting(Model):
    """Cards, and the categories they are sorted into. Every category has a card."""

    id: Id
    title: Line
    intro: Prose
    categories: Many[Category] = Field(min_length=2, max_length=7)
    cards: Many[Card] = Field(min_length=2)

    @model_validator(mode="after")
    def _known_categories(self) -> Sorting:
        known = [category.id for category in self.categories]
        if len(set(known)) < len(known):
            raise ValueError("two categories have the same id")
        if len({category.name for category in self.categories}) < len(known):
            raise ValueError("two categories have the same name")
        for card in self.cards:
            for named in (card.category, *card.misplaced):
                if named not in known:
                    raise ValueError(f"the card `{card.id}` names `{named}`, which is not among the `categories`")
            if card.category in card.misplaced:
                raise ValueError(f"the card `{card.id}` belongs in `{card.category}`, so it can't be `misplaced` there")
        if unused := sorted(set(known) - {card.category for card in self.shown}):
            raise ValueError(f"no card belongs in `{unused[0]}`; add one, or remove the category")
        return self

    @property
    def shown(self) -> tuple[Card, ...]:
        """The cards that learners sort."""
        return tuple(card for card in self.cards if not card.retired)

    def legends(self) -> dict[str, Legend]:
        names = {one.id: f"“{one.text}”" for one in self.cards} | {one.id: one.name for one in self.categories}
        return {self.id: Legend(self.title, names)}

    def substance(self) -> Any:
        categories = [[category.id, category.name] for category in self.categories]
        return [categories, [[card.id, card.text, card.category] for card in self.shown]]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.model_copy(update={"cards": self.shown}).as_written()}
