"""A learner's answers: append-only, on disk before they are called saved, and there again after anything.

How it stays safe without a lock: each process writes a file of its own (a *segment*), so two kernels, two tabs and two
machines with one home never write to the same file, and there is no lock that a crash could leave behind or that a
network file system could refuse. Reading joins all segments. A line that a crash tore is passed over; a segment that
failed once is left alone and a new one begun.

Must not: know what an answer means, change or remove a line, or say "saved" before the disk has.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs

#: The form of a segment's lines. A course that meets a higher number leaves that segment to its newer self.
FORMAT = 1


@dataclass(frozen=True)
class Event:
    """One thing a learner did. `at` is UTC, ISO 8601 to the microsecond; `version` is that of the content answered."""

    id: str
    at: str
    item: str
    act: str
    version: str
    data: dict[str, Any]


class NotSaved(Exception):
    """The answer is not on disk. The text tells the learner why and what to do."""


def home() -> Path:
    """Where this learner's record is kept: `EMPATHY_HOME`, or the system's place for an application's data."""
    chosen = os.environ.get("EMPATHY_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("empathy-in-practice", appauthor=False)


def now() -> str:
    """This moment, as an Event keeps it."""
    return moment(datetime.now(UTC))


def moment(time: datetime) -> str:
    """A time with a zone, as an Event keeps it: such texts sort as the times do."""
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
    _segment: _Segment | None = None

    def append(self, item: str, act: str, data: dict[str, Any], *, version: str = "", id: str = "") -> Event:
        """Write one event and return it once it is on disk.

        A retry sends the same `id` again: it is written again, for the first try may never have reached the disk, and
        counts once. Raises NotSaved; what was saved before stays as it is.
        """
        self.refresh()
        event = Event(id or secrets.token_hex(8), self.clock(), item, act, version, data)
        try:
            if self._segment is None or not self._segment.usable():
                self._segment = _Segment.begin(self.folder)
            self._segment.write(asdict(event))
        except OSError as problem:
            if self._segment is not None:
                self._segment.close()
            self._segment = None
            raise NotSaved(_remedy(problem, self.folder)) from problem
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
                said = json.loads(line)
                if "format" in said:
                    if said["format"] > FORMAT:
                        self.problems[name] = (
                            f"{name} was written by a newer version of the course. Update the course to see it; "
                            "until then it is kept untouched."
                        )
                        return
                    continue
                event = Event(**said)
            except (ValueError, TypeError):
                self.problems[name] = f"A line of {name} is damaged and was passed over; everything else was read."
                continue
            self._events.setdefault(event.id, event)
        self._read[name] = self._read.get(name, 0) + len(whole)

    def size(self) -> int:
        """How many events there are."""
        self.refresh()
        return len(self._events)

    def delete(self) -> None:
        """Remove every segment for good. Raises NotSaved where the file system refuses."""
        self.refresh()
        try:
            for segment in self.folder.glob("*.jsonl"):
                segment.unlink()
        except OSError as problem:
            raise NotSaved(f"Not everything could be deleted: {problem.strerror}.") from problem
        finally:
            if self._segment is not None:
                self._segment.close()
            self._segment, self._events, self._read = None, {}, {}


class _Segment:
    """One open file that this process alone appends to."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path, self.handle, self.size, self.process = path, handle, 0, os.getpid()

    @classmethod
    def begin(cls, folder: Path) -> _Segment:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"{now()[:19].replace(':', '')}-{secrets.token_hex(4)}.jsonl"
        segment = cls(path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600))
        try:
            segment.write({"format": FORMAT})
            _sync_folder(folder)
        except OSError:
            segment.close()
            raise
        return segment

    def usable(self) -> bool:
        """Not in a forked child, and not once the file was deleted under our hands."""
        try:
            there, ours = self.path.stat(), os.fstat(self.handle)
        except OSError:
            return False
        return self.process == os.getpid() and (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)

    def write(self, said: dict[str, Any]) -> None:
        line = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
        left = memoryview(line)
        while left:
            left = left[os.write(self.handle, left) :]
        os.fsync(self.handle)
        self.size += len(line)

    def close(self) -> None:
        with suppress(OSError):  # a file system that failed once may refuse even this; the segment is given up anyway
            os.close(self.handle)


def _sync_folder(folder: Path) -> None:
    """Make the new file's name durable too. Some systems can't; the data itself is synced all the same."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)


def _remedy(problem: OSError, folder: Path) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full. Make some room (empty the trash, remove large files), then save again."
    if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"The folder {folder} can't be written to. Ask whoever runs this computer to allow it, then save again."
    return f"The disk refused it ({problem.strerror or problem}). Wait a moment, then save again."


def as_json(events: list[Event]) -> str:
    """All events, for a person or a program that wants everything."""
    return json.dumps([asdict(event) for event in events], ensure_ascii=False, indent=2) + "\n"


def as_csv(events: list[Event]) -> str:
    """One row an event, for a spreadsheet. A cell that a spreadsheet would run as a formula is put in quotes."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["time (UTC)", "item", "act", "content version", "answer"])
    for event in events:
        answer = event.data.get("text") or json.dumps(event.data, ensure_ascii=False)
        rows.writerow([event.at, event.item, event.act, event.version, _plain(str(answer))])
    return out.getvalue()


def _plain(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
