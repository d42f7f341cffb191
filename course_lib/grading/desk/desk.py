"""The page on which a person marks written replies: one item at a time, over all learners, without their names.

The page asks, this answers; each message names the item, the marker and the reply's number, so that nothing has to be
remembered between two of them. What learners wrote travels in messages alone, because a notebook can save state.
Must not: read or write a file but by `Coursework`, or say “saved” before gradebook and trail have it.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from course_lib.activities.frame.joined import in_order, join
from course_lib.content.reader import load
from course_lib.grading.desk import cards
from course_lib.grading.desk.book import NotEntered
from course_lib.grading.desk.coursework import Coursework
from course_lib.grading.desk.trail import Reading
from course_lib.learner.segment import NotSaved
from course_lib.models import Words
from course_lib.models.tasks.written import WrittenTask

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
LIBRARY = HERE.parents[1]
PAGE = HERE / "desk.js"
FRAME = LIBRARY / "activities" / "frame" / "frame.css"
#: A learner's reply in, lines for the marker out. It suggests; nobody is marked by it.
Suggest = Callable[[WrittenTask, str], Sequence[str]]


def script() -> str:
    """The page and all modules that it needs, as one."""
    return f'{join([PAGE], LIBRARY)}\nexport default $modules["{PAGE.relative_to(LIBRARY).as_posix()}"].default;\n'


def styles() -> str:
    """The look of every activity, then the desk's own."""
    own = [module.file.with_suffix(".css") for module in in_order([PAGE], LIBRARY)]
    return "\n".join(file.read_text(encoding="utf-8") for file in (FRAME, *own) if file.exists())


def words() -> dict[str, str]:
    """What the page says, by key. It lies here and not in data/, which goes to learners."""
    return load(HERE / "desk.yml", Words).by_key()


class Desk(anywidget.AnyWidget):
    """`marker` is who marks, until another name is chosen on the page."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, work: Coursework, marker: str, suggest: Suggest | None = None) -> None:
        self.work, self.marker, self.suggest, self._says = work, marker, suggest, words()
        work.book = replace(work.book, told=self.busy)
        super().__init__(_esm=script(), _css=styles(), words=self._says)
        self.on_msg(self._hear)

    def busy(self) -> None:
        """Tell the page that the gradebook is being waited for."""
        self.send({"busy": True})

    def _hear(self, _: Any, message: Mapping[str, Any], buffers: object) -> None:
        self.send(self.hear(message))

    def hear(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """A message of the page's in, the answer to it out; whatever goes wrong, there is one."""
        try:
            answer = {"ok": True, **self._answer(message)}
        except (NotSaved, NotEntered) as problem:
            answer = {"ok": False, "says": str(problem)}
        except Exception:  # the last border before the marker: whatever went wrong, they get words
            log.exception("the desk could not handle a message")
            answer = {"ok": False, "says": self._says["failed"]}
        return {"ref": message.get("ref", ""), **answer}

    def _answer(self, said: Mapping[str, Any]) -> dict[str, Any]:
        marker = str(said.get("marker") or self.marker)
        reading: Reading = "second" if said.get("reading") == "second" else "first"
        match said["type"]:
            case "open":
                self.work.look(marker)
                return {
                    "title": self.work.bank.title,
                    "marker": marker,
                    "items": [cards.item_card(item) for item in self.work.items.values()],
                    "phrases": self._phrases(),
                    "problems": self.work.trail.problems,
                }
            case "pile":
                return {"pile": self._pile(said["item"], marker, reading)}
            case "reply":
                return {"reply": self._reply(said, marker, reading)}
            case "mark":
                item = self.work.items[said["item"]]
                names = [criterion.name for criterion in item.rubric]
                pressed = zip(names, said["points"], strict=True)
                points = {name: float(earned) for name, earned in pressed if earned is not None}
                student = self._student(said["number"])
                line = self.work.mark(item.id, student, marker, reading, points, str(said["comment"]))
                pile = self._pile(item.id, marker, reading)
                return {"at": line.at, "reply": self._reply(said, marker, reading), "pile": pile}
            case "answer":
                return self._answered(said, marker, reading)
            case "compare":
                self.work.compare(said["item"], marker)
                return {"pile": self._pile(said["item"], marker, reading)}
            case "name":
                return {"name": self._student(said["number"])}
            case "phrase":
                self.work.keep_phrase(said["id"] or secrets.token_hex(4), said["text"], marker)
                return {"phrases": self._phrases()}
        raise ValueError(f"unknown message {said['type']!r}")

    def _answered(self, said: Mapping[str, Any], marker: str, reading: Reading) -> dict[str, Any]:
        try:
            self.work.answer(said["item"], self._student(said["number"]), marker, str(said["text"]))
        except ValueError as problem:
            return {"ok": False, "says": str(problem)}
        return {"reply": self._reply(said, marker, reading), "pile": self._pile(said["item"], marker, reading)}

    def _pile(self, item: str, marker: str, reading: Reading) -> dict[str, Any]:
        return cards.pile_card(self.work.pile(item), self.work.numbers(), marker, reading)

    def _reply(self, said: Mapping[str, Any], marker: str, reading: Reading) -> dict[str, Any]:
        pile, student = self.work.pile(said["item"]), self._student(said["number"])
        suggested = self.suggest(pile.item, pile.replies[student].text) if self.suggest else ()
        return cards.reply_card(pile, self.work.numbers(), student, marker, reading, suggested)

    def _phrases(self) -> list[dict[str, str]]:
        return [{"id": phrase.id, "text": phrase.text} for phrase in self.work.phrases()]

    def _student(self, number: int) -> str:
        return next(student for student, given in self.work.numbers().items() if given == number)
