"""There is room for what the class will write. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course_lib.ops.doctor.finding import Finding

#: A home takes about a megabyte, a submission a tenth: a gigabyte is a class for a term, with room for their own files.
LEAST_BYTES, LEAST_FILES = 10**9, 10_000


@dataclass(frozen=True)
class Room:
    """What is left where a place lies: bytes, and files that can still be made (None where that has no limit)."""

    place: str
    free: int
    files: int | None = None


def check(rooms: Iterable[Room]) -> Iterator[Finding]:
    """A finding for each place that is nearly full."""
    for room in rooms:
        if room.free < LEAST_BYTES:
            yield Finding(
                f"{room.place} has {room.free / 10**6:,.0f} MB left. When it is full, no answer can be saved.",
                "make room; `du -xh --max-depth=2` shows what takes most",
            )
        elif room.files is not None and room.files < LEAST_FILES:
            yield Finding(
                f"{room.place} can hold {room.files:,} more files. When there are no more, no answer can be saved.",
                "remove what is made of many small files; `du -x --inodes --max-depth=2` shows where they are",
            )
