"""`empathy receipt`: which submission a learner's receipt is of, worked out anew from the copies that are here.

Exit status: 0 where it was found, or all were listed; 1 where nothing that is here has it. Must not: write.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from glob import glob
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.exchange.default import ExchangeCollect

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.telling import ascii_safe
from course_lib.grading.collecting import folder, naming, note
from course_lib.grading.collecting.refused import Refused
from course_lib.grading.deadlines import book, moments
from course_lib.grading.deadlines.granted import Deadlines
from course_lib.learner import handed_in, receipt


@dataclass(frozen=True)
class Copy:
    """A submission that is here: whose, of what, when it was handed in, its receipt, and where it lies."""

    learner: str
    assignment: str
    at: datetime | None
    code: str
    place: Path


def find(root: Path, options: argparse.Namespace) -> tuple[list[str], bool]:
    """Whose a receipt is, in words, and whether it was found; without one, all that were collected.

    Raises ContentError for what is no receipt.
    """
    course, deadlines = Course.read(root), book.read(paths.marking(root))
    copies = sorted(_collected(course), key=lambda one: (one.assignment, one.learner))
    if options.code is None:
        every = [f"{one.code}  {_told(one, deadlines)}" for one in copies]
        return [*every, f"Collected: {len(copies):,}."], True
    try:
        code = receipt.understood(options.code)
    except ValueError as problem:
        raise ContentError([Letter("empathy receipt", 1, "", str(problem))]) from None
    if found := next((one for one in copies if one.code == code), None):
        where = f"It is the copy that was collected, and that is marked: {found.place}"
        return [f"{code}: {_told(found, deadlines)}.", where], True
    waiting = list(_in_exchange(course))
    if found := next((one for one in waiting if one.code == code), None):
        where = f"It lies in the exchange, and is not the copy that is marked: {found.place}"
        return [f"{code}: {_told(found, deadlines)}.", where, _instead(found, copies, deadlines)], True
    return [
        f"Nothing that is here has the receipt {code}.",
        f"Looked at were {len(copies):,} collected, and {len(waiting):,} in the exchange.",
        "What it may mean, and what to ask for: docs/instructors.md, “A receipt”.",
    ], False


def _collected(course: Course) -> Iterator[Copy]:
    """Every copy of every assignment, by the name that it had in the exchange."""
    for place in map(Path, glob(str(course.folder("submitted", "*", "*")))):  # noqa: PTH207  as nbgrader looks
        if not place.is_dir() or place.name.startswith("."):
            continue
        learner, assignment = place.parts[-2:]
        told = note.read(place)
        at = told.at if told else note.timestamp(place)
        name = told.folder if told else f"{learner}+{assignment}+{_written(place)}"
        yield Copy(learner, assignment, at, _code(name, handed_in.files(place)), place)


def _in_exchange(course: Course) -> Iterator[Copy]:
    """Every submission that can be read, and that its learner's account made, as collecting judges it."""
    step = ExchangeCollect(config=course.settings(), coursedir=course.directory)
    inbound, zone = Path(step.root) / course.directory.course_id / "inbound", ZoneInfo(step.timezone)
    try:
        with folder.opened(inbound) as here:
            for found in folder.listing(here):
                try:
                    assignment = f"{found.name}++".split("+")[1]
                    said = naming.read(found.name, assignment, zone)
                    if not found.is_folder or (step.check_owner and found.account != said.learner):
                        continue
                    files = folder.read(here, found.name, folder.look_into(here, found.name))
                except Refused:
                    continue
                yield Copy(said.learner, assignment, said.at, _code(found.name, files), inbound / found.name)
    except OSError:
        return


def _code(name: str, files: dict[str, bytes]) -> str:
    return receipt.code(name, receipt.substance(files))


def _written(place: Path) -> str:
    """The time of a copy that came another way, as nbgrader wrote it."""
    try:
        return (place / "timestamp.txt").read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _told(one: Copy, deadlines: Deadlines) -> str:
    when = f", {moments.told(one.at, deadlines.clock(one.assignment))}" if one.at else ""
    return f"{ascii_safe(one.learner)}, {one.assignment}{when}"


def _instead(found: Copy, copies: list[Copy], deadlines: Deadlines) -> str:
    """What was collected of the same learner, if anything was."""
    for one in copies:
        if (one.learner, one.assignment) == (found.learner, found.assignment):
            newer = f"To take what is newer and has other work: empathy collect {one.assignment}"
            return f"Collected was {one.code}: {_told(one, deadlines)}. {newer}"
    return f"Nothing of theirs was collected: empathy collect {found.assignment}"
