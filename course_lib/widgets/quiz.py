"""A short quiz of choice and many-choice items, with feedback for each option, retry and calibration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib import scoring
from course_lib.markdown import html, inline
from course_lib.measures.calibration import calibration
from course_lib.models import Help, Item, Quiz, Words
from course_lib.record import Event, Record
from course_lib.widgets.frame import Activity, front_end


class QuizActivity(Activity):
    """Shows the items one at a time; the key stays in the kernel until an option is chosen."""

    _esm, _css = front_end("quiz")

    def __init__(self, quiz: Quiz, *, words: Words, help: Help, record: Record) -> None:
        self._items = {item.id: item for item in quiz.items if not item.retired}
        card = {
            "id": quiz.id,
            "title": quiz.title,
            "intro": html(quiz.intro),
            "items": [
                {
                    "id": item.id,
                    "many": item.kind == "many-choice",
                    "prompt": html(item.prompt),
                    "options": [inline(option.text) for option in item.options],
                    "confidence": item.confidence,
                }
                for item in self._items.values()
            ],
        }
        versions = {quiz.id: quiz.version()} | {item.id: item.version() for item in self._items.values()}
        super().__init__("quiz", card, versions, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if act != "answer":
            raise ValueError(f"a quiz has no act {act!r}")
        sure = data.get("confidence")
        if sure is not None and not 0 <= sure <= 1:
            raise ValueError("confidence is a number from 0 to 1")
        return feedback(self._items[item], scoring.choice(self._items[item], data["picked"]))

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """First attempts: how many were right, and how confidence fitted them."""
        right: dict[str, bool] = {}
        sure: list[tuple[float, bool]] = []
        for event in events:
            if event.act != "answer" or event.item in right or event.version != self.versions[event.item]:
                continue
            if reply := self.reply_again(event.item, event.act, event.data):
                right[event.item] = reply["right"]
                if event.data.get("confidence") is not None:
                    sure.append((event.data["confidence"], reply["right"]))
        found = calibration(sure)
        return {
            "items": len(self._items),
            "answered": len(right),
            "right_first": sum(right.values()),
            "calibration": found
            and {"n": found.n, "brier": found.brier, "confidence": found.confidence, "right": found.right},
        }


def feedback(item: Item, result: scoring.Choice) -> dict[str, Any]:
    """What to show after an answer: the chosen options' feedback, and all options' once it is right."""
    shown = range(len(item.options)) if result.right else result.picked
    return {
        "right": result.right,
        "missing": result.missing,
        "options": {
            str(index): {"right": item.options[index].correct, "feedback": html(item.options[index].feedback)}
            for index in shown
        },
    }
