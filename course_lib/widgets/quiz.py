"""Choice and many-choice items with feedback for each option, retry and calibration; and the quiz, a series of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from course_lib import scoring
from course_lib.markdown import html, inline
from course_lib.measures.calibration import calibration
from course_lib.models import Help, Item, Quiz, Words
from course_lib.record import Event, Record
from course_lib.widgets.frame import Activity, front_end

#: What answering an item is called in the record: the first time, brought back by a later quiz, in the daily review.
ACTS = ("answer", "again", "recall")
#: What passing it over is called. Only the first says that the item is done with.
SKIPS = ("skip", "skip-again", "skip-recall")


@dataclass(frozen=True)
class Asked:
    """An item in this place. Each place keeps its answers under an act of its own, so that a question which comes
    again is answered anew. `source` is the title of the quiz it was first asked in."""

    item: Item
    act: str = "answer"
    source: str = ""


class Questions(Activity):
    """Shows items one at a time; the key stays in the kernel until an option is chosen."""

    def __init__(
        self,
        kind: str,
        head: Mapping[str, Any],
        asked: Sequence[Asked],
        versions: Mapping[str, str],
        *,
        words: Words,
        help: Help,
        record: Record,
    ) -> None:
        self._asked = {one.item.id: one for one in asked}
        items = [
            {
                "id": one.item.id,
                "act": one.act,
                "skip": SKIPS[ACTS.index(one.act)],
                "source": one.source,
                "many": one.item.kind == "many-choice",
                "prompt": html(one.item.prompt),
                "options": [inline(option.text) for option in one.item.options],
                "confidence": one.item.confidence,
            }
            for one in asked
        ]
        every = {**versions, **{one.item.id: one.item.version() for one in asked}}
        super().__init__(kind, {**head, "items": items}, every, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if act in SKIPS:
            return {}
        if act not in ACTS:
            raise ValueError(f"a question has no act {act!r}")
        sure = data.get("confidence")
        if sure is not None and not 0 <= sure <= 1:
            raise ValueError("confidence is a number from 0 to 1")
        return feedback(self._asked[item].item, scoring.choice(self._asked[item].item, data["picked"]))

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """First attempts here: how many were right, and how confidence fitted them."""
        right: dict[str, bool] = {}
        sure: list[tuple[float, bool]] = []
        for event in events:
            here = event.act == self._asked[event.item].act if event.item in self._asked else False
            if not here or event.item in right or event.version != self.versions[event.item]:
                continue
            if reply := self.reply_again(event.item, event.act, event.data):
                right[event.item] = reply["right"]
                if event.data.get("confidence") is not None:
                    sure.append((event.data["confidence"], reply["right"]))
        found = calibration(sure)
        return {
            "items": len(self._asked),
            "answered": len(right),
            "right_first": sum(right.values()),
            "calibration": found
            and {"n": found.n, "brier": found.brier, "confidence": found.confidence, "right": found.right},
        }


class QuizActivity(Questions):
    """A quiz: its own items, then those of earlier lessons that it brings back (`again`)."""

    _esm, _css = front_end("quiz", "sure")

    def __init__(self, quiz: Quiz, again: Sequence[Asked] = (), *, words: Words, help: Help, record: Record) -> None:
        head = {"id": quiz.id, "title": quiz.title, "intro": html(quiz.intro)}
        asked = [*(Asked(item) for item in quiz.items if not item.retired), *again]
        super().__init__("quiz", head, asked, {quiz.id: quiz.version()}, words=words, help=help, record=record)


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
