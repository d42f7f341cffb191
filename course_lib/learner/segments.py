"""All segments of a folder, read as they grow: what is new in each, and which can't be read.

Must not: write, know what a line means, or open what is no ordinary file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: How a segment's name ends.
ENDING = ".jsonl"
#: In bytes. A longer line is none of ours: Jupyter passes no message on that is larger than 10 million.
LONGEST = 16_000_000


@dataclass
class Segments:
    """The segments in one folder, which may not be there yet."""

    folder: Path
    #: What can't be read just now, in words for the learner, by file; of the whole folder, by an empty name.
    unread: dict[str, str] = field(default_factory=dict)
    #: By file, its size, how much of it was read, and how large it was then.
    sizes: dict[str, int] = field(default_factory=dict)
    _read: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)

    def look(self) -> bool:
        """See what is there now; false where something that was read is gone, so that all must be read anew."""
        self.unread = {}
        try:
            found = {entry.name: entry for entry in os.scandir(self.folder) if entry.name.endswith(ENDING)}
        except FileNotFoundError:
            found = {}
        except OSError as problem:
            self.unread[""] = f"Your saved answers can't be read just now ({problem.strerror}). They are not lost."
            return True
        self.sizes = {}
        for name in sorted(found):
            try:
                state = found[name].stat()
            except OSError as problem:
                self._cannot(name, problem)
                continue
            if stat.S_ISREG(state.st_mode):
                self.sizes[name] = state.st_size
            else:  # a pipe would keep its reader waiting for ever, and a device never ends
                self.unread[name] = f"{shown(name)} is no file that the course wrote; it was left as it is."
        return all(self.sizes.get(name, 0) >= read for name, read in self._read.items())

    def fresh(self) -> Iterator[tuple[str, list[bytes]]]:
        """By file, the whole lines that were not read before. What is longer than any answer comes in pieces."""
        for name, size in self.sizes.items():
            if self._known.get(name) == size:
                continue
            try:
                with (self.folder / name).open("rb") as segment:
                    segment.seek(self._read.get(name, 0))
                    while whole := _whole(segment.read(LONGEST)):
                        self._read[name] = self._read.get(name, 0) + len(whole)
                        yield name, whole.splitlines()
                        segment.seek(self._read[name])
            except OSError as problem:
                self._cannot(name, problem)
                continue
            self._known[name] = size

    def written(self, name: str, size: int) -> None:
        """This process wrote the file itself, and knows it so far."""
        self._read[name] = self._known[name] = size

    def forget(self) -> None:
        """Nothing was read yet."""
        self._read, self._known = {}, {}

    def _cannot(self, name: str, problem: OSError) -> None:
        self.unread[name] = f"{shown(name)} can't be read just now ({problem.strerror}); it was left as it is."


def shown(name: str) -> str:
    """A file's name as it can be told: another system's may hold signs that are no text."""
    return os.fsencode(name).decode("utf-8", "replace")


def _whole(read: bytes) -> bytes:
    """Up to the last end of a line; all of it where it is too long for a line."""
    return read[: read.rfind(b"\n") + 1] or (read if len(read) == LONGEST else b"")
