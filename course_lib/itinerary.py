"""What there is to do in each lesson: the course map, its notebooks, and the pieces of what they call.

Must not: know what a learner has done; that is `course_lib.standing`.
"""

from __future__ import annotations

from dataclasses import dataclass

from course_lib import notebook
from course_lib.content import VERBS, Content
from course_lib.letters import ContentError
from course_lib.models import Course, Lesson, Model
from course_lib.models.parts import PARTS

#: Verbs whose activities can be done; a chart is looked at, and what is written for oneself is counted nowhere.
COUNTED = {*VERBS, "claim"} - {"chart", "reflect"}


@dataclass(frozen=True)
class Stop:
    """One activity of a lesson. It is done when its own id was answered or skipped, or else each of its `parts`."""

    id: str
    verb: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Leg:
    """A built lesson and what there is to do in it, in order."""

    lesson: Lesson
    stops: tuple[Stop, ...]


def itinerary(content: Content) -> list[Leg]:
    """Every built lesson. A notebook that can't be read is left out: it can't be worked on either."""
    legs = []
    for lesson in content.only(Course).lessons:
        if not lesson.notebook:
            continue
        try:
            book = notebook.read(content.root.parent / "notebooks" / lesson.notebook)
        except ContentError:
            continue
        calls = [(call.verb, call.names[0]) for _, call in book.calls() if call.names and call.verb in COUNTED]
        legs.append(Leg(lesson, tuple(Stop(name, verb, _parts(content, verb, name)) for verb, name in calls)))
    return legs


def _parts(content: Content, verb: str, name: str) -> tuple[str, ...]:
    shape: type[Model] | None = VERBS.get(verb)
    if shape not in PARTS:
        return ()
    whole = content.one(shape, name)
    parts = [one for key in PARTS[shape] for one in getattr(whole, key)]
    return tuple(one.id for one in parts if not getattr(one, "retired", False))
