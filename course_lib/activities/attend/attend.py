"""Attention practised for some minutes. Nothing is kept unless the learner asks for it; nothing is assessed or sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.learner.record import Event
from course_lib.models import Attention
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.attention import MINUTES, Attended


class AttendActivity(Activity):
    """The frame's record is the log of this practice alone, so that deleting it leaves nothing behind.

    The minutes pass in the page. What is noticed in them reaches the kernel only if the learner keeps it.
    """

    records: ClassVar = {Act.ANSWER: Attended}

    def __init__(self, attention: Attention, frame: Frame) -> None:
        self._anchors = {anchor.id: anchor.name for anchor in attention.anchors}
        card = {
            "practice": attention.id,  # not `id`, which would let it be skipped: there is nothing to have done
            "title": attention.title,
            "intro": html(attention.intro),
            "care": html(attention.care),
            "minutes": list(MINUTES),
            "anchors": [{"id": one.id, "name": one.name, "how": html(one.how)} for one in attention.anchors],
            "closing": html(attention.closing),
        }
        super().__init__("attend", card, {attention.id: attention.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Attended)
        if answer.anchor not in self._anchors:
            raise ValueError(f"there is no anchor {answer.anchor!r} here")
        return {}

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """The log, newest first. An anchor that is gone is told by its id."""
        kept = [(event.at, event.answer) for event in events if isinstance(event.answer, Attended)]
        return {
            "log": [
                {"at": at, **answer.stored(), "anchor": self._anchors.get(answer.anchor, answer.anchor)}
                for at, answer in reversed(kept)
            ]
        }

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "forget":
            return super().perform(ask, data)
        self.record.delete()
        return {}
