"""Private writing in stages. Nothing is kept unless the learner asks for it; nothing is assessed or sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib.markdown import html
from course_lib.models import Help, Reflection, Words
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end


class ReflectActivity(Activity):
    """`record` is a place of this reflection's own, so that deleting it leaves nothing behind.

    What is written reaches the kernel only once the learner has chosen to keep it.
    """

    _esm, _css = front_end("reflect")

    def __init__(self, reflection: Reflection, *, words: Words, help: Help, record: Record) -> None:
        card = {
            "title": reflection.title,
            "intro": html(reflection.intro),
            "stages": [
                {"id": stage.id, "name": stage.name, "prompt": html(stage.prompt)} for stage in reflection.stages
            ],
            "closing": html(reflection.closing),
        }
        versions = {stage.id: reflection.version() for stage in reflection.stages}
        super().__init__("reflect", card, versions, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if act != "draft" or not isinstance(data.get("text"), str):
            raise ValueError("a reflection holds text alone")
        return {}

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "forget":
            return super().perform(ask, data)
        self.record.delete()
        return {}
