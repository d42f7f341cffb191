"""Choice and many-choice items with feedback for each option, retry and calibration; and the quiz, a series of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html, inline
from course_lib.learner.record import Event
from course_lib.measures.calibration import calibration
from course_lib.models import Item, Quiz
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Nothing, Picked
from course_lib.scoring.choice import Choice, score_choice

#: What passing an item over is called where answering it is called so.
SKIPS = {Act.ANSWER: Act.SKIP, Act.AGAIN: Act.SKIP_AGAIN, Act.RECALL: Act.SKIP_RECALL}


@dataclass(frozen=True)
class Asked:
    """An item in this place. Each place keeps its answers under an act of its own, so that a question which comes
    again is answered anew. `source` is the title of the quiz it was first asked in."""

    item: Item
    act: Act = Act.ANSWER
    source: str = ""


class Questions(Activity):
    """Shows items one at a time; the key stays in the kernel until an option is chosen."""

    records: ClassVar = {**dict.fromkeys(SKIPS, Picked), **dict.fromkeys(SKIPS.values(), Nothing)}

    def __init__(
        self,
        kind: str,
        head: Mapping[str, Any],
        asked: Sequence[Asked],
        versions: Mapping[str, str],
        frame: Frame,
    ) -> None:
        self._asked = {one.item.id: one for one in asked}
        items = [
            {
                "id": one.item.id,
                "act": one.act,
                "skip": SKIPS[one.act],
                "source": one.source,
                "many": one.item.kind == "many-choice",
                "prompt": html(one.item.prompt),
                "options": [inline(option.text) for option in one.item.options],
                # With the act: where a question comes again, its key has moved.
                "places": frame.shuffle.places(f"{one.item.id} {one.act}", len(one.item.options)),
                "confidence": one.item.confidence,
            }
            for one in asked
        ]
        every = {**versions, **{one.item.id: one.item.version() for one in asked}}
        super().__init__(kind, {**head, "items": items}, every, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        match answer, self._asked.get(item):
            case Nothing(), _:
                return {}
            case Picked(picked=picked), Asked(item=question):
                return feedback(question, score_choice(question, picked))
        raise ValueError("only a question can be answered")

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """First attempts here: how many were right, and how confidence fitted them."""
        right: dict[str, bool] = {}
        sure: list[tuple[float, bool]] = []
        for event in events:
            here = event.item in self._asked and event.act == self._asked[event.item].act
            if not here or event.item in right or not isinstance(event.answer, Picked):
                continue
            if reply := self.reply_again(event):
                right[event.item] = reply["right"]
                if event.answer.confidence is not None:
                    sure.append((event.answer.confidence, reply["right"]))
        found = calibration(sure)
        return {
            "items": len(self._asked),
            "answered": len(right),
            "right_first": sum(right.values()),
            "calibration": found and asdict(found) | {"fit": found.fit},
        }


class QuizActivity(Questions):
    """A quiz: its own items, then those of earlier lessons that it brings back (`again`)."""

    def __init__(self, quiz: Quiz, again: Sequence[Asked], frame: Frame) -> None:
        head = {"id": quiz.id, "title": quiz.title, "intro": html(quiz.intro)}
        asked = [*(Asked(item) for item in quiz.items if not item.retired), *again]
        super().__init__("quiz", head, asked, {quiz.id: quiz.version()}, frame)


def feedback(item: Item, result: Choice) -> dict[str, Any]:
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
