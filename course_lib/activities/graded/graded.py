"""A question of an assignment. It takes an answer, keeps it, and says nothing of right and wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html, inline
from course_lib.models import Code
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.evidence import VERDICTS
from course_lib.models.question_sheet import LONGEST_REPLY, Question


class GradedActivity(Activity):
    """Made from the learner's side of an item alone; the key is not here to be found.

    `more` is what the page has to know of a kind beside what all of them have.
    """

    records: ClassVar = {Act.ANSWER: Picked | Coded | Written | Placed | Ordered | Judged}

    def __init__(
        self, item: Question, codes: Mapping[str, Code], frame: Frame, more: Mapping[str, Any] | None = None
    ) -> None:
        if item.kind == "function":
            raise ValueError(f"`{item.id}` is answered in its own cell; it has no activity")
        self._item = item
        card = question_card(item, codes, frame) | dict(more or {})
        super().__init__("graded", card, item.versions(), frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if not self._item.takes(answer, item):
            raise ValueError(f"{answer!r:.80} is no answer to {item}")
        return {}


def question_card(item: Question, codes: Mapping[str, Code], frame: Frame) -> dict[str, Any]:
    """What a page has to know of a question, of whatever kind."""
    return {
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
    }


def _name(code: str, codes: Mapping[str, Code]) -> str:
    return codes[code].name if code in codes else code.replace("-", " ").capitalize()
