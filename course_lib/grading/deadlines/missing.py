"""`empathy missing`: who on the roster has not handed in, or was left out, and until when they have time.

Looked at are what was collected, the gradebook, and, where it can be read, what lies in the exchange. Must not: write.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.exchange.default import ExchangeCollect
from sqlalchemy import select

from course_lib import paths
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.telling import ascii_safe
from course_lib.grading.collecting import choosing, folder
from course_lib.grading.collecting.choosing import Rules
from course_lib.grading.collecting.refused import LeftOut, shown
from course_lib.grading.deadlines import book, moments
from course_lib.grading.deadlines.book import Dated
from course_lib.grading.deadlines.granted import Deadlines


@dataclass(frozen=True)
class Waiting:
    """What lies in the exchange: who has a folder of their own there, and folders that nobody's can be."""

    learners: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class Person:
    """One on the roster; what it doesn't hold is empty."""

    id: str
    name: str = ""
    email: str = ""


def missing(root: Path, options: argparse.Namespace) -> list[str]:
    """Tell who is missing. Raises ContentError where there is no gradebook or no such assignment."""
    course, deadlines = Course.read(root), book.read(paths.marking(root))
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        dated = book.assignment(connection, options.assignment)
        columns = tables.STUDENT.c
        rows = connection.execute(select(tables.STUDENT).order_by(columns.last_name, columns.first_name, columns.id))
        roster = [
            Person(row["id"], f"{row['first_name'] or ''} {row['last_name'] or ''}".strip(), row["email"] or "")
            for row in rows.mappings()
        ]
        extensions = book.extensions(connection, dated)
        there = book.marked(connection, dated) | set(course.learners("submitted", dated.name))
    waiting = _in_exchange(course, dated.name)
    longer = {one.id: _longer(one.id, dated, deadlines, extensions) for one in roster}
    absent = [one for one in roster if one.id not in there]
    return [
        *told(dated, absent, waiting, longer, deadlines.clock(dated.name), datetime.now(UTC)),
        f"On the roster: {len(roster):,}. Handed in: {len(roster) - len(absent):,}. Not collected: {len(absent):,}.",
    ]


def told(
    dated: Dated,
    absent: Sequence[Person],
    waiting: Waiting,
    longer: Mapping[str, timedelta],
    clock: ZoneInfo,
    now: datetime,
) -> Iterator[str]:
    """What the instructor reads of those whose work isn't here. Pure."""
    yield f"{dated.name}: due {moments.told(dated.due, clock)}" if dated.due else f"{dated.name}: no due date"
    uncollected = [one for one in absent if one.id in waiting.learners]
    lacking = [one for one in absent if one.id not in waiting.learners]
    over = [one for one in lacking if dated.due and dated.due + longer[one.id] < now]
    for title, some in (
        ("Not handed in, and the time is over:", over),
        ("Not handed in, and there is time yet:", [one for one in lacking if one not in over]),
        (f"In the exchange; run `empathy collect {dated.name}`, which says why where one stays:", uncollected),
    ):
        if some:
            yield title
        for one in some:
            until = f", until {moments.told(dated.due + longer[one.id], clock)}" if dated.due and longer[one.id] else ""
            yield f"  {ascii_safe(one.id)}{f' ({ascii_safe(one.name)})' if one.name else ''}{until}"
        if some and some is not uncollected:
            yield from _mail(some)
    if waiting.trouble:
        yield waiting.trouble
    if waiting.left_out:
        yield "In the exchange, and whose it is can't be said:"
    for left in waiting.left_out:
        yield f"  {shown(left.folder)} ({left.who}). {left.says}"


def _mail(some: Sequence[Person]) -> Iterator[str]:
    """Addresses in one line; each learner should see their own alone."""
    if addresses := [one.email for one in some if one.email and one.email.isprintable()]:
        yield f"  Blind copy (Bcc): {', '.join(addresses)}"
    if without := len(some) - len(addresses):
        yield f"  Without an address on the roster: {without:,}."


def _longer(student: str, dated: Dated, deadlines: Deadlines, extensions: Mapping[str, timedelta | None]) -> timedelta:
    granted = deadlines.extension(student, dated.name, dated.due)
    return granted if granted is not None else extensions.get(student) or timedelta()


def _in_exchange(course: Course, assignment: str) -> Waiting:
    """Judged as collecting does, but for the roster, which says who is asked about."""
    step = ExchangeCollect(config=course.settings(), coursedir=course.directory)
    place = Path(step.root) / course.directory.course_id / "inbound"
    rules = Rules(assignment, ZoneInfo(step.timezone), None, step.check_owner)
    try:
        with folder.opened(place) as inbound:
            chosen = choosing.choose(folder.listing(inbound), rules)
    except OSError as problem:
        return Waiting(trouble=f"What lies in the exchange was not looked at ({place}: {problem.strerror}).")
    return Waiting(frozenset(chosen.handed_in), tuple(chosen.left_out))
