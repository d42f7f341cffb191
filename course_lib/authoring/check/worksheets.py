"""Whether every number of a worksheet can be worked out, and whether slips lead elsewhere than the key."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Instrument, Worksheet
from course_lib.scoring.worksheet_faults import faults


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each key that comes to nothing it could be checked by."""
    known = course.named(Instrument)
    for one in course.all(Worksheet):
        instrument = known.get(one.sheet.instrument) if one.sheet else None
        for place, says in faults(one, instrument):
            yield course.content.letter(Worksheet, one.id, place, says)
