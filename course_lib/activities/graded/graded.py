"""A question of an assignment. It takes an answer, keeps it, and says nothing of right and wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.work.sheet import number, sheet
from course_lib.content.markdown import html, inline
from course_lib.models import Code
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.evidence import VERDICTS
from course_lib.models.question_sheet import LONGEST_REPLY, Question
from course_lib.models.worksheet import Calculated
from course_lib.scoring.worksheet import Filled


class GradedActivity(Activity):
    """Made from the learner's side of an item alone; the key is not here to be found.

    `filled` is the item's form with its instrument, and `draw` gives one of its charts as SVG by theme, by its place
    from 0: where it has any.
    """

    records: ClassVar = {Act.ANSWER: Picked | Coded | Written | Placed | Ordered | Judged | Calculated}

    def __init__(
        self,
        item: Question,
        codes: Mapping[str, Code],
        frame: Frame,
        filled: Filled | None = None,
        draw: Callable[[int], Mapping[str, str]] | None = None,
    ) -> None:
        if item.kind == "function":
            raise ValueError(f"`{item.id}` is answered in its own cell; it has no activity")
        self._item, self._draw = item, draw
        card = {
            "item": item.id,
            "form": item.kind,
            "title": item.title,
            "points": f"{item.points:g}",
            "prompt": html(item.prompt),
            "options": [inline(option) for option in item.options],
            "places": frame.shuffle.places(item.id, len(item.options)),
            "turns": [{"speaker": turn.speaker, "text": html(turn.text)} for turn in item.turns],
            "codes": [{"id": code, "name": _name(code, codes)} for code in item.codes],
            "criteria": list(item.criteria),
            "enough": item.words,
            "longest": LONGEST_REPLY,
            "confidence": item.confidence,
            "categories": [{"id": one.id, "name": one.name, "means": html(one.means)} for one in item.categories],
            "cards": [{"id": one.id, "text": html(one.text)} for one in frame.shuffle.mixed(item.id, item.cards)],
            "steps": [{"id": one.id, "text": one.text} for one in item.steps],
            "verdicts": [{"id": one, "name": frame.words["claim"][one]} for one in VERDICTS],
            "work": _work(item, filled, frame) if item.numbers else None,
        }
        super().__init__("graded", card, item.versions(), frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if not self._item.takes(answer, item):
            raise ValueError(f"{answer!r:.80} is no answer to {item}")
        return {}

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "draw" or self._draw is None or data.get("chart") not in range(len(self._item.charts)):
            return super().perform(ask, data)
        return {"drawings": dict(self._draw(data["chart"]))}


def _work(item: Question, filled: Filled | None, frame: Frame) -> dict[str, Any]:
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


def _name(code: str, codes: Mapping[str, Code]) -> str:
    return codes[code].name if code in codes else code.replace("-", " ").capitalize()
