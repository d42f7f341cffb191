"""The safety gate at the head of a lesson: what it holds, what it is not, and where help is."""

from __future__ import annotations

from typing import ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html, inline
from course_lib.models import Gate
from course_lib.models.acts import Act
from course_lib.models.answers import Nothing


class SafetyActivity(Activity):
    """The gate asks for nothing but a look, and bars nobody's way."""

    records: ClassVar = {Act.READ: Nothing}

    def __init__(self, gate: Gate, frame: Frame) -> None:
        card = {
            "gate": gate.id,
            "title": gate.title,
            "notes": [inline(note) for note in gate.notes],
            "frame": html(gate.frame),
            "skip": html(gate.skip),
        }
        super().__init__("safety", card, {gate.id: gate.version()}, frame)
