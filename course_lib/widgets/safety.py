"""The safety gate at the head of a lesson: what it holds, what it is not, and where help is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib.markdown import html, inline
from course_lib.models import Gate, Help, Words
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end


class SafetyActivity(Activity):
    """The gate asks for nothing but a look, and bars nobody's way."""

    _esm, _css = front_end("safety")

    def __init__(self, gate: Gate, *, words: Words, help: Help, record: Record) -> None:
        card = {
            "gate": gate.id,
            "title": gate.title,
            "notes": [inline(note) for note in gate.notes],
            "frame": html(gate.frame),
            "skip": html(gate.skip),
        }
        super().__init__("safety", card, {gate.id: gate.version()}, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if act != "read":
            raise ValueError(f"a gate has no act {act!r}")
        return {}
