"""What collecting writes down beside each copy: where it came from, and what the marker should know of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from course_lib.grading import handed_in_file

FILE = "collected.json"
#: In bytes. A note has some hundred; its remarks are few and short.
LARGEST = 1_000_000


class Note(BaseModel):
    """`folder`: its name in the exchange; `at`: when it was handed in; `fingerprint`: of its files there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    folder: str
    at: AwareDatetime
    fingerprint: str
    remarks: tuple[str, ...] = ()

    def dump(self) -> bytes:
        return self.model_dump_json(indent=1).encode() + b"\n"


def read(copy: Path) -> Note | None:
    """The note in a collected copy; None where there is none, as in a copy that came another way."""
    try:  # a copy that came another way may hold anything
        return Note.model_validate_json(handed_in_file.read(copy / FILE, LARGEST))
    except (OSError, ValidationError):
        return None


def remarks(copy: Path) -> tuple[str, ...]:
    """What the marker should know of a copy."""
    told = read(copy)
    return () if told is None else told.remarks


def timestamp(copy: Path) -> datetime | None:
    """The time of a copy that came another way, where its `timestamp.txt` tells one that nbgrader writes."""
    try:
        told = (copy / "timestamp.txt").read_text("utf-8").strip().removesuffix(" UTC")
        return datetime.fromisoformat(told).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None
