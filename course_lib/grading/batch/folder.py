"""Folders that nbgrader's steps make, written beside their place and put into it whole.

Must not: follow a link out of what a learner handed in, or leave half a folder where a whole one is looked for.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from course_lib.grading import handed_in_file

#: A submission with more files than this is left out and told; an assignment needs some dozen.
MOST_FILES = 5_000
#: In bytes. Larger files are known by their size and time alone.
LARGEST_READ = 8_000_000
#: In bytes: so much of a file is copied at once.
PIECE = 65_536
#: A pattern that no name has.
NONE = r"(?!)"


def files(folder: Path, ignored: Sequence[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The ordinary files of a folder that travel on, as nbgrader chooses them, in order; links and pipes are none.

    Each by its path below the folder, with its entry. Raises ValueError where there are more than MOST_FILES.
    """
    count, waiting = 0, [""]
    while waiting:
        within = waiting.pop()
        inside = []
        for entry in _entries(folder, within):
            if entry.is_dir(follow_symlinks=False):
                inside += [] if _is_ignored(entry.name, ignored) else [f"{within}{entry.name}/"]
                continue
            count += 1
            if count > MOST_FILES:
                raise ValueError(f"more than {MOST_FILES} files")
            if entry.is_file(follow_symlinks=False) and not _is_ignored(entry.name, ignored):
                yield f"{within}{entry.name}", entry
        waiting += reversed(inside)


def _entries(folder: Path, within: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, in order; nothing where it can't be entered."""
    try:
        with os.scandir(f"{folder}/{within}") as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def digest(folder: Path) -> str:
    """What a submission is known by: names and contents of all its files, notebooks included."""
    known = hashlib.sha256()
    for name, entry in files(folder, ()):
        about = entry.stat(follow_symlinks=False)
        if about.st_size <= LARGEST_READ:
            content = handed_in_file.read(entry.path, LARGEST_READ)
        else:
            content = f"{about.st_size} {about.st_mtime_ns}".encode()
        known.update(f"{os.fsencode(name)!r} {len(content)}\n".encode() + content)
    return known.hexdigest()


def fill(
    beside: Path,
    source: Path,
    ignored: Sequence[str],
    made: Mapping[str, bytes],
    permissions: int,
    *,
    shared: bool,
) -> None:
    """Copy what travels on from `source` into a new folder `beside`, and write what was made, by its path in it.

    `permissions` are the rights that nbgrader's steps give to files; where they are `shared`, its group may enter.
    """
    beside.mkdir(parents=True)
    folders = {""}
    for name, entry in files(source, ignored):
        if name not in made:
            _write(beside, name, _pieces(entry.path), permissions, folders)
    for name, content in made.items():
        _write(beside, name, (content,), permissions, folders)
    for within in folders if shared else ():
        place = beside / within
        place.chmod((place.stat().st_mode | 0o2770) & 0o2777)


def _pieces(file: str) -> Iterator[bytes]:
    """A file that was handed in, whatever its size."""
    handle = os.open(file, handed_in_file.OPEN)
    try:
        while piece := os.read(handle, PIECE):
            yield piece
    finally:
        os.close(handle)


def _write(beside: Path, name: str, pieces: Iterable[bytes], permissions: int, folders: set[str]) -> None:
    """Write a new file of a new folder, whose `folders` there are by now."""
    above = name.rpartition("/")[0]
    if above not in folders:
        (beside / above).mkdir(parents=True, exist_ok=True)
        folders |= {above, *(str(one) for one in PurePosixPath(above).parents if str(one) != ".")}
    handle = os.open(f"{beside}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        for piece in pieces:
            _append(handle, piece)
        os.fchmod(handle, permissions)
    finally:
        os.close(handle)


def _append(handle: int, piece: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part, and says so at the next."""
    while piece:
        piece = piece[os.write(handle, piece) :]


def put(beside: Path, place: Path) -> None:
    """Put a whole folder into its place. Killed in between, there is none there, and the next run makes it."""
    old = beside.with_name(f"{beside.name}.old")
    if place.exists():
        place.rename(old)
        beside.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    else:
        beside.rename(place)


def beside(place: Path, run: int) -> Path:
    """Where a run, known by its process, writes a folder before it is whole; no step of nbgrader looks there."""
    return place.with_name(f".{place.name}.{run}")


def clear(place: Path) -> None:
    """Remove what killed runs left beside a place."""
    for left in place.parent.glob(f".{place.name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _is_ignored(name: str, patterns: Sequence[str]) -> bool:
    """As `glob` has it: a star stands for no dot at the beginning."""
    return _compiled(tuple(patterns), hidden=name.startswith(".")).match(name) is not None


@lru_cache(maxsize=16)
def _compiled(patterns: tuple[str, ...], *, hidden: bool) -> re.Pattern[str]:
    """All patterns in one, or of `hidden` names those that begin with a dot themselves."""
    chosen = [fnmatch.translate(one) for one in patterns if one.startswith(".") or not hidden]
    return re.compile("|".join(chosen) or NONE)
