"""What of the course is answered in own words, lesson by lesson, and the words that the coach reads a reply to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from course_lib.activities.portfolio.portfolio import Shelf
from course_lib.content.reader import Content
from course_lib.learner.outline import LessonOutline, outlines
from course_lib.learner.portfolio import Asked
from course_lib.learner.record import Record
from course_lib.models import Client, Drill, FeelingLab, Form, Moment, Person, Reflection

if TYPE_CHECKING:
    from course_lib.coach import Card


def shelf(content: Content, private: Path) -> Shelf:
    """All that a portfolio can be made of; `private` is the folder in which each private page has one of its own."""
    lessons = outlines(content)
    return Shelf(
        asked=asked(content, lessons),
        reflections=[(one, Record(private / one.id)) for one in content.all(Reflection)],
        lessons=lesson_of(lessons),
        clients=lambda: [(one, content.one(Person, one.person).name) for one in content.all(Client)],
        cards=lambda: cards(content),
    )


def lesson_of(lessons: Sequence[LessonOutline]) -> dict[str, str]:
    """By id of every activity and its parts, the title of the lesson that has it first."""
    found: dict[str, str] = {}
    for outline in reversed(lessons):
        for one in reversed(outline.activities):
            found |= dict.fromkeys((*one.parts, one.id), outline.lesson.title)
    return found


def asked(content: Content, lessons: Sequence[LessonOutline]) -> list[Asked]:
    """All of it, in the order of the lessons; what stands in none comes last."""
    places = {one.id: place for place, one in enumerate(one for outline in lessons for one in outline.activities)}
    found = sorted(_all(content, lesson_of(lessons)), key=lambda pair: places.get(pair[0], len(places)))
    return [one for _, one in found]


def _all(content: Content, lessons: Mapping[str, str]) -> Iterator[tuple[str, Asked]]:
    """Each with the id of the activity that it stands in."""

    def name(person: str) -> str:
        return content.one(Person, person).name

    for moment in content.all(Moment):
        head = (lessons.get(moment.id, ""), moment.title, name(moment.person))
        yield moment.id, Asked(moment.id, *head, moment.says, moment.version(), moment.self_check)
    for drill in content.all(Drill):
        for line in drill.lines:
            yield drill.id, Asked(line.id, lessons.get(drill.id, ""), drill.title, line.name, line.says, line.version())
    for lab in content.all(FeelingLab):
        for heard in lab.lines:
            head = (lessons.get(lab.id, ""), lab.title, heard.client)
            yield lab.id, Asked(heard.id, *head, heard.says, heard.version())
    for form in content.all(Form):
        for one in form.written:
            head = (lessons.get(form.id, ""), form.title, name(one.person))
            yield form.id, Asked(one.id, *head, one.says, one.version())


def cards(content: Content) -> dict[str, Card]:
    """By id, what the coach has to know of what it reads a reply to. In labs and forms it reads none."""
    found: dict[str, Card] = {one.id: one for one in content.all(Moment)}
    return found | {line.id: line.heard() for drill in content.all(Drill) for line in drill.lines}
