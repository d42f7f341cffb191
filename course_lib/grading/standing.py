"""How far a learner's work is marked, as their page tells it. Pure: the gradebook's rows in, words for the page out."""

from __future__ import annotations

from course_lib.grading.batch.rows import Held, Outline, Row

#: Nobody has given points yet; a rule gave some, and a person may add to them; a person's points count; a rule's do.
TO_MARK, BEGUN, BY_HAND, BY_RULE = "to mark", "begun", "by hand", "by rule"


def of(held: Held, outline: Outline) -> dict[str, str]:
    """One of the four, by item."""
    return {cell.name: _of(held.grades[cell.id]) for cell in outline.graded if cell.id in held.grades}


def _of(grade: Row) -> str:
    if grade["manual_score"] is not None:
        return BY_HAND
    if grade["auto_score"] is None:
        return TO_MARK
    return BEGUN if grade["needs_manual_grade"] else BY_RULE
