"""Answering a client: write, rate it yourself, compare with other replies, and write once more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib.markdown import html
from course_lib.models import Help, Moment, Person, Words, Written
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end

RATINGS = ("yes", "partly", "no")


class RespondActivity(Activity):
    """The meaning and the other replies are shown only after the learner's own reply and rating."""

    _esm, _css = front_end("respond", "reading")

    def __init__(self, moment: Moment, person: Person, *, words: Words, help: Help, record: Record) -> None:
        self._moment = moment
        card = {
            "id": moment.id,
            "title": moment.title,
            "client": person.name,
            "scene": html(moment.scene),
            "says": html(moment.says),
            "task": html(moment.task),
            "self_check": list(moment.self_check),
            "risk": moment.risk,
        }
        super().__init__("respond", card, {moment.id: moment.version()}, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if act == "draft":
            return {}
        if act not in ("first", "second"):
            raise ValueError(f"a moment has no act {act!r}")
        if not isinstance(data["text"], str) or not data["text"].strip():
            raise ValueError("a reply is text")
        if act == "first" and len([one for one in data["ratings"] if one in RATINGS]) != len(self._moment.self_check):
            raise ValueError("each question about the own reply takes yes, partly or no")
        moment = self._moment
        return {
            **reading(moment),
            "traps": [{"name": trap.name, "why": html(trap.why)} for trap in moment.traps],
            "retry": html(moment.retry),
        }


def reading(said: Moment | Written) -> dict[str, Any]:
    """What may lie in a client's words, and replies to compare with. For after the learner's own."""
    return {
        "meaning": html(said.meaning),
        "feelings": said.feelings.model_dump(mode="json"),
        "key_ideas": list(said.key_ideas),
        "models": [{"reply": html(one.reply), "quality": one.quality, "note": html(one.note)} for one in said.models],
    }
