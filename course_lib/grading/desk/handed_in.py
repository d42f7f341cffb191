"""The replies that were handed in, as text: those which autograde has seen, read as a stranger's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from course_lib.grading import submission
from course_lib.grading.desk.pile import Reply
from course_lib.models.answers import Written
from course_lib.models.bank import Bank
from course_lib.models.tasks.written import WrittenTask

#: nbgrader's note of when something was handed in; each step copies it.
TIME = "timestamp.txt"


def replies(
    bank: Bank, assignment: str, submitted: Path, autograded: Path, students: Iterable[str]
) -> Mapping[str, Mapping[str, Reply]]:
    """By written item and learner, the replies that aren't empty. Folders: `<submitted>/<student>/<assignment>`."""
    sheet = bank.question_sheet(assignment)
    written = [item.id for item in bank.items if isinstance(item, WrittenTask)]
    found: dict[str, dict[str, Reply]] = {item: {} for item in written}
    for student in students:
        folder = submitted / student / assignment
        newer = _time(folder) != _time(autograded / student / assignment)
        answers = submission.read(folder, sheet).answers
        for item in written:
            given = answers.get(item)
            if given and isinstance(given.answer, Written) and given.answer.text.strip():
                found[item][student] = Reply(given.answer.text, given.stale, newer)
    return found


def _time(folder: Path) -> str:
    try:
        return (folder / TIME).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
