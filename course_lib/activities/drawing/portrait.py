"""What the drawn face needs from the kernel; the drawing itself is in JavaScript (`portrait.js`)."""

from __future__ import annotations

from typing import Any

from course_lib.content.markdown import html
from course_lib.models import Units


def drawing(units: Units) -> dict[str, Any]:
    """The units that the face can move by, in the order of their FACS numbers, and the words for its text."""
    return {
        "units": [
            {"id": one.id, "number": one.number, "name": one.name, "seen": html(one.seen), "shown": one.shown}
            for one in sorted(units.units, key=lambda one: one.number)
        ],
        "at_rest": units.at_rest,
        "degrees": list(units.degrees),
    }
