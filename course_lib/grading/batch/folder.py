"""Folders that nbgrader's steps make, written beside their place and put into it whole.

Must not: follow a link out of what a learner handed in, or leave half a folder where a whole one is looked for.
"""

from __future__ import annotations

import fnmatch
import hashlib
import io
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

#: A submission with more files than this is left out and told; an assignment needs some dozen.
MOST_FILES = 5_000
#: In bytes. Larger files are known by their size and time alone.
LARGEST_READ = 8_000_000


def files(folder: Path, ignored: Sequence[str]) -> Iterator[tuple[str, os.stat_result]]:
    """The ordinary files of a folder that travel on, as nbgrader chooses them, in order; links and pipes are none.

    Each by its path below the folder, with what is known of it. Raises ValueError where there are more than MOST_FILES.
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
                yield f"{within}{entry.name}", entry.stat(follow_symlinks=False)
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
    for name, about in files(folder, ()):
        small = about.st_size <= LARGEST_READ
        content = _read(f"{folder}/{name}") if small else f"{about.st_size} {about.st_mtime_ns}".encode()
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
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    folders = {""}
    for name, _ in files(source, ignored):
        if name not in made:
            with open(f"{source}/{name}", "rb", opener=_without_links) as file:
                _write(beside, name, file, permissions, folders)
    for name, content in made.items():
        _write(beside, name, io.BytesIO(content), permissions, folders)
    for within in folders if shared else ():
        place = beside / within
        place.chmod((place.stat().st_mode | 0o2770) & 0o2777)


def _read(file: str) -> bytes:
    with open(file, "rb", opener=_without_links) as opened:
        return opened.read()


def _without_links(name: str, flags: int) -> int:
    return os.open(name, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _write(beside: Path, name: str, content: BinaryIO, permissions: int, folders: set[str]) -> None:
    """Write a new file of a new folder, whose `folders` there are by now."""
    above = name.rpartition("/")[0]
    if above not in folders:
        (beside / above).mkdir(parents=True, exist_ok=True)
        folders |= {above, *(str(one) for one in PurePosixPath(above).parents if str(one) != ".")}
    with (beside / name).open("xb") as file:
        shutil.copyfileobj(content, file)
        os.fchmod(file.fileno(), permissions)


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
    hidden = name.startswith(".")
    return any(pattern.match(name) and (not hidden or of_hidden) for pattern, of_hidden in _compiled(tuple(patterns)))


@lru_cache(maxsize=8)
def _compiled(patterns: tuple[str, ...]) -> list[tuple[re.Pattern[str], bool]]:
    """Each pattern, and whether it is one of names that begin with a dot."""
    return [(re.compile(fnmatch.translate(one)), one.startswith(".")) for one in patterns]
