"""What lies in `course-work/` of learners: found, and taken out. What was made of many is removed, and made anew.

What an instructor has put there, such as a list of the class, is told and left.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from glob import escape, glob
from pathlib import Path

from course_lib import paths
from course_lib.grading.batch.course import Course
from course_lib.grading.erasing.sent import STEPS
from course_lib.grading.erasing.words import Whom, lines_without

#: What is made of many learners' work: folders, nbgrader's table of marks, and its log.
MANY, TABLE, LOG = ("exported", "report"), "grades.csv", "nbgrader.log"
#: In bytes: a table or page of a class is smaller; what is larger is not looked into.
LARGEST = 50_000_000


def folders(course: Course, root: Path, whom: Whom) -> list[Path]:
    """The folders with their submissions, marked copies and pages; what was copied from a service among them."""
    found = set[Path]()
    for student in ["*"] if whom.everybody else map(escape, whom.ids):
        found |= set(paths.exchange_copy(root).glob(f"*/inbound/{student}+*"))
    for step in STEPS:
        for student in ["*"] if whom.everybody else map(escape, whom.ids):
            each = course.folder(step, student, "*")
            theirs = each.parent if each.parent.name == student else each
            found |= set(map(Path, glob(str(theirs))))  # noqa: PTH207  as nbgrader looks for them
    return sorted(found)


def made_of_many(root: Path, whom: Whom) -> list[Path]:
    """Exports, reports and nbgrader's table that name them, or, of everybody, all."""
    work = paths.course_work(root)
    files = [file for place in MANY for file in ((work / place).rglob("*") if (work / place).is_dir() else [])]
    files += [work / TABLE] if (work / TABLE).is_file() else []
    return [file for file in sorted(files) if file.is_file() and (whom.everybody or names(file, whom))]


def own_files(root: Path, whom: Whom) -> list[Path]:
    """Files beside these that name them: an instructor has put them there, and knows what for."""
    work = paths.course_work(root)
    made = {*STEPS, *MANY, TABLE, LOG, "release", paths.gradebook(root).name}
    made |= {paths.marking(root).name, paths.backups(root).name, paths.exchange_copy(root).name}
    files = [file for file in work.rglob("*") if file.relative_to(work).parts[0] not in made]
    return [file for file in sorted(files) if file.is_file() and names(file, whom)]


def trails(root: Path) -> list[Path]:
    """The notes of marking, and nbgrader's log."""
    log = paths.course_work(root) / LOG
    return [*sorted(paths.marking(root).rglob("*.jsonl")), *([log] if log.is_file() else [])]


def names(file: Path, whom: Whom) -> bool:
    """Whether a file that can be read as text holds a name of theirs."""
    try:
        if file.stat().st_size > LARGEST:
            return False
        return whom.is_in(file.read_bytes().decode("utf-8", "replace"))
    except OSError:
        return False


def left_of(file: Path, whom: Whom) -> bytes | None:
    """What of a trail or a log stays; None where that is all."""
    lines = file.read_bytes().splitlines(keepends=True)
    if file.suffix == ".jsonl":
        left = [line.rstrip(b"\r\n") + b"\n" for line in lines_without(whom, lines, _stand_in)]
    else:
        left = [line for line in lines if not (whom.everybody or whom.is_in(line.decode("utf-8", "replace")))]
    return None if _plain(left) == _plain(lines) else b"".join(left)


def rewrite(file: Path, whom: Whom) -> bool:
    """Take them out of a trail or a log, whole or not at all; whether something was in it."""
    while (left := left_of(file, whom)) is not None:
        before = file.stat()
        beside = file.with_name(f".{file.name}.erasing")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, before.st_mode & 0o777), "wb") as new:
            new.write(left)
            new.flush()
            os.fsync(new.fileno())
        if file.stat().st_size == before.st_size:  # else somebody has added to it
            beside.replace(file)
            return True
    return False


def remove(places: list[Path]) -> None:
    """Remove files and folders, and what no link leads to."""
    for place in places:
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)


def _stand_in() -> str:
    return f"erased-{secrets.token_hex(4)}"


def _plain(lines: list[bytes]) -> list[bytes]:
    return [line.rstrip(b"\r\n") for line in lines]


def assignments(root: Path) -> Iterator[str]:
    """The names by which runs over an assignment keep others away."""
    yield from sorted({file.stem for file in paths.marking(root).glob("*.lock")})
