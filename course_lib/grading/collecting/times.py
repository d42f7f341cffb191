"""When a submission was handed in, by what its learner can't change afterwards. Pure.

The time in the folder's name counts as long as the machine's own notes agree with it: the kernel writes down when each
file was last changed, and no account but root's can set that. `timestamp.txt` is the learner's and counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from course_lib.grading.collecting.naming import HandIn
from course_lib.grading.collecting.survey import TIMESTAMP, Survey
from course_lib.learner.record import timestamp

#: nbgrader reads the clock first and copies then; on a slow disk that takes its time.
SLACK = timedelta(minutes=2)
#: An answer's time, as a line of the record holds it. A quote in a learner's text has a backslash before it.
DATED = re.compile(rb'"at"\s*:\s*"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z)"')


@dataclass(frozen=True)
class HandedIn:
    """The time that counts, in UTC, and what there is to say about it."""

    at: datetime
    remarks: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """As nbgrader writes a time."""
        return self.at.strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def handed_in(hand_in: HandIn, survey: Survey, now: datetime, *, trust_file_times: bool) -> HandedIn:
    """The time in the name, or that of the last change where it is later by more than SLACK or the name's is to come.

    `trust_file_times`: False where the exchange was moved or restored, so that files are younger than what they hold.
    """
    if not trust_file_times:
        return HandedIn(hand_in.at)
    changed = survey.changed
    if hand_in.at > now + SLACK:
        says = (
            f"The time in its name ({hand_in.written}) is still to come; {_second(changed)}, its last change, counts."
        )
        return HandedIn(changed, (says,))
    if changed > hand_in.at + SLACK:
        says = (
            f"Something in it was changed at {_second(changed)}, after the time in its name ({_second(hand_in.at)}); "
            "the later time counts."
        )
        return HandedIn(changed, (says,))
    return HandedIn(hand_in.at)


def is_prompt(hand_in: HandIn, survey: Survey) -> bool:
    """Whether nothing was changed later than handing in takes."""
    return survey.changed <= hand_in.at + SLACK


def remarks(hand_in: HandIn, when: HandedIn, files: Mapping[str, bytes]) -> Iterable[str]:
    """What the files say about time, where it doesn't fit."""
    told = files.get(TIMESTAMP)
    if told is None:
        yield f"It has no {TIMESTAMP}; ours is put there."
    elif told.decode("utf-8", "replace").strip() != hand_in.written:
        yield f"Its {TIMESTAMP} tells another time than its name; it counts for nothing."
    latest = timestamp(when.at + SLACK).encode()
    if late := sum(at > latest for data in files.values() for at in DATED.findall(data)):
        yield f"{late} answer(s) are dated after it was handed in."


def _second(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"
