"""`empathy forget ID`, or `--all`: learners taken out of this copy of the course, and their pages out of the exchange.

The gradebook's rows go last: they say what else a learner is called. It can run again, and then says that nothing is
left. Exit status: 0 where nothing is left here; 1 where something has to be looked at, or nothing could be done.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Engine

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch import desk, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.telling import ascii_safe
from course_lib.grading.erasing import coursework, rows, sent
from course_lib.grading.erasing.words import Whom


def forget(root: Path, options: argparse.Namespace) -> int:
    """Erase, and tell what there was. Raises ContentError, and what was not done by then is done by the next run."""
    if bool(options.student) == bool(options.all):
        raise _letter("name one learner, or write --all")
    course = Course.read(root)
    engines = list(_gradebooks(course, root))
    whom = _whom(engines[:1], options)
    found = _found(course, root, whom, engines)
    for line in found:
        print(line)
    if not found:
        print(f"Nothing of {_called(options)} is in {root}.")
    if options.dry_run:
        print("Nothing was erased here: this was a dry run.")
    elif found:
        if not options.yes:
            _ask(options.student or "all")
        with ExitStack() as alone:
            for name in coursework.assignments(root):
                alone.enter_context(desk.alone(paths.marking(root), name))
            _erase(course, root, whom, engines)
        print(f"{_called(options)}: erased from {root}.")
    own = coursework.own_files(root, whom)
    for file in own:
        print(f"{file} is yours and names them; take that out, or remove the file.")
    return int(bool(own))


def _whom(engines: list[Engine], options: argparse.Namespace) -> Whom:
    ids, called = frozenset({options.student} - {None}), frozenset[str]()
    for engine in engines:
        with tables.told(engine), engine.connect() as connection:
            ids |= rows.everybody(connection) if options.all else frozenset()
            called = rows.called(connection, ids)
    return Whom(ids, called, everybody=options.all)


def _gradebooks(course: Course, root: Path) -> list[Engine]:
    """The gradebook where there is one, and the copies of it from before runs."""
    engine = tables.engine(course.database)
    copies = [tables.engine(f"sqlite:///{file}") for file in sorted(paths.backups(root).glob("*.db"))]
    return [*([] if desk.is_new(engine) else [engine]), *copies]


def _found(course: Course, root: Path, whom: Whom, engines: list[Engine]) -> list[str]:
    """What there is of them, in words."""
    held = [engine for engine in engines if _holds(engine, whom)]
    told = {
        "pages of feedback in the exchange": len(sent.pages(course, whom)),
        "folders of submissions, marked copies and pages": len(coursework.folders(course, root, whom)),
        "notes of marking and logs with lines about them": len(_in_trails(root, whom)),
        "gradebooks, its copies from before runs included": len(held),
    }
    many = [f"  {file}: removed; make it anew, if you need it" for file in coursework.made_of_many(root, whom)]
    return [*(f"  {what}: {count:,}" for what, count in told.items() if count), *many]


def _holds(engine: Engine, whom: Whom) -> bool:
    with tables.told(engine), engine.connect() as connection:
        there = rows.everybody(connection)
    return bool(there if whom.everybody else there & whom.ids)


def _in_trails(root: Path, whom: Whom) -> list[Path]:
    return [file for file in coursework.trails(root) if coursework.left_of(file, whom) is not None]


def _erase(course: Course, root: Path, whom: Whom, engines: list[Engine]) -> None:
    try:
        coursework.remove(sent.pages(course, whom))
        coursework.remove(coursework.made_of_many(root, whom))
        coursework.remove(coursework.folders(course, root, whom))
        for file in coursework.trails(root):
            coursework.rewrite(file, whom)
    except OSError as problem:
        says = f"it stopped at {problem.filename} ({problem.strerror}); mend that, and run the same command again"
        raise _letter(says) from None
    for engine in reversed(engines):
        rows.remove(engine, whom)


def _called(options: argparse.Namespace) -> str:
    return ascii_safe(options.student) if options.student else "all learners"


def _ask(word: str) -> None:
    print(f"This can't be taken back. To go on, type {word}: ", end="")
    try:
        typed = input()
    except EOFError:
        typed = ""
    if typed.strip() != word:
        raise _letter(f"{word} was not typed; nothing was erased")


def _letter(says: str) -> ContentError:
    return ContentError([Letter("empathy forget", 1, "", says)])
