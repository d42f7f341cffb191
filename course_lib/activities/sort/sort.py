"""Sorting cards into categories: a place for each card, where it differs from ours, and why it belongs there."""

from __future__ import annotations

from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Sorting
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Placed
from course_lib.scoring.sorting import score_sorting


class SortActivity(Activity):
    """The key stays in the kernel. The first check gives misplaced cards a hint, the second also shows their place."""

    records: ClassVar = {Act.DRAFT: Placed, Act.ANSWER: Placed}

    def __init__(self, sorting: Sorting, frame: Frame) -> None:
        self._sorting = sorting
        card = {
            "id": sorting.id,
            "title": sorting.title,
            "intro": html(sorting.intro),
            "categories": [{"id": one.id, "name": one.name, "means": html(one.means)} for one in sorting.categories],
            "cards": [{"id": one.id, "text": html(one.text)} for one in frame.shuffle.mixed(sorting.id, sorting.shown)],
        }
        super().__init__("sort", card, {sorting.id: sorting.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Placed)
        result = score_sorting(self._sorting, answer.cards)
        if act is Act.DRAFT:
            return {}
        if result.placed < result.cards:
            raise ValueError("sort every card before checking")
        shown = answer.attempt > 1 or len(result.right) == result.cards
        return {
            "right": len(result.right),
            "of": result.cards,
            "shown": shown,
            "cards": {card: self._said(card, category, shown) for card, category in answer.cards.items()},
        }

    def _said(self, name: str, category: str, shown: bool) -> dict[str, Any]:
        card = next(one for one in self._sorting.cards if one.id == name)
        right = card.category == category
        feedback: dict[str, Any] = {"right": right, "hard": card.hard}
        if category in card.misplaced:
            feedback["hint"] = html(card.misplaced[category])
        elif not right and not shown:  # what the chosen category means is a hint for every card
            feedback["means"] = html(next(one.means for one in self._sorting.categories if one.id == category))
        if right or shown:
            feedback |= {"category": card.category, "reason": html(card.reason)}
        return feedback
