"""`empathy due` and `empathy extend`: what was typed in, the trail and the rows, and what the instructor reads.

The trail is written first: where the gradebook can't be written then, marking brings it there later.
"""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.telling import ascii_safe
from course_lib.grading.deadlines import book, moments, notice
from course_lib.grading.deadlines.book import Dated
from course_lib.grading.deadlines.granted import EVERY, Deadlines, Grant

MOST_DAYS, LONGEST_WHY = 365, 500


def due(root: Path, options: argparse.Namespace) -> list[str]:
    """Set an assignment's due date, where one is given, and tell it and whoever has longer. Raises ContentError."""
    course, marking, name = Course.read(root), paths.marking(root), options.assignment
    if options.when is None:
        if options.zone:
            raise _letter(name, "--zone says where the clock of a due date hangs; write the date and time before it")
        engine = desk.gradebook(course)
        with tables.told(engine), engine.connect() as connection:
            dated = book.assignment(connection, name)
            return list(_told(dated, book.read(marking), book.extensions(connection, dated)))
    with desk.alone(marking, "deadlines"):
        zone, moment = _moment(options, book.read(marking))
        if (course.folder("source", ".", name) / f"{name}.ipynb").is_file():
            book.need(course, name)
        engine = desk.gradebook(course)
        with tables.told(engine):
            with engine.connect() as connection:
                before = book.assignment(connection, name)
            told = {"kind": "due", "assignment": name, "due": _iso(moment), "from": _iso(before.due), "zone": zone}
            book.note(marking, {**told, "at": _now(), "by": _who()})
            deadlines = book.read(marking)
            with engine.begin() as connection:
                dated = book.set_due(connection, before, moment)
                book.renew(connection, dated, deadlines)
                lines = list(_told(dated, deadlines, book.extensions(connection, dated)))
                marked = bool(book.marked(connection, dated))
    there = notice.released(course.folder("release", ".", name) / f"{name}.ipynb")
    return [*lines, *_then(name, marked=marked, stale=there not in (None, notice.line(moment, deadlines.clock(name))))]


def _then(name: str, *, marked: bool, stale: bool) -> Iterator[str]:
    """What is left to do after a due date was set."""
    if stale and marked:
        yield "What was released tells learners otherwise; tell them, and leave the release as it is: marks rest on it."
    elif stale:
        yield "What was released tells learners otherwise, and who has fetched it keeps it; tell them. For the others:"
        yield f"  empathy release {name} --force"
    if marked:
        yield f"Run `empathy grade {name}` again: who is late may be another one now."


def extend(root: Path, options: argparse.Namespace) -> list[str]:
    """Give a learner more time, for one assignment or for all, and tell until when. Raises ContentError."""
    engine, marking = desk.gradebook(Course.read(root)), paths.marking(root)
    name, student = options.assignment, options.student
    if (name is None) != options.all:
        says = "name the assignment and then the learner, or the learner alone with --all"
        raise _letter(name or student, says)
    with desk.alone(marking, "deadlines"), tables.told(engine):
        with engine.connect() as connection:
            chosen = list(book.assignments(connection).values()) if options.all else [book.assignment(connection, name)]
            if not book.known(connection, student):
                says = "nobody on the roster goes by this id; mind the spelling, or take them in (`empathy roster`)"
                raise _letter(student, says)
        grant = _grant(options, chosen, book.read(marking))
        book.note(marking, grant.line())
        deadlines = book.read(marking)
        with engine.begin() as connection:
            for dated in chosen:
                book.renew(connection, dated, deadlines)
            marked = [dated.name for dated in chosen if student in book.marked(connection, dated)]
    lines = [_until(dated, student, deadlines) for dated in chosen]
    return [*lines, *(f"Run `empathy grade {one}` again: their marks rest on the time before." for one in marked)]


