"""Private writing in stages. Nothing is kept unless the learner asks for it; nothing is assessed or sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.frame.page import style
from course_lib.content.markdown import html
from course_lib.models import Reflection
from course_lib.models.acts import Act
from course_lib.models.answers import Written


class ReflectActivity(Activity):
    """The frame's record is a place of this reflection's own, so that deleting it leaves nothing behind.

    What is written reaches the kernel only once the learner has chosen to keep it.
    """

    records: ClassVar = {Act.DRAFT: Written}

    def __init__(self, reflection: Reflection, frame: Frame) -> None:
        card = {
            "title": reflection.title,
            "file": f"{reflection.id}.html",
            "intro": html(reflection.intro),
            "stages": [
                {"id": stage.id, "name": stage.name, "prompt": html(stage.prompt)} for stage in reflection.stages
            ],
            "closing": html(reflection.closing),
            "style": style(),
        }
        versions = {stage.id: reflection.version() for stage in reflection.stages}
        super().__init__("reflect", card, versions, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "forget":
            return super().perform(ask, data)
        self.record.delete()
        return {}
