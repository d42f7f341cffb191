"""Numbers to work out from a form, a table or a drawing, each kept by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Frame
from course_lib.activities.graded.graded import GradedActivity
from course_lib.activities.work.sheet import number, sheet
from course_lib.content.markdown import html
from course_lib.models.acts import Act
from course_lib.models.question_sheet import Question
from course_lib.models.worksheet import Calculated
from course_lib.scoring.worksheet import Filled


class WorkingActivity(GradedActivity):
    """`filled`: the item's form with its instrument, where it has one; `draw`: a chart by its place, SVG by theme."""

    records: ClassVar = {Act.ANSWER: Calculated}

    def __init__(
        self, item: Question, frame: Frame, filled: Filled | None, draw: Callable[[int, object], Mapping[str, str]]
    ) -> None:
        self._draw = draw
        super().__init__(item, {}, frame, {"work": work_card(item, filled, frame)})

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "draw" or data.get("chart") not in range(len(self._item.charts)):
            return super().perform(ask, data)
        return {"drawings": dict(self._draw(data["chart"], data.get("width")))}


def work_card(item: Question, filled: Filled | None, frame: Frame) -> dict[str, Any]:
    """What a worksheet shows; its sheet has the words that it has in lessons."""
    charts = [
        {
            "title": one.title,
            "look": html(one.look),
            "description": html(one.description),
            "origin": html(one.origin),
            "heads": list(one.heads),
            "rows": [list(row) for row in one.rows],
        }
        for one in item.charts
    ]
    return {
        "words": dict(frame.words["work"]),
        "chart_words": dict(frame.words["chart"]),
        "sheet": filled and item.filled and sheet(filled, item.filled.whose),
        "table": item.table and item.table.model_dump(mode="json"),
        "charts": charts,
        "numbers": [number(one) for one in item.numbers],
        "by_code": item.by_code,
    }
