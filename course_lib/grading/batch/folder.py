"""Folders that nbgrader's steps make, written beside their place and put into it whole.

Must not: follow a link out of what a learner handed in, or leave half a folder where a whole one is looked for.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

#: A submission with more files than this is left out and told; an assignment needs some dozen.
MOST_FILES = 5_000
#: In bytes. Larger files are known by their size and time alone.
LARGEST_READ = 8_000_000


def files(folder: Path, ignored: Sequence[str]) -> Iterator[Path]:
    """The ordinary files of a folder that travel on, as nbgrader chooses them, in order; links and pipes are none.

    Raises ValueError where there are more than MOST_FILES.
    """
    count, skipped = 0, set()
    for place, inside, names in os.walk(folder):
        if place in skipped or (place != str(folder) and _is_ignored(Path(place).name, ignored)):
            skipped |= {str(Path(place) / name) for name in inside}
            continue
        inside.sort()
        for name in sorted(names):
            count += 1
            if count > MOST_FILES:
                raise ValueError(f"more than {MOST_FILES} files")
            file = Path(place) / name
            if not _is_ignored(name, ignored) and stat.S_ISREG(file.lstat().st_mode):
                yield file


def digest(folder: Path) -> str:
    """What a submission is known by: names and contents of all its files, notebooks included."""
    known = hashlib.sha256()
    for file in files(folder, ()):
        about = file.lstat()
        small = about.st_size <= LARGEST_READ
        content = file.read_bytes() if small else f"{about.st_size} {about.st_mtime_ns}".encode()
        known.update(f"{os.fsencode(file.relative_to(folder))!r} {len(content)}\n".encode() + content)
    return known.hexdigest()


def fill(beside: Path, source: Path, ignored: Sequence[str], made: Mapping[str, bytes]) -> None:
    """Copy what travels on from `source` into a new folder `beside`, then write what was made, by its path in it."""
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for file in files(source, ignored):
        place = beside / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place, follow_symlinks=False)
    for name, content in made.items():
        place = beside / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def close(beside: Path, permissions: int, *, shared: bool) -> None:
    """Give what was written the rights that nbgrader's steps give."""
    for place, _, names in os.walk(beside):
        for name in names:
            (Path(place) / name).chmod(permissions)
        if shared:
            Path(place).chmod((Path(place).stat().st_mode | 0o2770) & 0o2777)


def put(beside: Path, place: Path) -> None:
    """Put a whole folder into its place. Killed in between, there is none there, and the next run makes it."""
    old = beside.with_name(f"{beside.name}.old")
    if place.exists():
        place.rename(old)
    beside.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def beside(place: Path, run: int) -> Path:
    """Where a run, known by its process, writes a folder before it is whole; no step of nbgrader looks there."""
    return place.with_name(f".{place.name}.{run}")


def clear(place: Path) -> None:
    """Remove what killed runs left beside a place."""
    for left in place.parent.glob(f".{place.name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _is_ignored(name: str, patterns: Sequence[str]) -> bool:
    """As `glob` has it: a star stands for no dot at the beginning."""
    return any(
        fnmatch.fnmatchcase(name, pattern) and (not name.startswith(".") or pattern.startswith("."))
        for pattern in patterns
    )
