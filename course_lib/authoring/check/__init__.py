"""Everything an author can get wrong, told at once. Reads the course's folder; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from course_lib.authoring.check import (
    at_release,
    bars,
    charts,
    claims,
    clients,
    coach,
    course_map,
    glossary,
    ids,
    items,
    marked,
    minutes,
    notebooks,
    notes,
    people,
    practice_tests,
    references,
    reviews,
    rules,
    sheets,
    skeletons,
    skills,
    sources,
    voice,
    ways,
    window,
    words,
    worksheets,
)
from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.kinds import ACTIVITIES


@dataclass(frozen=True)
class Findings:
    """`letters` are errors, `hints` may be none; both name files from the course's folder on."""

    letters: tuple[Letter, ...]
    hints: tuple[Letter, ...]
    report: tuple[str, ...]


def check(folder: Path, release: date | None = None) -> Findings:
    """Check the course in the folder of `data/` and `notebooks/`. Where there are letters, there is no report.

    `release` is the day of a release, if there is to be one: then more must be true.
    """
    course = ReadableCourse(folder)
    found = {
        *course.content.letters(),
        *notebooks.letters(course),
        *course_map.letters(course),
        *references.letters(course),
        *glossary.letters(course),
        *people.letters(course),
        *practice_tests.letters(course),
        *claims.letters(course),
        *clients.letters(course),
        *notes.letters(course),
        *worksheets.letters(course),
        *charts.letters(course),
        *ids.letters(course),
        *items.letters(course),
        *bars.letters(course),
        *marked.letters(course),
        *sheets.letters(course),
        *minutes.letters(course),
        *voice.letters(course),
        *ways.letters(course),
        *window.letters(course),
        *words.letters(course),
        *skeletons.letters(course),
        *skills.letters(course),
        *sources.letters(course),
        *coach.letters(course),
        *rules.letters(course),
        *reviews.letters(course),
        *(at_release.letters(course, release) if release else ()),
    }
    reports = (_counts, bars.report, marked.report, items.report, minutes.report)
    report = () if found else tuple(line for told in reports for line in told(course))
    hints = {*references.hints(course), *clients.hints(course), *coach.hints(course)}
    return Findings(_from(folder, found), _from(folder, hints), report)


def _from(folder: Path, letters: set[Letter]) -> tuple[Letter, ...]:
    """Sorted, with paths as an author in the course's folder would type them."""
    return tuple(sorted(one.seen_from(folder) for one in letters))


def _counts(course: ReadableCourse) -> Iterator[str]:
    built = sum(course.notebook(lesson) is not None for lesson in course.lessons)
    yield f"All is well. {built} lessons are built and {len(course.lessons) - built} are still to come."
    kinds = ", ".join(f"{len(course.content.names(shape))} {kind.folder}" for shape, kind in ACTIVITIES.items())
    yield f"{kinds}; {len(course.items)} items in the quizzes."
