"""Putting steps in order: which lie in their place, and why each comes where it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from course_lib import scoring
from course_lib.markdown import html
from course_lib.models import Help, Ordering, Words
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end


class OrderActivity(Activity):
    """The order stays in the kernel. The first check tells which steps are in place, the second also shows it."""

    _esm, _css = front_end("order")

    def __init__(self, ordering: Ordering, *, words: Words, help: Help, record: Record) -> None:
        self._ordering = ordering
        card = {
            "id": ordering.id,
            "title": ordering.title,
            "intro": html(ordering.intro),
            "steps": [{"id": step.id, "text": step.text} for step in ordering.shuffled()],
        }
        super().__init__("order", card, {ordering.id: ordering.version()}, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        steps: Sequence[str] = data["steps"]
        result = scoring.ordering(self._ordering, steps)
        if act == "draft":
            return {}
        if act != "answer":
            raise ValueError(f"ordering has no act {act!r}")
        shown = data.get("attempt", 1) > 1 or result.right
        said = {
            "in_place": list(result.in_place),
            "of": len(steps),
            "joined": result.joined,
            "shifted": result.shifted,
            "all": result.right,
            "shown": shown,
        }
        if shown:
            said["order"] = [{"text": step.text, "reason": html(step.reason)} for step in self._ordering.steps]
        return said
