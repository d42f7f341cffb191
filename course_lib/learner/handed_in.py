"""An assignment as it lies in a folder: what is answered in it, and what it was each time it was handed in.

nbgrader keeps a copy of everything that is handed in among the learner's own files, whichever way it went: by the
button of its list or by its command. A receipt is worked out from that copy. Must not: write.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from course_lib.learner import cells, receipt
from course_lib.learner.answered import Asked, Held, Page, answered
from course_lib.learner.question_sheet import ANSWERS
from course_lib.learner.record import Record, timestamp
from course_lib.models.question_sheet import QuestionSheet

#: As nbgrader names its copy. Other zones than its own may be set there; then the time is told as it is written.
NAME = re.compile(r"([^+]+)\+([^+]+)\+(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)( UTC)?[^+]*")


@dataclass(frozen=True)
class HandedIn:
    """One submission: whose and when, by the copy's name; `at` is empty where the zone can't be told; its receipt; how
    many questions had an answer; and what it was made of.
    """

    learner: str
    written: str
    at: str
    code: str
    answered: int
    substance: str


def standing(folder: Path, sheet: QuestionSheet, record: Record | None = None) -> tuple[Page, list[Asked]]:
    """The saved page of an assignment and how far each question is answered, as it lies in its folder."""
    shown = page(folder, sheet.assignment)
    return shown, answered(sheet, (record or Record(folder / ANSWERS)).events(), shown)


def page(folder: Path, assignment: str) -> Page:
    """The notebook of an assignment as it was saved, or what can be known of it."""
    file = folder / f"{assignment}.ipynb"
    if not file.is_file():
        file = next(iter(sorted(folder.glob("*.ipynb"))), file)  # saved under another name
    try:
        saved = timestamp(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        found = cells.cells(file.read_bytes())
    except (OSError, ValueError):
        return Page(file.name)
    held = {}
    for cell in found:
        about = cell.get("metadata")
        about = about.get("nbgrader") if isinstance(about, dict) else None
        if isinstance(about, dict) and isinstance(about.get("grade_id"), str):
            held[about["grade_id"]] = Held(str(cell.get("id", "")), cells.text(cell))
    return Page(file.name, saved, held)


def files(folder: Path) -> dict[str, bytes]:
    """What counts of a submission, by path. What can't be read is left out."""
    found = {}
    for place in (folder, folder / ANSWERS):
        with suppress(OSError):
            for file in os.scandir(place):
                path = f"{ANSWERS}/{file.name}" if place != folder else file.name
                if receipt.counts(path) and file.is_file(follow_symlinks=False):
                    found[path] = Path(file.path).read_bytes()
    return found


def handed_in(cache: Path, sheet: QuestionSheet, course: str = "*") -> list[HandedIn]:
    """What was handed in of an assignment, the newest first. `cache`: nbgrader's among the learner's files.

    `course` is the one whose assignment it is; `*` is any, for others may have an assignment of that name.
    """
    there = [place for place in cache.glob(f"{course}/*+{sheet.assignment}+*") if place.is_dir()]
    found = [one for place in there if (one := _handed_in(place, sheet))]
    return sorted(found, key=lambda one: one.written, reverse=True)


@lru_cache(maxsize=64)
def _copied(place: Path) -> str:
    """The substance of a copy, which nobody changes."""
    return receipt.substance(files(place))


def _handed_in(place: Path, sheet: QuestionSheet) -> HandedIn | None:
    name = NAME.fullmatch(place.name)
    if name is None or name[2] != sheet.assignment:
        return None
    at = timestamp(datetime.fromisoformat(name[3]).replace(tzinfo=UTC)) if name[4] else ""
    made_of = _copied(place)
    _, asked = standing(place, sheet)
    count = sum(one.is_answered for one in asked)
    return HandedIn(name[1], name[3], at, receipt.code(place.name, made_of), count, made_of)
