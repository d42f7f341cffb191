"""The cue lab: a face or a voice, how likely each reading of it seems, scene by scene, and a way to check it."""

from __future__ import annotations

from typing import Any, ClassVar

from course_lib.activities.drawing.portrait import drawing
from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Cue, Person, Units, Voice
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Written
from course_lib.models.cue_answers import Shared, Weighed
from course_lib.models.moment import REPLY_WORDS
from course_lib.scoring.shares import ELSE, check_shares, check_weights


class CueActivity(Activity):
    """No reading is right. Our note on a scene comes after the learner's shares, our checks after their own words."""

    records: ClassVar = {
        Act.DRAFT: Weighed | Written,
        Act.SHARES: Shared,
        Act.FIRST: Written,
        Act.SECOND: Written,
    }

    def __init__(self, cue: Cue, person: Person, units: Units, frame: Frame) -> None:
        self._cue, self._shuffle = cue, frame.shuffle
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
            "readings": [
                *({"id": one.id, "text": one.text} for one in cue.readings),
                {"id": ELSE, "text": frame.words["cue"]["something_else"]},
            ],
            "words": list(REPLY_WORDS),
            "contexts": [
                {"id": one.id, "name": one.name, "scene": html(one.scene), "voice": _curve(one.voice)}
                for one in cue.contexts
            ],
            "task": html(cue.task),
        }
        versions = {cue.id: cue.version()}
        # Shares answer a scene and the readings on offer: when either changes, they are asked for anew.
        versions |= {one.id: f"{one.version()}-{cue.version()}" for one in cue.contexts}
        super().__init__("cue", card, versions, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        match answer, self._notes.get(item):
            case Weighed(weights=weights), str():
                check_weights(self._cue, weights)
                return {}
            case Shared(shares=shares), str(note):
                check_shares(self._cue, shares)
                return {"note": note}
            case Written(text=text), None if act is Act.DRAFT or text.strip():
                return self._compared() if act is Act.FIRST else {}
        raise ValueError("a scene takes shares, and the cue as a whole takes a check in words")

    def _compared(self) -> dict[str, Any]:
        checks = [
            {"reply": html(one.reply), "quality": one.quality, "note": html(one.note)}
            for one in self._shuffle.mixed(self._cue.id, self._cue.checks)
        ]
        return {"checks": checks, "retry": html(self._cue.retry)}


def _curve(voice: Voice | None) -> dict[str, Any] | None:
    return voice.model_dump(mode="json") if voice else None
