"""Ids are for ever: one id, one thing, and what learners have answered stays readable.

A released item is never changed in meaning; a new one is added and the old one retired.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter, Place
from course_lib.kinds import ACTIVITIES, FILED
from course_lib.models import Client, Codebook, Course, Model, Quiz, Released

#: What a simulated client tells is signed by its id. Nothing is answered to it alone, so a release doesn't keep it.
THINGS = "things"


@dataclass(frozen=True)
class Named:
    """An id, the list of data/released.yml it goes into, and where it stands."""

    id: str
    kind: str
    shape: type[Model]
    file: str
    place: Place


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Ids that name two things, released ids that have vanished, and released items that now mean something else."""
    yield from _doubles(course)
    released = course.only(Released)
    if released and not course.content.letters():  # what can't be read has not vanished
        yield from _vanished(course, released)
        yield from _changed(course, released)


def current(course: ReadableCourse) -> Released:
    """Every id of the course as it is now."""
    ids: dict[str, list[str]] = {}
    for one in _named(course):
        if one.kind not in ("items", THINGS):
            ids.setdefault(one.kind, []).append(one.id)
    meanings = {name: item.version() for name, (_, _, item) in course.items.items()}
    return Released(items=meanings, ids={name: tuple(sorted(all_of)) for name, all_of in ids.items()})


def _named(course: ReadableCourse) -> Iterator[Named]:
    for client in course.all(Client):
        for place, topic in enumerate(client.topics):
            for number, thing in enumerate(topic.things):
                yield Named(thing.id, THINGS, Client, client.id, ("topics", place, "things", number, "id"))
    for place, lesson in enumerate(course.lessons):
        yield Named(lesson.id, "lessons", Course, "", ("lessons", place, "id"))
        for number, objective in enumerate(lesson.objectives):
            yield Named(objective.id, "objectives", Course, "", ("lessons", place, "objectives", number, "id"))
    for shape, kind in ACTIVITIES.items():
        for name in course.content.names(shape):
            yield Named(name, kind.folder, shape, name, ())
    for shape, kind in FILED.items():
        for name, whole in course.named(shape).items() if kind.parts else ():
            for part in kind.parts:
                for place, one in enumerate(getattr(whole, part)):
                    yield Named(one.id, part, shape, name, (part, place, "id"))
    book = course.only(Codebook)
    for place, code in enumerate(book.codes if book else ()):
        yield Named(code.id, "codes", Codebook, "", ("codes", place, "id"))


def _doubles(course: ReadableCourse) -> Iterator[Letter]:
    """Answers are kept by id alone, so what can be answered shares one space of ids; the others have one each."""
    own = ("lessons", "objectives", "codes")
    seen: dict[tuple[str, str], Named] = {}
    for one in _named(course):
        key = (one.kind if one.kind in own else "", one.id)
        if key in seen:
            first = course.content.letter(seen[key].shape, seen[key].file, seen[key].place, "")
            taken = f"{course.content.file(seen[key].shape, seen[key].file).relative_to(course.folder)}:{first.line}"
            says = f"the id `{one.id}` is taken ({taken}); choose another for the newer of the two"
            yield course.content.letter(one.shape, one.file, one.place, says)
        seen.setdefault(key, one)


def _vanished(course: ReadableCourse, released: Released) -> Iterator[Letter]:
    now = current(course).all()
    places: list[tuple[str, str, Place]] = [("items", name, ("items", name)) for name in released.items]
    for kind, names in released.ids.items():
        places += [(kind, name, ("ids", kind, number)) for number, name in enumerate(names)]
    for kind, name, place in places:
        if name not in now.get(kind, ()):
            remedy = (
                "bring it back and give it `retired: true`" if kind in ("items", "cards") else "bring it back from git"
            )
            says = f"`{name}` was released and is gone; ids are for ever, learners' answers name them: {remedy}"
            yield course.content.letter(Released, "", place, says)


def _changed(course: ReadableCourse, released: Released) -> Iterator[Letter]:
    for name, before in released.items.items():
        quiz, place, item = course.items.get(name, (None, 0, None))
        if quiz and item and item.version() != before:
            says = (
                f"`{name}` was released and now asks or answers something else, while old answers name it; "
                "put its prompt and options back, give it `retired: true`, and add a new item with a new id"
            )
            yield course.content.letter(Quiz, quiz.id, ("items", place), says)
