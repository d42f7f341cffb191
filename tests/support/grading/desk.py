"""The desk as its page speaks with it, and what nbgrader's gradebook holds afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from course_lib.grading.desk.desk import Desk
from course_lib.grading.desk.opening import marking
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.handed_in import WRITTEN


def open_desk(room: CourseRoom, marker: str) -> Desk:
    room.monkeypatch.chdir(room.work)
    opened = marking(room.assignment, marker)
    assert isinstance(opened, Desk), opened
    return opened


def ask(desk: Desk, type: str, **about: Any) -> dict[str, Any]:
    """Send a message as the page does; the answer to it."""
    said: list[dict[str, Any]] = []
    desk.send = lambda message, buffers=None: said.append(message)
    desk._hear(desk, {"type": type, "item": WRITTEN, "marker": desk.marker, "ref": "r", **about}, [])
    return said[-1]


def number_of(desk: Desk, student: str) -> int:
    return desk.work.numbers()[student]


def press(desk: Desk, student: str, points: Sequence[float | None], comment: str = "", **about: Any) -> dict[str, Any]:
    return ask(desk, "mark", number=number_of(desk, student), points=points, comment=comment, **about)


def grade(room: CourseRoom, student: str) -> tuple[float | None, bool, str | None]:
    """What nbgrader's gradebook holds: the manual score, whether it waits, the manual comment."""
    with room.gradebook() as gradebook:
        mark = gradebook.find_grade(WRITTEN, NAME, NAME, student)
        comment = gradebook.find_comment(WRITTEN, NAME, NAME, student)
        return mark.manual_score, mark.needs_manual_grade, comment.manual_comment
