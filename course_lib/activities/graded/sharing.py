"""A cue with several readings: how likely each of them is, and the question that would find out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from course_lib.activities.drawing.portrait import drawing
from course_lib.activities.frame.frame import Frame
from course_lib.activities.graded.graded import GradedActivity
from course_lib.content.markdown import html
from course_lib.models import Units
from course_lib.models.acts import Act
from course_lib.models.cue import Glimpse
from course_lib.models.cue_answers import Shared
from course_lib.models.question_sheet import Question


class SharingActivity(GradedActivity):
    """`units` are the facial action units, by which a face is drawn where the cue has one."""

    records: ClassVar = {Act.ANSWER: Shared}

    def __init__(self, item: Question, units: Units, frame: Frame) -> None:
        assert item.cue, f"the question `{item.id}` has no cue"
        more = {
            "cue": _shown(item.cue, units, frame.words["cue"]),
            "readings": [{"id": one.id, "text": one.text} for one in item.readings],
        }
        super().__init__(item, {}, frame, more)


def _shown(cue: Glimpse, units: Units, words: Mapping[str, str]) -> dict[str, Any]:
    """What is drawn of a cue, with the words for it. A cue without a face needs no units to draw one."""
    face = None if cue.face is None else {"pose": cue.face, "look": cue.look.model_dump(mode="json")}
    voice = cue.voice and cue.voice.model_dump(mode="json")
    drawn = drawing(units) if face else None
    return {"noticed": html(cue.noticed), "face": face, "drawing": drawn, "voice": voice, "words": dict(words)}
