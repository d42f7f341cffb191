"""What the name of a folder in the exchange says: `learner+assignment+time+random`. Read strictly, for whoever has an
account may put any name there. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from course_lib.grading.collecting.refused import Refused

#: Names of files, of columns and of pages are made of it; nothing in it means anything to a shell, a pattern, a page or
#: a spreadsheet.
LEARNER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._@-]{0,63}")
#: As nbgrader writes it, with the name of a zone at its end; a time that can be reckoned with, in this century.
TIME = re.compile(r"(20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?) ([A-Za-z]{2,6}|-\d{2,4})", re.ASCII)
RANDOM = re.compile(r"[A-Za-z0-9_=-]{1,64}")
REMOVE = "It can be removed: nbgrader makes no such folder."


@dataclass(frozen=True)
class HandIn:
    """A folder that was handed in, by what its name says: `written` is the time as it stands there, `at` in UTC."""

    folder: str
    learner: str
    written: str
    at: datetime


def concerns(folder: str, assignment: str) -> bool:
    """Whether a folder is, or wants to be, a submission of this assignment."""
    return f"+{assignment}+" in f"{folder}+"


def read(folder: str, assignment: str, zone: tzinfo) -> HandIn:
    """What the name says. `zone`: where the exchange's clock stands, for zones other than UTC.

    Raises Refused for a name that nbgrader's `submit` doesn't give.
    """
    parts = folder.split("+")
    if len(parts) not in (3, 4) or parts[1] != assignment:  # nbgrader can be told to leave the random part out
        raise Refused("The name isn't of the form learner+assignment+time+random.", REMOVE)
    learner, _, written, *random = parts
    if not LEARNER.fullmatch(learner):
        says = "The id has other signs than letters, digits and . _ - @, begins with one, or is longer than 64."
        raise Refused(says, REMOVE)
    if random and not RANDOM.fullmatch(random[0]):
        raise Refused("The random part of the name holds other signs than nbgrader's.", REMOVE)
    return HandIn(folder, learner, written, _time(written, zone))


def _time(written: str, zone: tzinfo) -> datetime:
    found = TIME.fullmatch(written)
    if found is None:
        raise Refused("The name holds no time that nbgrader writes.", REMOVE)
    try:
        if found[2].startswith("-"):
            return datetime.fromisoformat(found[1] + found[2]).astimezone(UTC)
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC if found[2] == "UTC" else zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused("The time in the name is none of any calendar.", REMOVE) from None
