"""The marks of written items in nbgrader's gradebook: read, and entered as a person's. Whatever database it is in.

A gradebook that another program is writing to is waited for, and that is told. Everything goes by nbgrader's
`Gradebook`, so formgrader, the feedback and the export see what is entered here, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from nbgrader.api import (
    BaseCell,
    Comment,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)  # fmt: skip
from nbgrader.api import (
    Grade as GradeRow,
)
from sqlalchemy.exc import DBAPIError

from course_lib.grading.desk.pile import Grade

T = TypeVar("T")
#: How often a gradebook that is locked is asked again. Each time SQLite waits 5 s by itself.
TRIES = 4


class NotEntered(Exception):
    """The gradebook could not be read or written, and is as it was. The text tells the marker why and what to do."""


@dataclass(frozen=True)
class Book:
    """One assignment in the gradebook at `url`; its notebook has its name. `told` hears that the gradebook is busy."""

    url: str
    course: str
    assignment: str
    told: Callable[[], None] = lambda: None

    def grades(self, item: str) -> dict[str, Grade]:
        """By learner, what stands for an item. Raises NotEntered."""
        return self._with(lambda book: self._grades(book, item))

    def enter(self, item: str, student: str, score: float | None, comment: str) -> None:
        """Enter a person's score and comment; without a score, the comment alone. Raises NotEntered."""

        def write(book: Gradebook) -> None:
            about = (item, self.assignment, self.assignment, student)
            if score is not None:
                grade = book.find_grade(*about)
                grade.manual_score, grade.needs_manual_grade = score, False
            book.find_comment(*about).manual_comment = comment or None
            book.db.commit()

        self._with(write)

    def _grades(self, book: Gradebook, item: str) -> dict[str, Grade]:
        def of_item(row: Any, *columns: Any) -> list[Any]:
            asked = book.db.query(SubmittedAssignment.student_id, *columns)
            asked = asked.join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            asked = asked.join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
            asked = asked.join(row, row.notebook_id == SubmittedNotebook.id)
            asked = asked.join(BaseCell, BaseCell.id == row.cell_id)
            ours = Notebook.assignment_id == book.find_assignment(self.assignment).id
            return list(asked.filter(ours, Notebook.name == self.assignment, BaseCell.name == item))

        said = dict(of_item(Comment, Comment.manual_comment))
        rows = of_item(GradeRow, GradeRow.manual_score, GradeRow.needs_manual_grade)
        return {student: Grade(score, bool(waits), said.get(student) or "") for student, score, waits in rows}

    def _with(self, work: Callable[[Gradebook], T]) -> T:
        for left in reversed(range(TRIES)):
            try:
                with Gradebook(self.url, self.course) as book:
                    return work(book)
            except DBAPIError as problem:
                if not left or "locked" not in str(problem.orig):
                    raise NotEntered(_remedy(problem)) from problem
                self.told()
        raise AssertionError("the last try returns or raises")


def _remedy(problem: DBAPIError) -> str:
    if "locked" in str(problem.orig):
        return "The gradebook is in use by another program: wait for the end of what runs there, then save again."
    return f"The gradebook can’t be used ({problem.orig}). See docs/instructors.md, then save again."
