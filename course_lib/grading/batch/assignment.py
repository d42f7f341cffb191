"""An assignment, read once a run: bank, released notebook, and whatever else marks and marked notebooks rest on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank as bank_file
from course_lib.grading import handed_in_file, released
from course_lib.grading.batch import folder
from course_lib.grading.batch.course import Course
from course_lib.models.bank import Bank
from course_lib.models.question_sheet import QuestionSheet


@dataclass(frozen=True)
class Assignment:
    """What every submission is judged by, and the learner's side of it.

    `notebook` is the released one as its file has it, lines apart, every object by its keys in order.
    """

    name: str
    bank: Bank
    sheet: QuestionSheet
    notebook: Mapping[str, Any]
    given_out: Mapping[str, str]
    #: Files of the authored assignment, by their path in its folder: they replace a learner's of the same name.
    authored: Mapping[str, bytes]
    ignored: Sequence[str]
    explain: bool
    permissions: int
    shared: bool
    digest: str

    @classmethod
    def read(cls, course: Course, name: str) -> Assignment:
        """Raises ContentError for whatever is wrong with bank or release."""
        bank = bank_file.read(course.banks, name)
        release = course.folder("release", ".", name)
        try:
            file = released.notebook(release, name)
        except FileNotFoundError as problem:
            raise ContentError([Letter(str(release), 1, name, str(problem))]) from None
        nb = nbformat.read(file, as_version=nbformat.current_nbformat)
        source, config = course.folder("source", ".", name), course.config
        kept = {str(Path(one)) for one in config.Autograde.get("exclude_overwriting", {}).get(name, ())}
        authored = {
            one: (source / one).read_bytes() for one, _ in folder.files(source, course.ignored) if one not in kept
        }
        explain = bool(config.Judge.get("explain", False))
        known = hashlib.sha256(f"{bank.model_dump_json()}{explain}{sorted(authored.items())}".encode())
        known.update(file.read_bytes())
        return cls(
            name=name,
            bank=bank,
            sheet=bank.question_sheet(name),
            notebook=json.loads(nbformat.writes(nb, version=nbformat.current_nbformat)),
            given_out=bank_file.given_out(nb.cells),
            authored=authored,
            ignored=course.ignored,
            explain=explain,
            permissions=int(str(config.Autograde.get("permissions", 664 if course.shared else 444)), 8),
            shared=course.shared,
            digest=known.hexdigest(),
        )

    def reworded(self, course: Course) -> list[str]:
        """A line for each item that learners were asked in other words."""
        return released.reworded(course.folder("release", ".", self.name), self.bank)


def time_of(submitted: Path) -> str:
    """What a submission's `timestamp.txt` says, or an empty text where there is none that can be read."""
    try:
        return handed_in_file.read(submitted / "timestamp.txt", 1000).decode().strip()
    except (OSError, UnicodeDecodeError):
        return ""
