"""What there is to do in each lesson: the course map, its notebooks, and the pieces of what they call.

Must not: know what a learner has done; that is `course_lib.learner.progress`.
"""

from __future__ import annotations

from dataclasses import dataclass

from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.kinds import VERBS, Kind
from course_lib.models import Course, Lesson


@dataclass(frozen=True)
class OutlinedActivity:
    """One activity of a lesson. It is done when its own id was answered or skipped, or else each of its `parts`.

    Where `enough` is given, so many of the parts will do.
    """

    id: str
    verb: str
    parts: tuple[str, ...]
    enough: int | None = None


@dataclass(frozen=True)
class LessonOutline:
    """A built lesson and what there is to do in it, in order."""

    lesson: Lesson
    activities: tuple[OutlinedActivity, ...]


def outlines(content: Content) -> list[LessonOutline]:
    """Every built lesson. A notebook that can't be read is left out: it can't be worked on either."""
    found = []
    for lesson in content.only(Course).lessons:
        if not lesson.notebook:
            continue
        try:
            book = notebook.read(content.root.parent / "notebooks" / lesson.notebook)
        except ContentError:
            continue
        calls = [(VERBS[call.verb], call.names[0]) for _, call in book.calls() if call.names and call.verb in VERBS]
        counted = [(kind, name) for kind, name in calls if kind.counted]
        activities = tuple(
            OutlinedActivity(name, kind.verb, _parts(content, kind, name), kind.enough) for kind, name in counted
        )
        found.append(LessonOutline(lesson, activities))
    return found


def _parts(content: Content, kind: Kind, name: str) -> tuple[str, ...]:
    if not kind.model or not kind.parts:
        return ()
    whole = content.one(kind.model, name)
    parts = [one for key in kind.parts for one in getattr(whole, key)]
    return tuple(one.id for one in parts if not getattr(one, "retired", False))
