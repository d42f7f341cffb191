"""Putting steps in order: which lie in their place, and why each comes where it does."""

from __future__ import annotations

from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Ordering
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Ordered
from course_lib.scoring.ordering import score_ordering


class OrderActivity(Activity):
    """The order stays in the kernel. The first check tells which steps are in place, the second also shows it."""

    records: ClassVar = {Act.DRAFT: Ordered, Act.ANSWER: Ordered}

    def __init__(self, ordering: Ordering, frame: Frame) -> None:
        self._ordering = ordering
        card = {
            "id": ordering.id,
            "title": ordering.title,
            "intro": html(ordering.intro),
            "steps": [{"id": step.id, "text": step.text} for step in ordering.shuffled()],
        }
        super().__init__("order", card, {ordering.id: ordering.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Ordered)
        result = score_ordering(self._ordering, answer.steps)
        if act is Act.DRAFT:
            return {}
        shown = answer.attempt > 1 or result.right
        feedback = {
            "in_place": list(result.in_place),
            "of": len(answer.steps),
            "joined": result.joined,
            "shifted": result.shifted,
            "all": result.right,
            "shown": shown,
        }
        if shown:
            feedback["order"] = [{"text": step.text, "reason": html(step.reason)} for step in self._ordering.steps]
        return feedback
