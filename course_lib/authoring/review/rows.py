"""What a clinician is asked to sign, in the order in which it is best read: risk first, then lesson by lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.check.references import cues_of_risk
from course_lib.content import signing
from course_lib.content.diagnostics import ContentError, Place
from course_lib.content.signing import Signed
from course_lib.kinds import FILED
from course_lib.models import Claims, Help, Model

#: What is in no lesson comes after the last.
NOWHERE = (10**6, 0)


@dataclass(frozen=True)
class Row:
    """One thing to sign: of which kind, from what, where it is first met. `risk` says that it is about danger."""

    signed: Signed
    kind: str
    title: str
    lesson: str
    order: tuple[int, int]
    risk: bool


def rows(course: ReadableCourse) -> list[Row]:
    """Everything that learners can meet and a clinician should sign. Raises ContentError where a file can't be read."""
    if letters := course.content.letters():
        raise ContentError(letters)
    found = [row for thing in signing.things(course.content) for row in _rows(course, thing)]
    return sorted(found, key=lambda row: (not row.risk, row.order))  # within a thing, parts keep its order


def lines(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """All that is said in plain data, piece by piece, and where each stands."""
    match data:
        case dict():
            for key, value in data.items():
                yield from lines(value, (*place, key))
        case list():
            for number, value in enumerate(data):
                yield from lines(value, (*place, number))
        case bool():
            yield place, "yes" if data else "no"
        case _:
            yield place, str(data).strip()


def concerns_risk(says: dict[str, Any], help: Help) -> bool:
    """Whether what is signed is marked as risk, or has one of the panel's risk words anywhere in it."""
    return bool(says.get("risk")) or any(cues_of_risk(text, help) for _, text in lines(says))


def _rows(course: ReadableCourse, thing: Model) -> Iterator[Row]:
    help = course.content.only(Help)
    for signed in signing.signed(course.content, thing):
        if signed.says.get("retired"):
            continue  # learners don't meet it any more
        lesson, order = _met(course, thing, signed.id)
        risk = isinstance(thing, Help) or concerns_risk(signed.says, help)
        yield Row(signed, _kind(thing), getattr(thing, "title", ""), lesson, order, risk)


def _kind(thing: Model) -> str:
    match thing:
        case Claims():
            return "claim"
        case Help():
            return "help"
    return FILED[type(thing)].name


def _met(course: ReadableCourse, thing: Model, name: str) -> tuple[str, tuple[int, int]]:
    """The lesson in which a thing is first met, and its place in the whole course; the help panel is in all of them."""
    if isinstance(thing, Help):
        return "all lessons", (0, 0)
    verb, id = ("claim", name) if isinstance(thing, Claims) else (FILED[type(thing)].verb, getattr(thing, "id", ""))
    titles = {lesson.id: lesson.title for lesson in course.lessons}
    for call in course.called:
        if (call.verb, call.name) == (verb, id):
            return titles[call.lesson], call.order
    return "no lesson yet", NOWHERE
