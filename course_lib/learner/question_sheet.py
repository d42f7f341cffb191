"""What lies beside an assignment's notebook: the questions that were given out, and the answers that will be handed in.

Must not: know a key. There is none on this side.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.learner.record import Record
from course_lib.models.question_sheet import Question, QuestionSheet

#: Both travel with the notebook when it is fetched and handed in.
QUESTIONS, ANSWERS = "items.json", "answers"


def sheet(folder: Path) -> QuestionSheet:
    """The questions of the assignment in `folder`. Raises ContentError with words for the learner."""
    file = folder / QUESTIONS
    try:
        # What is no file, such as a pipe, is as good as missing.
        return QuestionSheet.model_validate_json(file.read_bytes() if file.is_file() else b"")
    except (OSError, ValidationError) as problem:
        says = "the questions of this assignment are missing or damaged; fetch the assignment again, then open it there"
        raise ContentError([Letter(str(file), 1, "", says)]) from problem


def question(folder: Path, name: str) -> Question:
    """One question of the assignment in `folder`. Raises ContentError with words for the learner."""
    for item in sheet(folder).items:
        if item.id == name:
            return item
    says = f"there is no question `{name}` in this assignment"
    raise ContentError([Letter(str(folder / QUESTIONS), 1, "", says)])


@lru_cache(maxsize=8)
def answers(folder: Path) -> Record:
    """The answers beside a notebook; one record, however many questions are open."""
    return Record(folder / ANSWERS)
