"""A learner's `answers/` folder, read as a stranger's: nothing in it can stop a run or stand for more than an answer.

What counts is the last well-formed answer to each item. Lines of another form are passed over; links, too large and too
many files are left unread, and what was left out is told to the marker.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.grading.collecting import note
from course_lib.learner.question_sheet import ANSWERS
from course_lib.learner.record import FORMAT, Event, parse_line
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.question_sheet import QuestionSheet

#: Far above what an assignment needs; a reply that is saved every few words stays well below.
LARGEST_FILE = 4_000_000
MOST_FILES = 200
LONGEST_LINE = 100_000


@dataclass(frozen=True)
class HandedIn:
    """What a learner last said to an item. `stale`: it was given to another version of the item."""

    answer: Answer
    at: str
    stale: bool


@dataclass(frozen=True)
class Submission:
    """Answers by item, those of a worksheet by number, and remarks for the marker on what could not be read."""

    answers: Mapping[str, HandedIn]
    remarks: tuple[str, ...]


def read(folder: Path, sheet: QuestionSheet) -> Submission:
    """Read `folder/answers/`. Never raises for anything a learner could put there."""
    asked = {name: (item, version) for item in sheet.items for name, version in item.versions().items()}
    remarks = list(note.remarks(folder))
    last: dict[str, HandedIn] = {}
    for event in _events(folder / ANSWERS, remarks):
        name = event.item
        if name not in asked:
            continue
        item, version = asked[name]
        stale = event.version != version
        if event.act is not Act.ANSWER:
            continue  # half a reply is no answer
        # An answer to an earlier version can't be checked against this one: a person decides.
        if (stale or item.takes(event.answer, name)) and (name not in last or event.at >= last[name].at):
            last[name] = HandedIn(event.answer, event.at, stale)
    return Submission(last, tuple(remarks))


def _events(folder: Path, remarks: list[str]) -> list[Event]:
    """All well-formed lines of all segments, in the order in which they were written as far as they tell."""
    try:
        if folder.is_symlink():
            remarks.append("The folder answers is a link and was not followed.")
            return []
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".jsonl"))
    except OSError:
        return []
    if len(names) > MOST_FILES:
        remarks.append(f"Only the newest {MOST_FILES} of {len(names)} answer files were read.")
    events = [event for name in names[-MOST_FILES:] for event in _segment(folder / name, remarks)]
    return sorted(events, key=lambda event: event.at)


def _segment(path: Path, remarks: list[str]) -> list[Event]:
    try:
        # Never through a link, and never waiting for a pipe that somebody put in the file's place.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        remarks.append("An answer file is a link or can't be read; it was left out.")
        return []
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST_FILE:
        os.close(handle)
        remarks.append("An answer file is no ordinary file or too large; it was left out.")
        return []
    with os.fdopen(handle, "rb") as file:
        lines = file.read(LARGEST_FILE).splitlines()
    events, passed = [], 0
    for line in lines:
        try:
            found = parse_line(line) if len(line) <= LONGEST_LINE else None
        except ValueError:
            found = None
        if found is None:
            passed += 1
        elif isinstance(found, Event):
            events.append(found)
        elif found.format != FORMAT:
            remarks.append("An answer file was written by another version of the course; it was left out.")
            return []
    if passed:
        remarks.append(f"{passed} damaged line(s) of an answer file were passed over.")
    return events
