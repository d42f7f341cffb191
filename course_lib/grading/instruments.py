"""The instrument that a worksheet’s form was filled in with: its key lies in the course’s data, as for lessons."""

from __future__ import annotations

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Instrument, Worksheet
from course_lib.scoring.worksheet import Filled


def instrument(item: Worksheet) -> Instrument | None:
    """None where the item has no form, or names an instrument that isn’t there."""
    content = Content(paths.data())
    name = item.sheet.instrument if item.sheet else None
    return content.one(Instrument, name) if name in content.names(Instrument) else None


def filled(item: Worksheet) -> Filled | None:
    """The form of an item as it was filled in; None where it has none."""
    known = instrument(item)
    return Filled(known, item.sheet.answers) if known and item.sheet else None
