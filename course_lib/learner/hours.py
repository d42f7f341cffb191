"""Time with the course, as far as the record can tell: by day and lesson, between one act of a learner's and the next.

It says that somebody was at it, and nothing of what they can do. Which threshold is taken moves such sums a lot
(Kovanović, Gašević, Dawson, Joksimović, Baker & Hatala 2015), so whoever shows them says which it was.

Pure: events in, times out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from course_lib.learner.record import Event
from course_lib.models.acts import Act

#: A longer gap between two acts counts nothing: nobody knows whether it was thought or lunch. Typing is recorded about
#: every second. The longest prose between two activities has some 650 words, three to four minutes; this leaves as
#: much again for looking up and thinking, and little for having gone away.
LONGEST_GAP = timedelta(minutes=10)
#: What comes back in a review or a practice test belongs to that, and not to the lesson that it was first asked in.
COMES_BACK = frozenset([Act.RECALL, Act.SKIP_RECALL, Act.TEST])


class Spent(NamedTuple):
    """So much time on a day, with a lesson by its title; without one, with what stands in no lesson."""

    day: date
    lesson: str
    time: timedelta


def hours(events: Iterable[Event], lessons: Mapping[str, str], zone: tzinfo | None) -> list[Spent]:
    """What each day came to, in order. `lessons` tell, by item, where it stands; days are those of `zone`, or else of
    this machine.

    The time between two acts counts with the later one, which it led to. At midnight it is parted.
    """
    found: dict[tuple[date, str], timedelta] = {}
    acts = sorted(((datetime.fromisoformat(event.at), event) for event in events), key=lambda one: one[0])
    for (before, _), (after, event) in pairwise(acts):
        if after - before > LONGEST_GAP:
            continue
        lesson = "" if event.act in COMES_BACK else lessons.get(event.item, "")
        midnight = _midnight(after, zone)
        for begin, end in ((before, min(after, midnight)), (max(before, midnight), after)):
            if begin < end:
                key = begin.astimezone(zone).date(), lesson
                found[key] = found.get(key, timedelta()) + (end - begin)
    return [Spent(day, lesson, spent) for (day, lesson), spent in sorted(found.items(), key=lambda one: one[0][0])]


def total(events: Iterable[Event]) -> int:
    """The whole minutes that some events span, by the same rule."""
    return minutes(sum((one.time for one in hours(events, {}, UTC)), timedelta()))


def minutes(time: timedelta) -> int:
    """Whole minutes, as a sheet shows them."""
    return round(time / timedelta(minutes=1))


def zone_named(name: object) -> tzinfo | None:
    """A time zone by the name that a browser has for it, such as Europe/Berlin; None where nobody knows it."""
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (KeyError, OSError, ValueError):  # no such zone; none at all, as on a bare Windows; no name of a file
        return None


def zone_ahead(minutes: object) -> tzinfo | None:
    """A time zone so many minutes ahead of UTC; None for what is no such number.

    A browser knows it of a zone that is newer than this machine's list of them.
    """
    try:
        return timezone(timedelta(minutes=int(str(minutes))))
    except (ValueError, OverflowError):  # no number; a day or more
        return None


def _midnight(moment: datetime, zone: tzinfo | None) -> datetime:
    """The beginning of the day on which it falls."""
    start = datetime.combine(moment.astimezone(zone).date(), time())
    return start.replace(tzinfo=zone) if zone else start.astimezone()
