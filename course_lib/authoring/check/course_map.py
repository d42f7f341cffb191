"""Whether the course map fits the notebooks: order, objectives practised and then checked, no file unused."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.check.sheets import SHEETS
from course_lib.content.diagnostics import Letter
from course_lib.kinds import ACTIVITIES
from course_lib.models import Form, Lesson, Objective, Quiz, Released


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Everything where data/course.yml and notebooks/ disagree, and files that no lesson shows."""
    if not course.lessons:
        return  # the course map can't be read, and that has its own letter
    yield from _order(course)
    yield from _notebooks(course)
    for lesson in course.lessons:
        for place, objective in enumerate(lesson.objectives if course.notebook(lesson) else ()):
            yield from _objective(course, lesson, place, objective)
    yield from _again(course)
    yield from _uncalled(course)


def _order(course: ReadableCourse) -> Iterator[Letter]:
    before: list[str] = []
    for lesson in course.lessons:
        for place, need in enumerate(lesson.needs):
            if need not in before:
                known = need in {other.id for other in course.lessons}
                says = "comes later; a lesson can need only what comes before it" if known else "is no lesson; name one"
                yield course.letter(lesson, ("needs", place), f"`{need}` {says}")
        before.append(lesson.id)


def _notebooks(course: ReadableCourse) -> Iterator[Letter]:
    folder, last = course.folder / "notebooks", ""
    for lesson in course.lessons:
        if not lesson.notebook:
            continue
        if not (folder / lesson.notebook).is_file():
            yield course.letter(
                lesson, ("notebook",), f"notebooks/{lesson.notebook} is missing; write it or remove this"
            )
        if lesson.notebook <= last:
            says = f"comes after {last} here, but before it in a folder sorted by name; give it a higher number"
            yield course.letter(lesson, ("notebook",), f"{lesson.notebook} {says}")
        last = lesson.notebook
    for file in sorted(folder.glob("*.ipynb")):
        if file.name not in {SHEETS, *course.beside, *(lesson.notebook for lesson in course.lessons)}:
            yield Letter(str(file), 1, "", "no lesson of data/course.yml has this notebook; add it there or remove it")


def _objective(course: ReadableCourse, lesson: Lesson, place: int, objective: Objective) -> Iterator[Letter]:
    here = {one.name: one.order for one in reversed(course.called) if one.lesson == lesson.id}
    practised = []
    for number, name in enumerate(objective.practise):
        where = ("objectives", place, "practise", number)
        if name in objective.practise[:number]:
            yield course.letter(lesson, where, f"`{name}` stands here twice; practice needs two different activities")
        elif name in here:
            practised.append(here[name])
        else:
            yield course.letter(lesson, where, f"the lesson calls no activity `{name}`; call it or name another")
    if len(practised) < 2:
        return
    second = sorted(practised)[1]
    for number, name in enumerate(objective.check):
        if says := _late_enough(course, name, second):
            yield course.letter(lesson, ("objectives", place, "check", number), says)


def _late_enough(course: ReadableCourse, name: str, second: tuple[int, int]) -> str:
    """What is wrong with what checks an objective; `second` is where its second practice stands."""
    quiz, _, item = course.items.get(name, (None, 0, None))
    if item is not None and item.retired:
        return f"`{name}` is retired, so nobody sees it; name another item"
    activity = quiz.id if quiz else name
    places = [one.order for one in course.called if one.name == activity]
    if not places:
        if not quiz and len(course.all(Quiz)) < len(course.content.names(Quiz)):
            return ""  # it may be an item of a quiz that can't be read
        return f"`{name}` is no item or activity that a lesson calls; name one that comes after the practice"
    if max(places) <= second:
        return f"`{name}` comes before the objective was practised twice; check it with an item of a later activity"
    return ""


def _again(course: ReadableCourse) -> Iterator[Letter]:
    """What a quiz brings back was asked in an earlier lesson, and no other quiz brings it back."""
    lesson = {one.name: one.order[0] for one in reversed(course.called) if one.verb == "quiz"}
    seen: dict[str, str] = {}
    for quiz in course.all(Quiz):
        for home, names in quiz.again.items():
            for number, name in enumerate(names):
                where = ("again", home, number)
                first, _, item = course.items.get(name, (None, 0, None))
                if not first or not item or first.id != home or item.retired:
                    says = f"the quiz `{home}` has no item `{name}` in use; name one that it has"
                elif quiz.id in lesson and lesson.get(home, len(course.lessons)) >= lesson[quiz.id]:
                    says = f"`{name}` is not asked in an earlier lesson, so there is nothing to bring back"
                elif name in seen:
                    says = f"`{seen[name]}` brings `{name}` back already; choose another item"
                else:
                    seen[name] = quiz.id
                    continue
                yield course.content.letter(Quiz, quiz.id, where, says)


def _uncalled(course: ReadableCourse) -> Iterator[Letter]:
    if any(lesson.notebook and not course.notebook(lesson) for lesson in course.lessons):
        return  # what that notebook would show can't be known
    released = course.only(Released) or Released()
    called = {(one.verb, one.name) for one in course.called}
    called |= {(call.verb, call.names[0]) for book in course.beside.values() for _, call in book.calls() if call.names}
    # The second form of a test may wait for the lesson that closes the course.
    parallels = {form.parallel for form in course.all(Form) if ("form", form.id) in called}
    for shape, kind in ACTIVITIES.items():
        # A released activity may leave the lessons: its file stays, so that stored answers can still be read.
        known = {*released.ids.get(kind.folder, ()), *parallels}
        for name in course.content.names(shape):
            if (kind.verb, name) not in called and name not in known:
                says = f'no lesson shows this; call `course.{kind.verb}("{name}")` or remove it'
                yield Letter(str(course.content.file(shape, name)), 1, "", says)
