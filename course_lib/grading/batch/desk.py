"""What a command for a whole class begins with: whom it is about, the gradebook, and that nobody else is at it."""

from __future__ import annotations

import argparse
import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, inspect

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch import tables
from course_lib.grading.batch.course import Course


def chosen(course: Course, step: str, options: argparse.Namespace) -> Sequence[str]:
    """Whom a command is about: those named, or everybody with a folder of the step. Raises ContentError for others."""
    there = course.learners(step, options.assignment)
    where = str(course.folder(step, "*", options.assignment))
    if strangers := sorted(set(options.student or ()) - set(there)):
        says = "nothing of this learner is here; mind the spelling"
        raise ContentError([Letter(where, 1, name, says) for name in strangers])
    if not there:
        raise ContentError([Letter(where, 1, "", "nothing is here yet; collect first (docs/instructors.md)")])
    return sorted(set(options.student)) if options.student else there


def gradebook(course: Course) -> Engine:
    """The database, which must be there: this makes none."""
    engine = tables.engine(course.database)
    if is_new(engine):
        says = "there is no gradebook here yet; release the assignment first (docs/instructors.md)"
        where = str(database_file(engine) or engine.url.render_as_string())
        raise ContentError([Letter(where, 1, "", says)])
    return engine


def is_new(engine: Engine) -> bool:
    """Whether nbgrader has made no gradebook there yet. Raises ContentError where a server doesn't answer."""
    file = database_file(engine)
    if file is not None:
        return not file.is_file()
    with tables.told(engine):
        return not inspect(engine).has_table(tables.ASSIGNMENT.name)


def database_file(engine: Engine) -> Path | None:
    """The file of an SQLite gradebook; None for a database that is copied by means of its own."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """See that nobody else runs this at the same time; a run that is killed leaves no lock behind."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ContentError([Letter(file.name, 1, "", "another run is at it; wait for its end")]) from None
        yield
