"""What marking leaves: every row of the gradebook by what it is about, and every file with its rights."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from tests.support.grading.classroom import CourseRoom

Rows = dict[str, dict[Any, Any]]


def rows(room: CourseRoom) -> Rows:
    """The tables of nbgrader that hold submissions, without the chance ids in them."""
    found: Rows = {"student": {}, "submission": {}, "notebook": {}, "grade": {}, "comment": {}}
    with room.gradebook() as book:
        for student in book.students:
            found["student"][student.id] = (student.first_name, student.last_name, student.email)
        for one in book.assignment_submissions(room.assignment):
            name = one.student_id
            found["submission"][name] = (one.timestamp, one.extension, one.score, one.late_submission_penalty)
            for notebook in one.notebooks:
                found["notebook"][name, notebook.name] = (notebook.flagged, notebook.late_submission_penalty)
                for grade in notebook.grades:
                    found["grade"][name, grade.name] = (
                        grade.auto_score,
                        grade.manual_score,
                        grade.extra_credit,
                        grade.needs_manual_grade,
                    )
                for comment in notebook.comments:
                    found["comment"][name, comment.name] = (comment.auto_comment, comment.manual_comment)
    return found


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Each file's content and rights, by its path."""
    return {
        str(file.relative_to(folder)): (file.read_bytes(), stat.S_IMODE(file.stat().st_mode))
        for file in folder.rglob("*")
        if file.is_file()
    }
