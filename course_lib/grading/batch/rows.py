"""What the gradebook gets of one submission, as nbgrader's autograding leaves it. Pure: rows and marks in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

Row = Mapping[str, Any]
#: A learner's points and how many seconds late, to the points taken off; None for no penalty at all.
Penalty = Callable[[float, float], float | None]


@dataclass(frozen=True)
class Cell:
    """A marked cell of the released notebook: its row's id and its name."""

    id: str
    name: str


@dataclass(frozen=True)
class Marks:
    """Points by item, None where nobody has given any; `waiting` are those that a person has still to mark."""

    points: Mapping[str, float | None]
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outline:
    """An assignment as the gradebook knows it."""

    id: str
    notebook: str
    due: datetime | None
    graded: Sequence[Cell]
    commented: Sequence[Cell]


@dataclass(frozen=True)
class Held:
    """What the gradebook holds of a learner: submission, notebook, and marks and comments by their cell's id.

    `granted` is the extension that the trail of deadlines knows of; None where it has no word on it.
    """

    submission: Row | None = None
    notebook: Row | None = None
    grades: Mapping[str, Row] = field(default_factory=dict)
    comments: Mapping[str, Row] = field(default_factory=dict)
    granted: timedelta | None = None

    @property
    def extension(self) -> timedelta | None:
        """How much longer the learner has."""
        if self.granted is not None:
            return self.granted or None
        return self.submission["extension"] if self.submission else None

    def marks(self, outline: Outline) -> dict[str, float | None] | None:
        """The automatic marks by item; None where rows are missing."""
        if self.notebook is None or any(cell.id not in self.grades for cell in outline.graded):
            return None
        return {cell.name: self.grades[cell.id]["auto_score"] for cell in outline.graded}

    def due(self, outline: Outline) -> datetime | None:
        """When it was due, with the learner's extension."""
        return outline.due + (self.extension or timedelta()) if outline.due else None

    def taken_off(self, outline: Outline, penalty: Penalty) -> float | None:
        """The late penalty on all marks of today, be they given by rule or by a person; None for none."""
        if self.submission is None or self.marks(outline) is None:
            return None
        points = sum(score(self.grades[cell.id]) for cell in outline.graded)
        return _taken_off(points, self.submission["timestamp"], self.due(outline), penalty)


@dataclass
class Rows:
    """All rows of one learner's submission, each whole. `changed`: item, mark before, mark now, and a person's mark."""

    submission: dict[str, Any]
    notebook: dict[str, Any]
    grades: list[dict[str, Any]]
    comments: list[dict[str, Any]]
    changed: list[tuple[str, float | None, float | None, float | None]]


def made(
    held: Held,
    outline: Outline,
    student: str,
    marks: Marks,
    time: datetime | None,
    penalty: Penalty,
    new_id: Callable[[], str],
) -> Rows:
    """The rows after marking. A person's marks, comments and flags stay; such a mark is to be looked at again.

    `time`: when it was handed in, in UTC; None leaves what was known. An item that `marks` doesn't have earns nothing.
    """
    old = held.submission or {"id": new_id(), "timestamp": None}
    submission = dict(old) | {"assignment_id": outline.id, "student_id": student, "extension": held.extension}
    submission["timestamp"] = time or old["timestamp"]
    notebook = dict(held.notebook or {"id": new_id(), "flagged": False})
    notebook |= {"assignment_id": submission["id"], "notebook_id": outline.notebook}
    before = held.marks(outline)
    grades, changed = [], []
    for cell in outline.graded:
        known = held.grades.get(cell.id) or {"id": new_id(), "manual_score": None, "extra_credit": None}
        grade = {**known, "cell_id": cell.id, "notebook_id": notebook["id"]}
        points, by_hand, waits = marks.points.get(cell.name, 0.0), grade["manual_score"], cell.name in marks.waiting
        grade |= {"auto_score": points, "needs_manual_grade": waits or points is None or by_hand is not None}
        grades.append(grade)
        if before is not None and before[cell.name] != points:
            changed.append((cell.name, before[cell.name], points, by_hand))
    comments = []
    for cell in outline.commented:
        said = held.comments.get(cell.id) or {"id": new_id(), "manual_comment": None}
        comments.append({**said, "cell_id": cell.id, "notebook_id": notebook["id"], "auto_comment": None})
    notebook["late_submission_penalty"] = _taken_off(
        sum(map(score, grades)), submission["timestamp"], held.due(outline), penalty
    )
    return Rows(submission, notebook, grades, comments, changed)


def score(grade: Row) -> float:
    """What a grade counts, as nbgrader's `Grade.score` has it: a person's mark before the automatic one."""
    given = grade["manual_score"] if grade["manual_score"] is not None else grade["auto_score"]
    return 0.0 if given is None else float(given + (grade["extra_credit"] or 0.0))


def _taken_off(points: float, time: datetime | None, due: datetime | None, penalty: Penalty) -> float | None:
    late = (time - due).total_seconds() if time and due else 0.0
    taken = penalty(points, late) if late > 0 else None
    return None if taken is None else min(max(taken, 0), points)
