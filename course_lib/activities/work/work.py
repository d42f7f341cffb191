"""Numbers to work out: one for each step, the slip that leads to another, and the way there."""

from __future__ import annotations

from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.work.sheet import number, sheet
from course_lib.content.markdown import html
from course_lib.models import Instrument, Worksheet
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.worksheet import Calculated
from course_lib.scoring.worksheet import Filled, check, value

#: The way to a number is there to open from this try on.
WAY_FROM = 2


class WorkActivity(Activity):
    """Keys, slips and ways stay in the kernel. The first miss names its slip; the second has the way to open, too."""

    records: ClassVar = {Act.ANSWER: Calculated}

    def __init__(self, worksheet: Worksheet, instrument: Instrument | None, frame: Frame) -> None:
        self._steps = {step.id: step for step in worksheet.steps}
        self._filled = Filled(instrument, worksheet.sheet.answers) if instrument and worksheet.sheet else None
        card = {
            "id": worksheet.id,
            "title": worksheet.title,
            "intro": html(worksheet.intro),
            "sheet": self._filled and worksheet.sheet and sheet(self._filled, worksheet.sheet.whose),
            "table": worksheet.table and worksheet.table.model_dump(mode="json"),
            "steps": [number(step) for step in worksheet.steps],
        }
        versions = {step.id: worksheet.version_of(step) for step in worksheet.steps}
        super().__init__("work", card, {worksheet.id: worksheet.version(), **versions}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Calculated)
        step = self._steps.get(item)
        if step is None or (answer.number is None and not step.none):
            raise ValueError("a step of a worksheet is answered by a number")
        found = check(step, answer.number, self._filled)
        told: dict[str, Any] = {"right": found.right}
        if found.slip:
            told["slip"] = html(found.slip.says)
        if found.right or answer.attempt >= WAY_FROM:
            told |= {"way": html(step.way), "number": value(step.key, self._filled)}
        return told
