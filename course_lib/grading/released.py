"""What learners were given of an assignment: the notebook that marking starts from, its questions, and which changed.

Must not: write.
"""

from __future__ import annotations

from pathlib import Path

from course_lib.learner.question_sheet import QUESTIONS
from course_lib.models.bank import Bank
from course_lib.models.question_sheet import QuestionSheet


def notebook(folder: Path, name: str) -> Path:
    """The released notebook `name` in an assignment's folder. Raises FileNotFoundError, with what to do."""
    file = folder / f"{name}.ipynb"
    if not file.is_file():
        raise FileNotFoundError(
            f"The released notebook {file} is gone, and marking starts from it. "
            f"Run `nbgrader generate_assignment {folder.name}` again, then mark."
        )
    return file


def sheet(folder: Path) -> QuestionSheet | None:
    """The questions as they were given out; None where they aren't there any more."""
    try:
        return QuestionSheet.model_validate_json((folder / QUESTIONS).read_bytes())
    except (OSError, ValueError):
        return None


def reworded(folder: Path, bank: Bank) -> list[str]:
    """A line for each item of `bank` that is asked otherwise than in the release in `folder`."""
    given_out = sheet(folder)
    if given_out is None:
        return []  # which is told where the notebook is looked for
    versions = {item.id: item.version() for item in given_out.items}
    return [
        f"{item.id} waits for a person, for the whole class: its question was changed in the bank after the release. "
        "Put back the words that learners saw, then mark again, or mark it by hand."
        for item in bank.question_sheet(folder.name).items
        if item.kind != "function" and versions.get(item.id, item.version()) != item.version()
    ]
