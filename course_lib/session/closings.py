"""What the end of a lesson is told from: its outline and the record, with titles and questions from content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from course_lib.activities.closing.closing import Closed
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.learner.attempts import Attempt
from course_lib.learner.closing import counts, practise, well
from course_lib.learner.first_and_latest import compared
from course_lib.learner.outline import LessonOutline
from course_lib.learner.record import Event
from course_lib.models import Claims, Course, Quiz


def closed(content: Content, outline: LessonOutline, events: Sequence[Event], tries: Sequence[Attempt]) -> Closed:
    """How the lesson stands with these events and tries."""
    exercises: list[Any] = []
    questions: dict[str, str] = {}
    titles = {claim.id: claim.claim for claim in content.only(Claims).claims}
    for one in outline.activities:
        if kind := VERBS[one.verb].model:
            thing: Any = content.one(kind, one.id)
            titles[one.id] = thing.title
            exercises += [thing] if VERBS[one.verb].assessed else []
            questions |= {item.id: _plain(item.prompt) for item in thing.items} if isinstance(thing, Quiz) else {}
    shares = compared(events, exercises)
    return Closed(
        file=outline.lesson.notebook or "",
        counts=counts(outline, events),
        well=well(outline, events, tries, shares),
        practise=practise(outline, events, tries, shares),
        titles=titles,
        questions=questions,
    )


def after(content: Content, lesson: str) -> Mapping[str, Any] | None:
    """What comes after a lesson: the next one that is built, or after the last what stands beside them first."""
    course = content.only(Course)
    names = [one.id for one in course.lessons]
    built = [one for one in course.lessons[names.index(lesson) + 1 :] if one.notebook]
    if built:
        return {"title": built[0].title, "file": built[0].notebook, "beside": False}
    for one in course.beside:
        return {"title": one.title, "file": one.notebook, "beside": True}
    return None


def _plain(markdown: str) -> str:
    return markdown.replace("*", "").replace("`", "")
