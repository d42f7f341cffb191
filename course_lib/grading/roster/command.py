"""`empathy roster`: the list is read, compared, and written in one transaction. Nobody is ever taken out."""

from __future__ import annotations

import argparse
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.tables import STUDENT
from course_lib.grading.roster import changes, entries
from course_lib.grading.roster.changes import Changes
from course_lib.grading.roster.entries import Entry
from course_lib.lists import columns, reading
from course_lib.lists.columns import FIELDS
from course_lib.lists.table import require


def roster(root: Path, options: argparse.Namespace) -> list[str]:
    """List the roster, or bring a file into it and tell what changed. Raises ContentError; then nothing has."""
    course = Course.read(root)
    engine = tables.engine(course.database)
    if options.file is None:
        with tables.told(desk.gradebook(course)), engine.connect() as connection:
            there = _there(connection)
        lines = [changes.line(student, entry) for student, entry in there.items()]
        return [*lines, f"On the roster: {len(there):,}."]
    read = reading.read(options.file)
    listed = entries.read(read, columns.find(read, options.id))
    _need_gradebook(course, engine, dry_run=options.dry_run)
    with tables.told(engine):
        if options.dry_run and desk.is_new(engine):
            made = changes.compare({}, listed)
        else:
            with engine.begin() as connection:
                there = _there(connection)
                require([read.letter(1, *clash) for clash in changes.clashes(there, listed)])
                made = changes.compare(there, listed)
                if not options.dry_run:
                    _write(connection, made)
    end = ["Nothing was written: this was a dry run."] if options.dry_run else []
    return [*changes.told(made), *end]


def _need_gradebook(course: Course, engine: Engine, *, dry_run: bool) -> None:
    """A class may be known before anything was released: nbgrader makes its tables then."""
    if desk.is_new(engine) and not dry_run:
        if file := desk.database_file(engine):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Gradebook(course.database, str(course.directory.course_id)):
            pass


def _there(connection: Connection) -> dict[str, Entry]:
    rows = connection.execute(select(STUDENT).order_by(STUDENT.c.last_name, STUDENT.c.first_name, STUDENT.c.id))
    return {row["id"]: {field: str(row[field]) for field in FIELDS[1:] if row[field]} for row in rows.mappings()}


def _write(connection: Connection, made: Changes) -> None:
    blank = dict.fromkeys(FIELDS[1:])
    if made.new:
        connection.execute(insert(STUDENT), [blank | dict(entry) for entry in made.new.values()])
    for field in FIELDS[1:]:
        rows = [{"row": student, "new": fields[field][1]} for student, fields in made.other.items() if field in fields]
        if rows:
            one = update(STUDENT).where(STUDENT.c.id == bindparam("row"))
            connection.execute(one.values({field: bindparam("new")}), rows)
