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
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from course_lib.learner.segment import NotSaved, Segment
from course_lib.models.acts import Act
from course_lib.models.answers import AnyAnswer

#: The form of a segment's lines. A course that meets a higher number leaves that segment to its newer self.
FORMAT = 1

#: UTC, ISO 8601, from us to the microsecond: such texts sort as the times do.
Timestamp = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$")]


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
    """The events in one folder. Cheap to make: nothing is read or created before it is asked for."""

    folder: Path
    clock: Callable[[], str] = now
    #: What could not be read, in words for the learner, by file.
    problems: dict[str, str] = field(default_factory=dict)
    _events: dict[str, Event] = field(default_factory=dict)
    _read: dict[str, int] = field(default_factory=dict)
    _segment: Segment | None = None

    def append(self, item: str, act: Act, answer: AnyAnswer, *, version: str = "", id: str = "") -> Event:
        """Write one event and return it once it is on disk.

        A retry sends the same `id` again: it is written again, for the first try may never have reached the disk, and
        counts once. Raises NotSaved, and what was saved before stays as it is; ValueError for what can't be an event,
        before anything is written.
        """
        event = Event(
            id=id or secrets.token_hex(8), at=self.clock(), item=item, act=act, version=version, answer=answer
        )
        self.refresh()
        try:
            if self._segment is None or not self._segment.usable():
                self._segment = Segment.begin(self.folder, now(), {"format": FORMAT})
            self._segment.write(event.stored())
        except OSError as problem:
            if self._segment is not None:
                self._segment.close()
            self._segment = None
            raise NotSaved.because(problem, self.folder) from problem
        self._read[self._segment.path.name] = self._segment.size
        return self._events.setdefault(event.id, event)

    def events(self, item: str | None = None) -> list[Event]:
        """All events, or those of one item, oldest first; what other processes wrote is read too."""
        self.refresh()
        found = [event for event in self._events.values() if item is None or event.item == item]
        return sorted(found, key=lambda event: event.at)

    def refresh(self) -> None:
        """Read what is new on disk since the last time."""
        try:
            names = sorted(entry.name for entry in os.scandir(self.folder) if entry.name.endswith(".jsonl"))
        except FileNotFoundError:
            names = []
        except OSError as problem:
            self.problems[""] = f"Your saved answers can't be read just now ({problem.strerror}). They are not lost."
            return
        self.problems.pop("", None)
        if any(name not in names for name in self._read):
            self._events, self._read = {}, {}
        for name in names:
            self._take(name)

    def _take(self, name: str) -> None:
        try:
            with (self.folder / name).open("rb") as segment:
                segment.seek(self._read.get(name, 0))
                fresh = segment.read()
        except OSError as problem:
            self.problems[name] = f"{name} can't be read just now ({problem.strerror}); it was left as it is."
            return
        whole = fresh[: fresh.rfind(b"\n") + 1]
        for line in whole.splitlines():
            try:
                found = parse_line(line)
            except ValueError:
                self.problems[name] = f"A line of {name} is damaged or newer than this course; all others were read."
                continue
            if isinstance(found, Event):
                self._events.setdefault(found.id, found)
            elif found.format > FORMAT:
                self.problems[name] = (
                    f"{name} was written by a newer version of the course. Update the course to see it; "
                    "until then it is kept untouched."
                )
                return
        self._read[name] = self._read.get(name, 0) + len(whole)

    def delete(self) -> None:
        """Remove every segment for good, and the folder, whose name may tell something, where nothing else is in it.

        Raises NotSaved where the file system refuses.
        """
        self.refresh()
        try:
            for segment in self.folder.glob("*.jsonl"):
                segment.unlink()
            with suppress(OSError):
                self.folder.rmdir()
        except OSError as problem:
            raise NotSaved(f"Not everything could be deleted: {problem.strerror}.") from problem
        finally:
            if self._segment is not None:
                self._segment.close()
            self._segment, self._events, self._read = None, {}, {}
