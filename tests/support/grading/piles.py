"""Replies to a small written item, and lines of the trail about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from course_lib.grading.desk.pile import Grade, Pile, Reply
from course_lib.grading.desk.trail import Compared, Line, Marked, Reading
from course_lib.models.tasks.written import WrittenTask

ITEM = WrittenTask.model_validate(
    {
        "id": "a-reply-to-ines",
        "kind": "written",
        "title": "A reply to Ines",
        "prompt": "Write what you would say.",
        "points": 4,
        "words": 80,
        "rubric": [
            {
                "name": "hears her",
                "anchors": [{"points": points, "looks_like": f"hears {points}"} for points in (0, 1, 2)],
            },
            {
                "name": "leaves room",
                "anchors": [{"points": points, "looks_like": f"leaves {points}"} for points in (0, 0.5, 2)],
            },
        ],
    }
)
FULL = {"hears her": 2.0, "leaves room": 0.5}
LOW = {"hears her": 0.0, "leaves room": 0.5}
TEXT = "You had it all there."
OPEN = Grade(None, waits=True)


def at(minute: int) -> str:
    return f"2026-11-30T10:{minute:02}:00.000000Z"


def marked(
    student: str,
    points: Mapping[str, float] = FULL,
    *,
    marker: str = "ann",
    reading: Reading = "first",
    comment: str = "",
    text: str = TEXT,
) -> Marked:
    return Marked(
        at=at(0), marker=marker, item=ITEM.id, student=student, reading=reading, points=dict(points), comment=comment,
        reply=Reply(text).print,
    )  # fmt: skip


def compared(marker: str) -> Compared:
    return Compared(at=at(1), marker=marker, item=ITEM.id)


def pile(lines: Sequence[Line] = (), grades: Mapping[str, Grade] | None = None, students: str = "ada mo una") -> Pile:
    """The replies of some learners, which are all the same, and unmarked where no grade is given."""
    names = students.split()
    return Pile(ITEM, {name: Reply(TEXT) for name in names}, dict.fromkeys(names, OPEN) | dict(grades or {}), lines)
