"""A learner's `answers/` folder, read as a stranger's: nothing in it can stop a run or stand for more than an answer.

What counts is the last well-formed answer to each item. Lines of another form are passed over; links, too large and too
many files are left unread, and what was left out is told to the marker: it may have held an answer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from course_lib.grading import handed_in_file
from course_lib.grading.collecting import note
from course_lib.grading.collecting.survey import LARGEST_FILE, MOST_FILES, NO_ANSWERS
from course_lib.learner.question_sheet import ANSWERS, QUESTIONS
from course_lib.learner.record import FORMAT, Event, Head, parse_line
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.question_sheet import Question, QuestionSheet

LONGEST_LINE = 100_000
LARGEST_SHEET = 500_000


@dataclass(frozen=True)
class HandedIn:
    """What a learner last said to an item. `stale`: it was given to another version of the item.

    `asked` is what it was given to. Of another version it is what the learner's own question sheet has, None where that
    has nothing: to be shown as text, and trusted for no more.
    """

    answer: Answer
    at: str
    stale: bool
    asked: Question | None = None


@dataclass(frozen=True)
class Submission:
    """Answers by item, those of a worksheet by number, and remarks for the marker on what could not be read.

    `left_out`: whether there was anything that may have held an answer. `has_folder`: whether there is a folder for it.
    """

    answers: Mapping[str, HandedIn]
    remarks: tuple[str, ...]
    left_out: bool = False
    has_folder: bool = True


def read(folder: Path, sheet: QuestionSheet) -> Submission:
    """Read `folder/answers/`. Never raises for anything a learner could put there."""
    remarks: list[str] = []
    left_out: list[str] = []
    has_folder = os.path.lexists(folder / ANSWERS)
    last: dict[str, HandedIn] = {}
    given_for: dict[str, str] = {}
    for event in _events(folder / ANSWERS, left_out, remarks) if has_folder else ():
        name = event.item
        if name not in sheet.asked:
            continue
        item, version = sheet.asked[name]
        stale = event.version != version
        if event.act is not Act.ANSWER:
            continue  # half a reply is no answer
        # An answer to an earlier version can't be checked against this one: a person decides.
        if (stale or item.takes(event.answer, name)) and (name not in last or event.at >= last[name].at):
            last[name] = HandedIn(event.answer, event.at, stale, item)
            given_for[name] = event.version
    if any(one.stale for one in last.values()):
        given_out = _given_out(folder / QUESTIONS)
        last |= {
            name: replace(one, asked=given_out.get((name, given_for[name]))) for name, one in last.items() if one.stale
        }
    told = note.remarks(folder)
    missing = () if has_folder or NO_ANSWERS in told else (NO_ANSWERS,)
    return Submission(last, (*told, *missing, *left_out, *remarks), bool(left_out), has_folder)


def _given_out(file: Path) -> dict[tuple[str, str], Question]:
    """The questions of the sheet that came back with the answers, by item and version."""
    try:
        sheet = QuestionSheet.model_validate_json(handed_in_file.read(file, LARGEST_SHEET))
    except (OSError, ValueError):
        return {}
    return {one: item for item in sheet.items for one in item.versions().items()}


def _events(folder: Path, left_out: list[str], remarks: list[str]) -> list[Event]:
    """All well-formed lines of all segments, in the order in which they were written as far as they tell."""
    try:
        if folder.is_symlink():
            left_out.append("The folder answers is a link and was not followed.")
            return []
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".jsonl"))
    except OSError:
        left_out.append("The folder answers is no folder, or can't be read.")
        return []
    if len(names) > MOST_FILES:
        left_out.append(f"Only the newest {MOST_FILES:,} of {len(names):,} answer files were read.")
    events = [event for name in names[-MOST_FILES:] for event in _segment(f"{folder}/{name}", left_out, remarks)]
    return sorted(events, key=lambda event: event.at)


def _segment(path: str, left_out: list[str], remarks: list[str]) -> list[Event]:
    try:
        lines = handed_in_file.read(path, LARGEST_FILE).splitlines()
    except OSError:
        left_out.append("An answer file is a link, no ordinary file, too large, or can't be read; it was left out.")
        return []
    events, passed = [], 0
    for line in lines:
        found = _parsed(line) if len(line) <= LONGEST_LINE else None
        if found is None:
            passed += 1
        elif isinstance(found, Event):
            events.append(found)
        elif found.format != FORMAT:
            left_out.append("An answer file was written by another version of the course; it was left out.")
            return []
    if passed:
        remarks.append(f"{passed} damaged line(s) of an answer file were passed over.")
    return events


def _parsed(line: bytes) -> Event | Head | None:
    """The line, with a question mark for half a character (a torn emoji), as the record itself writes it."""
    try:
        return parse_line(line)
    except ValueError:
        pass
    try:
        return parse_line(json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
