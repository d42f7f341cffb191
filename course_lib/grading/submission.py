"""A learner's `answers/` folder, read as a stranger's: nothing in it can stop a run or stand for more than an answer.

What counts is the last well-formed answer to each item. Links and too large files are left unread and told to the
marker; how lines are read stands in `answer_lines`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.grading import answer_lines, handed_in_file
from course_lib.grading.collecting import note
from course_lib.grading.collecting.survey import LARGEST_FILE
from course_lib.learner.question_sheet import ANSWERS, QUESTIONS
from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.question_sheet import Question, QuestionSheet

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
    """Answers by item, those of a worksheet by number, and remarks for the marker on what could not be read."""

    answers: Mapping[str, HandedIn]
    remarks: tuple[str, ...]


def read(folder: Path, sheet: QuestionSheet) -> Submission:
    """Read `folder/answers/`. Never raises for anything a learner could put there."""
    remarks = list(note.remarks(folder))
    last = counted(_events(folder / ANSWERS, remarks), sheet)
    stale = {name for name, event in last.items() if event.version != sheet.asked[name][1]}
    given_out = _given_out(folder / QUESTIONS) if stale else {}
    answers = {}
    for name, event in last.items():
        asked = given_out.get((name, event.version)) if name in stale else sheet.asked[name][0]
        answers[name] = HandedIn(event.answer, event.at, name in stale, asked)
    return Submission(answers, tuple(remarks))


def counted(events: Iterable[Event], sheet: QuestionSheet) -> dict[str, Event]:
    """By item, the last answer that counts, of events in their order."""
    last = {}
    for event in events:
        item, version = sheet.asked.get(event.item, (None, ""))
        if item is None or event.act is not Act.ANSWER:
            continue  # half a reply is no answer
        # An answer to an earlier version can't be checked against this one: a person decides.
        if event.version != version or item.takes(event.answer, event.item):
            last[event.item] = event
    return last


def _given_out(file: Path) -> dict[tuple[str, str], Question]:
    """The questions of the sheet that came back with the answers, by item and version."""
    try:
        sheet = QuestionSheet.model_validate_json(handed_in_file.read(file, LARGEST_SHEET))
    except (OSError, ValueError):
        return {}
    return {one: item for item in sheet.items for one in item.versions().items()}


def _events(folder: Path, remarks: list[str]) -> list[Event]:
    try:
        if folder.is_symlink():
            remarks.append("The folder answers is a link and was not followed.")
            return []
        names = [entry.name for entry in os.scandir(folder) if entry.name.endswith(".jsonl")]
    except OSError:
        return []
    return answer_lines.read(names, lambda name: handed_in_file.read(f"{folder}/{name}", LARGEST_FILE), remarks)
