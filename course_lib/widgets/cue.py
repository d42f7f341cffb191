"""The cue lab: a face or a voice, how likely each reading of it seems, scene by scene, and a way to check it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib import scoring
from course_lib.markdown import html
from course_lib.models import Cue, Help, Person, Units, Voice, Words
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end
from course_lib.widgets.portrait import PARTS, drawing


class CueActivity(Activity):
    """No reading is right. Our note on a scene comes after the learner's shares, our checks after their own words."""

    _esm, _css = front_end("cue", *PARTS, "voice")

    def __init__(self, cue: Cue, person: Person, units: Units, *, words: Words, help: Help, record: Record) -> None:
        self._cue = cue
        self._notes = {context.id: html(context.note) for context in cue.contexts}
        card = {
            "id": cue.id,
            "title": cue.title,
            "person": person.name,
            "look": person.look.model_dump(mode="json"),
            "intro": html(cue.intro),
            "drawing": drawing(units),
            "face": cue.face,
            "voice": _curve(cue.voice),
            "noticed": html(cue.noticed),
            "readings": [{"id": one.id, "text": one.text} for one in cue.readings],
            "contexts": [
                {"id": one.id, "name": one.name, "scene": html(one.scene), "voice": _curve(one.voice)}
                for one in cue.contexts
            ],
            "task": html(cue.task),
        }
        versions = {cue.id: cue.version()}
        # Shares answer a scene and the readings on offer: when either changes, they are asked for anew.
        versions |= {one.id: f"{one.version()}-{cue.version()}" for one in cue.contexts}
        super().__init__("cue", card, versions, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if item in self._notes:
            if act == "draft":
                scoring.weights_fit(self._cue, data["weights"])
                return {}
            if act != "shares":
                raise ValueError(f"a scene has no act {act!r}")
            scoring.shares_fit(self._cue, data["shares"])
            return {"note": self._notes[item]}
        if act not in ("first", "second", "draft"):
            raise ValueError(f"a cue has no act {act!r}")
        if not isinstance(data["text"], str) or (act != "draft" and not data["text"].strip()):
            raise ValueError("a check is text")
        return self._compared() if act == "first" else {}

    def _compared(self) -> dict[str, Any]:
        checks = [
            {"reply": html(one.reply), "quality": one.quality, "note": html(one.note)} for one in self._cue.checks
        ]
        return {"checks": checks, "retry": html(self._cue.retry)}


def _curve(voice: Voice | None) -> dict[str, Any] | None:
    return voice.model_dump(mode="json") if voice else None
