"""The exchange as anybody with an account finds it: a folder into which anything can be put, under any name."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from course_lib.grading.collecting import note
from course_lib.grading.collecting.note import Note
from course_lib.learner.record import timestamp
from tests.support.grading.classroom import NAME, CourseRoom

BUS = "the-late-bus"


def ago(**time: float) -> datetime:
    """A time before now."""
    return datetime.now(UTC) - timedelta(**time)


def written(time: datetime) -> str:
    """A time as nbgrader writes it."""
    return time.strftime("%Y-%m-%d %H:%M:%S.%f UTC")


@dataclass
class Inbound:
    """What learners have handed in, and what was collected of it."""

    room: CourseRoom

    @property
    def place(self) -> Path:
        return self.room.root.parent / "exchange" / "empathy-in-practice" / "inbound"

    def folder(self, learner: str, at: datetime | None = None) -> Path:
        """An empty folder, named as `nbgrader submit` names one."""
        folder = self.place / f"{learner}+{NAME}+{written(at or ago(seconds=1))}+{secrets.token_urlsafe(9)}"
        folder.mkdir()
        return folder

    def hand_in(self, learner: str, picked: int = 0, at: datetime | None = None) -> Path:
        """A submission as `nbgrader submit` leaves it, with one answer; `at`: the time in its name."""
        folder = self.folder(learner, at)
        released = self.room.work / "release" / NAME / f"{NAME}.ipynb"
        (folder / released.name).write_bytes(released.read_bytes())
        self.answer(folder, picked, at)
        (folder / "timestamp.txt").write_text(folder.name.split("+")[2])
        (folder / "submission_secret.txt").write_text(secrets.token_hex(64))
        return folder

    def answer(self, folder: Path, picked: int, at: datetime | None = None, name: str = "sitting.jsonl") -> None:
        """Add an answer to the question about the bus."""
        sheet = self.room.bank.question_sheet(NAME)
        version = next(item.version() for item in sheet.items if item.id == BUS)
        line = {
            "id": secrets.token_hex(8), "at": timestamp(at or ago(seconds=2)), "item": BUS, "act": "answer",
            "version": version, "data": {"picked": [picked]},
        }  # fmt: skip
        (folder / "answers").mkdir(exist_ok=True)
        with (folder / "answers" / name).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def collect(self) -> str:
        """Press *Collect*; the log, which formgrader shows."""
        return self.room.step("collect")

    def copy(self, learner: str) -> Path:
        """Where a learner's collected copy is."""
        return self.room.work / "submitted" / learner / NAME

    def note(self, learner: str) -> Note:
        """What collecting wrote down of it."""
        told = note.read(self.copy(learner))
        assert told is not None
        return told

    def collected(self) -> set[str]:
        """Who has a copy."""
        return {folder.parent.name for folder in self.room.work.glob(f"submitted/*/{NAME}")}

    def picked(self, learner: str) -> list[Any]:
        """What each answer of a copy picked, in order."""
        answers = sorted((self.copy(learner) / "answers").glob("*.jsonl"))
        return [json.loads(line)["data"]["picked"][0] for file in answers for line in file.read_text().splitlines()]
