"""Whether every objective, and every activity that is practised, belongs to a skill of data/skills.yml."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.kinds import VERBS
from course_lib.learner.outline import outlines
from course_lib.learner.skills import things
from course_lib.models import Skills

#: A gate is read and a form works on all skills at once, so neither belongs to one.
OF_NO_SKILL = ("safety", "form", "test")


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """What no skill takes in, and what a skill names that isn't there."""
    found = course.only(Skills)
    if not found or not course.lessons or any(one.notebook and not course.notebook(one) for one in course.lessons):
        return  # what can't be read has its own letter
    built = [lesson for lesson in course.lessons if course.notebook(lesson)]
    objectives = {one.id for lesson in built for one in lesson.objectives}
    called = _called(course)
    for place, skill in enumerate(found.skills):
        for key, named, known in (
            ("objectives", skill.objectives, objectives),
            ("activities", skill.activities, {name for _, name in called}),
            ("verbs", skill.verbs, set(VERBS)),
        ):
            for number, name in enumerate(named):
                if name not in known:
                    says = f"`{name}` is not among the {key} of the course; remove it or name another"
                    yield course.content.letter(Skills, "", ("skills", place, key, number), says)
    taken = {name for skill in found.skills for name in skill.objectives}
    for lesson in built:
        for place, one in enumerate(lesson.objectives):
            if one.id not in taken:
                says = f"no skill of data/skills.yml names `{one.id}`; add it to the `objectives` of one"
                yield course.letter(lesson, ("objectives", place, "id"), says)
    yield from _activities(course, found, called)


def _called(course: ReadableCourse) -> set[tuple[str, str]]:
    """Verb and name of what lessons and the practice room call."""
    called = {(one.verb, one.name) for one in course.called}
    called |= {(call.verb, call.names[0]) for book in course.beside.values() for _, call in book.calls() if call.names}
    return called


def _activities(course: ReadableCourse, found: Skills, called: set[tuple[str, str]]) -> Iterator[Letter]:
    try:
        lessons = outlines(course.content)
    except ContentError:  # an activity that can't be read has its own letter
        return
    taken = {name for skill in found.skills for name in things(skill, lessons)}
    parts = {one.id: one.parts for outline in lessons for one in outline.activities}
    for verb, name in sorted(called):
        practised = verb in VERBS and VERBS[verb].counted and verb not in OF_NO_SKILL
        if practised and not taken & {name, *parts.get(name, ())}:
            says = f"no skill takes in `{name}`; name it among the `activities` of one"
            yield Letter(str(course.content.file(Skills)), 1, "", says)