def _moment(options: argparse.Namespace, deadlines: Deadlines) -> tuple[str, datetime | None]:
    """The name of the clock's zone, and when it is due."""
    known = deadlines.zones.get(options.assignment) or deadlines.zones.get(EVERY)
    if options.zone is None and known is None and options.when != "none":
        says = "say where the clock hangs, once for the course: --zone Europe/Zurich"
        raise _letter(options.assignment, says)
    try:
        clock = moments.zone(options.zone) if options.zone else known or moments.zone("UTC")
        return clock.key, None if options.when == "none" else moments.read(options.when, clock)
    except moments.NoMoment as problem:
        raise _letter(options.assignment, f"{problem}; nothing was changed") from None


def _grant(options: argparse.Namespace, chosen: list[Dated], deadlines: Deadlines) -> Grant:
    why = (options.why or "").strip()
    if len(why) > LONGEST_WHY or not why.isprintable():
        raise _letter(options.student, f"--why is one line of at most {LONGEST_WHY} letters")
    grant = Grant(_now(), _who(), options.student, EVERY if options.all else options.assignment, why=why)
    if options.until is None:
        if not 0 <= options.days <= MOST_DAYS:
            raise _letter(options.student, f"--days is a whole number from 0 (takes it back) to {MOST_DAYS}")
        return Grant(**{**vars(grant), "days": options.days})
    if options.all:
        raise _letter(options.student, "--until names one moment, and --all is for assignments of many; use --days")
    (dated,) = chosen
    clock = deadlines.clock(dated.name)
    try:
        until = moments.read(options.until, clock)
    except moments.NoMoment as problem:
        raise _letter(options.student, f"{problem}; nothing was granted") from None
    if dated.due is None:
        raise _letter(dated.name, f"it has no due date yet; set one first: empathy due {dated.name} …")
    if until <= dated.due:
        says = f"that is not after the due date, {moments.told(dated.due, clock)}; nothing was granted"
        raise _letter(options.student, says)
    return Grant(**{**vars(grant), "until": until})


def _told(dated: Dated, deadlines: Deadlines, rows: dict[str, timedelta | None]) -> Iterator[str]:
    clock = deadlines.clock(dated.name)
    yield f"{dated.name}: due {moments.told(dated.due, clock)}" if dated.due else f"{dated.name}: no due date"
    ours = deadlines.students(dated.name)
    for student in sorted(ours):
        if any(grant.until or grant.days for grant in deadlines.of_learner(student, dated.name)):
            yield f"  {_until(dated, student, deadlines)}"
            for grant in deadlines.of_learner(student, dated.name):
                every = "for every assignment, " if grant.assignment == EVERY else ""
                why = f": {ascii_safe(grant.why)}" if grant.why else ""
                yield f"    {every}{_length(grant, deadlines)}, by {ascii_safe(grant.by)} on {grant.at[:10]}{why}"
    for student, extension in sorted(rows.items()):
        if extension and dated.due and student not in ours:
            yield f"  {ascii_safe(student)}: until {moments.told(dated.due + extension, clock)}, by other means"


def _until(dated: Dated, student: str, deadlines: Deadlines) -> str:
    name = ascii_safe(student)
    longer = deadlines.extension(student, dated.name, dated.due)
    if dated.due is None or longer is None:
        return f"{name}: {dated.name} has no due date yet; what was granted will count from it"
    until = moments.told(dated.due + longer, deadlines.clock(dated.name))
    return f"{name}: {dated.name} until {until}{'' if longer else ', as everybody'}"


def _length(grant: Grant, deadlines: Deadlines) -> str:
    if grant.until:
        return f"until {moments.told(grant.until, deadlines.clock(grant.assignment))}"
    return f"{grant.days} day{'' if grant.days == 1 else 's'} more" if grant.days else "taken back"


def _who() -> str:
    return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _letter(where: str, says: str) -> ContentError:
    return ContentError([Letter("empathy", 1, ascii_safe(where), says)])
