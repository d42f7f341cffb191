"""Everything an author can get wrong, told at once. Reads the course's folder; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course_lib.authoring.check import charts, coach, course_map, ids, items, notebooks, references, rules, skeletons
from course_lib.authoring.check.course import Shelf
from course_lib.content.diagnostics import Letter
from course_lib.kinds import ACTIVITIES


@dataclass(frozen=True)
class Findings:
    """`letters` are errors, `hints` may be none; both name files from the course's folder on."""

    letters: tuple[Letter, ...]
    hints: tuple[Letter, ...]
    report: tuple[str, ...]


def check(course: Path) -> Findings:
    """Check the course in the folder of `data/` and `notebooks/`. Where there are letters, there is no report."""
    shelf = Shelf(course)
    found = {
        *shelf.content.letters(),
        *notebooks.letters(shelf),
        *course_map.letters(shelf),
        *references.letters(shelf),
        *charts.letters(shelf),
        *ids.letters(shelf),
        *items.letters(shelf),
        *skeletons.letters(shelf),
        *coach.letters(shelf),
        *rules.letters(shelf),
    }
    report = () if found else (*_counts(shelf), *items.report(shelf))
    hints = {*references.hints(shelf), *coach.hints(shelf)}
    return Findings(_from(course, found), _from(course, hints), report)


def _from(course: Path, letters: set[Letter]) -> tuple[Letter, ...]:
    """Sorted, with paths as an author in the course's folder would type them."""
    return tuple(sorted(one.seen_from(course) for one in letters))


def _counts(shelf: Shelf) -> Iterator[str]:
    built = sum(shelf.notebook(lesson) is not None for lesson in shelf.lessons)
    yield f"All is well. {built} lessons are built and {len(shelf.lessons) - built} are still to come."
    kinds = ", ".join(f"{len(shelf.content.names(shape))} {kind.folder}" for shape, kind in ACTIVITIES.items())
    yield f"{kinds}; {len(shelf.items)} items in the quizzes."
