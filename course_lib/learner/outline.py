"""What there is to do in each lesson: the course map, its notebooks, and the pieces of what they call.

Must not: know what a learner has done; that is `course_lib.learner.progress`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from course_lib.content.notebook import ANOTHER_DAY, SECTION, Cell
from course_lib.content.reader import Content
from course_lib.kinds import VERBS, Kind
from course_lib.models import Course, Lesson


@dataclass(frozen=True)
class OutlinedActivity:
    """One activity of a lesson. It is done when its own id was answered or skipped, or else each of its `parts`.

    Where `enough` is given, so many of the parts will do. What is kept for `another_day` is not in the
    lesson's minutes. `cell` is where it stands.
    """

    id: str
    verb: str
    parts: tuple[str, ...]
    enough: int | None = None
    another_day: bool = False
    cell: str = ""


@dataclass(frozen=True)
class Section:
    """What stands under one heading of the second level: its title, the id of the heading's cell, and what to do."""

    title: str
    cell: str
    activities: tuple[OutlinedActivity, ...]


@dataclass(frozen=True)
class LessonOutline:
    """A built lesson and what there is to do in it, in order: all of it, and section by section."""

    lesson: Lesson
    activities: tuple[OutlinedActivity, ...]
    sections: tuple[Section, ...] = ()


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
        by_cell = [(cell, _activities(content, cell, later)) for cell, later in for_another_day(book.cells)]
        activities = tuple(one for _, those in by_cell for one in those)
        found.append(LessonOutline(lesson, activities, _sections(by_cell)))
    return found


def for_another_day(cells: Iterable[Cell]) -> Iterator[tuple[Cell, bool]]:
    """Each cell, and whether it is kept for another day: below a heading that says so, up to the next of its level."""
    above = 0
    for cell in cells:
        for level, title in cell.headings:
            if not 0 < above < level:
                above = level if title.lower().endswith(ANOTHER_DAY) else 0
        yield cell, above > 0


def _activities(content: Content, cell: Cell, later: bool) -> list[OutlinedActivity]:
    try:
        calls = [(VERBS[call.verb], call.names[0]) for call in cell.calls if call.names and call.verb in VERBS]
    except SyntaxError:
        return []
    return [
        OutlinedActivity(name, kind.verb, _parts(content, kind, name), kind.enough, later, cell.id)
        for kind, name in calls
        if kind.counted
    ]


def _sections(by_cell: Sequence[tuple[Cell, Sequence[OutlinedActivity]]]) -> tuple[Section, ...]:
    """What comes before the first heading belongs to none."""
    found: list[Section] = []
    for cell, activities in by_cell:
        found += [Section(title, cell.id, ()) for level, title in cell.headings if level == SECTION]
        if found and activities:
            found[-1] = replace(found[-1], activities=(*found[-1].activities, *activities))
    return tuple(found)


def _parts(content: Content, kind: Kind, name: str) -> tuple[str, ...]:
    if not kind.model or not kind.parts:
        return ()
    try:
        whole = content.one(kind.model, name)
    except ContentError:
        return ()  # it can't be shown either, and says why in its place
    parts = [one for key in kind.parts for one in getattr(whole, key)]
    return tuple(one.id for one in parts if not getattr(one, "retired", False))
