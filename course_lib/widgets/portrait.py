"""What the drawn face needs from the kernel; the drawing itself is in JavaScript, in the files of PARTS."""

from __future__ import annotations

from typing import Any

from course_lib.markdown import html
from course_lib.models import Units

#: The front end's files, in the order in which they build on each other.
PARTS = ("strokes", "sheet", "muscles", "anatomy", "features", "hair", "portrait")


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
