"""A learner's answers: append-only, on disk before they are called saved, and there again after anything.

How it stays safe without a lock: each process writes a file of its own (a *segment*), so two kernels, two tabs and two
machines with one home never write to the same file, and there is no lock that a crash could leave behind or that a
network file system could refuse. Reading joins all segments. A line that a crash tore is passed over; a segment that
failed once is left alone and a new one begun.

Must not: know what an answer means, change or remove a line, or say "saved" before the disk has.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from course_lib.learner.segment import NotSaved, Segment
from course_lib.learner.segments import Segments, shown
from course_lib.models.acts import Act
from course_lib.models.answers import AnyAnswer

#: The form of a segment's lines. A course that meets a higher number leaves that segment to its newer self.
FORMAT = 1

#: In bytes. A longer line is none of ours: Jupyter passes no message on that is larger than 10 million.
LONGEST = 16_000_000

#: The years in which something may have been done. Outside of them a calendar has no room for time zones and for days
#: on which questions come back.
YEARS = range(1970, 9000)


def _real(at: str) -> str:
    """The time. Raises ValueError for one that no calendar has: a single digit that a disk got wrong is enough."""
    if datetime.fromisoformat(at).year not in YEARS:
        raise ValueError(f"nothing was done in the year {at[:4]}")
    return at


#: UTC, ISO 8601, from us to the microsecond: such texts sort as the times do.
Timestamp = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$"), AfterValidator(_real)
]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Head(_Line):
    """The first line of a segment."""

    format: int


class Event(_Line):
    """One thing a learner did. `version` is that of the content answered."""

    id: str
    at: Timestamp
    item: str
    act: Act
    version: str
    answer: AnyAnswer = Field(alias="data")

    def stored(self) -> dict[str, Any]:
        """The event as its line in the record holds it."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


def parse_line(line: bytes) -> Event | Head:
    """One line of a segment. Raises ValueError where it is neither, whatever a stranger may have put there."""
    return (Head if line.startswith(b'{"format"') else Event).model_validate_json(line)


def now() -> str:
    """This moment, as an Event keeps it."""
    return timestamp(datetime.now(UTC))


def timestamp(time: datetime) -> str:
    """A time with a zone, as an Event keeps it."""
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass
class Record:
    """The events in one folder. Cheap to make: nothing is read or created before it is asked for.

    It may be asked from several threads: Jupyter runs cells in one and hears a page's messages in another.
    """

    folder: Path
    clock: Callable[[], str] = now
    _events: dict[str, Event] = field(default_factory=dict)
    _damaged: dict[str, str] = field(default_factory=dict)
    _newer: set[str] = field(default_factory=set)
    _segment: Segment | None = None
    _one_at_a_time: RLock = field(default_factory=RLock, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._segments = Segments(self.folder)

    @property
    def problems(self) -> dict[str, str]:
        """What can't be read, in words for the learner, by file; of the whole folder, by an empty name."""
        return {**self._damaged, **self._segments.unread}

    def append(self, item: str, act: Act, answer: AnyAnswer, *, version: str = "", id: str = "") -> Event:
        """Write one event and return it once it is on disk.

        A retry sends the same `id` again: it is written again, for the first try may never have reached the disk, and
        counts once. Raises NotSaved, and what was saved before stays as it is; ValueError for what can't be an event,
        before anything is written.
        """
        name = id or secrets.token_hex(8)
        with self._one_at_a_time:
            self.refresh()
            at = self._after_the_last(item)
            event = Event(id=name, at=at, item=item, act=act, version=version, answer=answer)
            try:
                segment = self._write(event)
            except OSError as problem:
                self._segment = None
                raise NotSaved.because(problem, self.folder) from problem
            self._segments.written(segment.path.name, segment.size)
            return self._events.setdefault(event.id, event)

    def _after_the_last(self, item: str) -> str:
        """This moment; where a clock was put back, one after the item's last: the newest answer is the one shown."""
        at = self.clock()
        last = max((_moment(event) for event in self._events.values() if event.item == item), default="")
        if at.rstrip("Z") > last:
            return at
        return timestamp(datetime.fromisoformat(last).replace(tzinfo=UTC) + timedelta(microseconds=1))

    def _write(self, event: Event) -> Segment:
        if self._segment is not None and self._segment.process == os.getpid():  # a forked child has one of its own
            with suppress(FileNotFoundError):  # all was deleted meanwhile
                self._segment.write(event.stored())
                return self._segment
        self._segment = Segment.begin(self.folder, now(), {"format": FORMAT})
        self._segment.write(event.stored())
        return self._segment

    def events(self, item: str | None = None) -> list[Event]:
        """All events, or those of one item, oldest first; what other processes wrote is read too."""
        with self._one_at_a_time:
            self.refresh()
            found = [event for event in self._events.values() if item is None or event.item == item]
        return sorted(found, key=_moment)

    def refresh(self) -> None:
        """Read what is new on disk since the last time."""
        with self._one_at_a_time:
            if not self._segments.look():
                self._forget()
            for name, lines in self._segments.fresh():
                self._take(name, lines)

    def _take(self, name: str, lines: list[bytes]) -> None:
        for line in lines:
            if name in self._newer:
                return
            try:
                found = parse_line(line)
            except ValueError:
                self._damaged[name] = (
                    f"A line of {shown(name)} is damaged or newer than this course; all others were read."
                )
                continue
            if isinstance(found, Event):
                self._events.setdefault(found.id, found)
            elif found.format > FORMAT:
                self._newer.add(name)
                self._damaged[name] = (
                    f"{shown(name)} was written by a newer version of the course. Update the course to see it; "
                    "until then it is kept untouched."
                )

    def _forget(self) -> None:
        self._segments.forget()
        self._events, self._damaged, self._newer = {}, {}, set()

    def delete(self) -> None:
        """Remove every segment for good, and the folder, whose name may tell something, where nothing else is in it.

        What the file system refuses to remove keeps nothing else from being removed. Raises NotSaved at the end.
        """
        with self._one_at_a_time:
            self._segments.look()
            refused = self._segments.unread.get("", "")
            for name in self._segments.sizes:
                try:
                    (self.folder / name).unlink(missing_ok=True)
                except OSError as problem:
                    refused = f"{problem.strerror or problem}."
            with suppress(OSError):
                self.folder.rmdir()
            self._segment = None
            self._forget()
            if refused:
                raise NotSaved(f"Not everything could be deleted: {refused}")


def _moment(event: Event) -> str:
    """What events are sorted by: without the Z, a time with fewer digits comes before those within it."""
    return event.at.rstrip("Z")
