"""Numbers in the place of names. A number, once given, stays: learners who hand in later get the next ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from course_lib.grading.desk.trail import Line, Numbered
from course_lib.learner.shuffle import Shuffle


def numbers(lines: Iterable[Line]) -> dict[str, int]:
    """Each learner's number, from 1."""
    order = dict.fromkeys(
        student for line in lines if isinstance(line, Numbered) for student in _drawn(line.seed, line.students)
    )
    return {student: number for number, student in enumerate(order, 1)}


def newcomers(lines: Sequence[Line], students: Iterable[str], seed: str, at: str, marker: str) -> Numbered | None:
    """The line that numbers those without a number; None where everybody has one."""
    new = sorted(set(students) - numbers(lines).keys())
    return Numbered(at=at, marker=marker, seed=seed, students=tuple(new)) if new else None


def _drawn(seed: str, students: Sequence[str]) -> list[str]:
    """The learners in the order that the seed gives them; who they are says nothing of it."""
    return Shuffle(seed).mixed("learners", students)
