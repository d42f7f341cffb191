"""A folder in the exchange, read by descriptors: what was looked at is what is read, whatever its owner does meanwhile.

Each name is opened below an open folder, never through a link and never waiting for a pipe.
"""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from course_lib.grading.collecting.choosing import Found
from course_lib.grading.collecting.refused import Refused, shown
from course_lib.grading.collecting.survey import ANSWERS, Entry, Survey, survey, wanted

#: Names in a folder, needed or not: past it, listing alone would hold everybody else up.
MOST_NAMES = 50_000
OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def opened(name: str | os.PathLike[str], within: int | None = None) -> Iterator[int]:
    """A descriptor of a folder that is no link. Raises OSError."""
    here = os.open(name, OPEN | os.O_DIRECTORY, dir_fd=within)
    try:
        yield here
    finally:
        os.close(here)


def listing(inbound: int) -> Iterator[Found]:
    """What lies in the open folder `inbound`, in no order."""
    with os.scandir(inbound) as entries:
        for entry in entries:
            try:
                about = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since it was listed, or nobody may know
            yield Found(entry.name, stat.S_ISDIR(about.st_mode), account(about.st_uid))


@cache
def account(number: int) -> str:
    """The name of an account; of one without a name, its number."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"number {number}"


def look_into(inbound: int, name: str) -> Survey:
    """What is needed of a submission. Raises Refused; nothing has been read yet."""
    try:
        with opened(name, inbound) as folder:
            owner = os.fstat(folder).st_uid
            found = list(_entries(folder))
            if any(entry.path == ANSWERS and entry.kind == "folder" and entry.owner == owner for entry in found):
                with opened(ANSWERS, folder) as answers:
                    found += _entries(answers, f"{ANSWERS}/")
    except OSError as problem:
        raise _unreadable(problem) from problem
    return survey(found, owner)


def read(inbound: int, name: str, seen: Survey) -> dict[str, bytes]:
    """The files of a survey, by path. Raises Refused where one can't be read, or isn't what was looked at any more."""
    files = {}
    try:
        with opened(name, inbound) as folder:
            for entry in seen.files:
                files[entry.path] = _contents(folder, entry)
    except OSError as problem:
        raise _unreadable(problem) from problem
    return files


def _entries(folder: int, above: str = "") -> Iterator[Entry]:
    with os.scandir(folder) as entries:
        for count, entry in enumerate(entries):
            if count == MOST_NAMES:
                raise Refused(f"It holds more than {MOST_NAMES:,} things.")
            if wanted(above + entry.name):
                yield _entry(above + entry.name, entry.stat(follow_symlinks=False))


def _entry(path: str, about: os.stat_result) -> Entry:
    kinds = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}
    kind = kinds.get(stat.S_IFMT(about.st_mode), "other")
    return Entry(path, kind, about.st_size, about.st_uid, about.st_ctime_ns, about.st_ino)


def _contents(folder: int, entry: Entry) -> bytes:
    above, _, name = entry.path.rpartition("/")
    if above:
        with opened(above, folder) as inner:
            handle = os.open(name, OPEN, dir_fd=inner)
    else:
        handle = os.open(name, OPEN, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        before = _entry(entry.path, os.fstat(handle))
        data = file.read(entry.size + 1) if before == entry else b""
        if before != entry or _entry(entry.path, os.fstat(handle)) != entry or len(data) != entry.size:
            raise Refused(f"{shown(entry.path)} was changed while it was being copied.", "Collect again.")
    return data


def _unreadable(problem: OSError) -> Refused:
    return Refused(f"It can't be read ({problem.strerror or problem}).")
