"""A question of an assignment. It takes an answer, keeps it, and says nothing of right and wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.pool.pooled import printed, study_rows
from course_lib.content.markdown import html, inline
from course_lib.measures.pooling import interval
from course_lib.models import Code
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.evidence import VERDICTS
from course_lib.models.own_data import FromOwnData
from course_lib.models.question_sheet import LONGEST_REPLY, Question
from course_lib.scoring.own_data import drawn


class GradedActivity(Activity):
    """Made from the learner's side of an item alone; the key is not here to be found."""

    records: ClassVar = {Act.ANSWER: Picked | Coded | Written | Placed | Ordered | Judged | FromOwnData}

    def __init__(
        self,
        item: Question,
        codes: Mapping[str, Code],
        frame: Frame,
        student: str = "",
        draw: Callable[[str, Sequence[Sequence[Any]]], Mapping[str, str]] | None = None,
    ) -> None:
        if item.kind == "function":
            raise ValueError(f"`{item.id}` is answered in its own cell; it has no activity")
        self._item, self._draw = item, draw
        self._data = item.recipe and drawn(item.recipe, student)
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
            "rows": self.rows,
            "set": self._data.mark if self._data else "",
            "numbers": [one.model_dump(mode="json") for one in item.own_numbers],
            "picture": item.picture,
            "verdicts": [{"id": one, "name": frame.words["claim"][one]} for one in VERDICTS],
        }
        super().__init__("graded", card, {item.id: item.version()}, frame)

    @property
    def rows(self) -> list[dict[str, int | float]]:
        """The learner's own data, for those who would rather compute than type: `course.graded("its-id").rows`."""
        return self._data.rows if self._data else []

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "draw" or not self._item.picture or not self._data or not self._draw:
            return super().perform(ask, data)
        name = self._words["graded"]["study_name"]
        named = [replace(study, name=name.format(number=study.name)) for study in self._data.studies]
        ends = [[printed(end) for end in interval(study)] for study in named]
        return {"drawings": dict(self._draw("my-forest", study_rows(named))), "intervals": ends}

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if not self._item.takes(answer):
            raise ValueError(f"{answer!r:.80} is no answer to {item}")
        return {}


def _name(code: str, codes: Mapping[str, Code]) -> str:
    return codes[code].name if code in codes else code.replace("-", " ").capitalize()
