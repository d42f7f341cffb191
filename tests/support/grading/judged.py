"""Answers judged as they lie in a folder, without nbgrader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course_lib.grading import marking
from course_lib.grading.points.mark import Mark
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import answer
from course_lib.models.bank import Bank

Answers = Mapping[str, Mapping[str, Any]]


def keep(bank: Bank, name: str, folder: Path, answers: Answers) -> None:
    """Lay answers into a folder as the page keeps them."""
    record = Record(folder / "answers")
    versions = {item.id: item.version() for item in bank.question_sheet(name).items}
    for item, data in answers.items():
        record.append(item, Act.ANSWER, answer(data), version=versions[item])


def judged(bank: Bank, name: str, folder: Path, answers: Answers) -> Mapping[str, Mark]:
    """The marks for answers that lie in a folder."""
    keep(bank, name, folder, answers)
    return marking.mark(bank, bank.question_sheet(name), folder).marks


def points_as_shown(bank: Bank, name: str, folder: Path) -> list[float | None]:
    """What steps earn that are left in the order in which they are shown at first, one number an item."""
    questions = [question for question in bank.question_sheet(name).items if question.steps]
    shown = {question.id: {"steps": [step.id for step in question.steps]} for question in questions}
    marks = judged(bank, name, folder, shown)
    return [marks[one].points for one in shown]
