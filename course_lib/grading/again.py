"""Where a learner reads again what an item asks for, in plain words: the page links to nothing."""

from __future__ import annotations

from functools import cache
from html import escape

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Course
from course_lib.models.bank import BankItem


def told(item: BankItem) -> str:
    """A line of HTML; nothing where the bank names no place, or a lesson that isn't there."""
    lesson = _lessons().get(item.again.lesson) if item.again else None
    if item.again is None or lesson is None:
        return ""
    return f"<p>To read again: “{escape(item.again.heading)}” in {escape(lesson)}.</p>"


@cache
def _lessons() -> dict[str, str]:
    """By id, how a lesson is called: lesson 05, Active listening."""
    lessons = Content(paths.data()).only(Course).lessons
    return {one.id: f"lesson {one.notebook[:2]}, {one.title}" for one in lessons if one.notebook}
