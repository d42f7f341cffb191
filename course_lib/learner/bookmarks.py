"""Places that a learner has marked, to find them again: a small file for each, so that two windows never write to one.

They lie beside the record and are no part of it: a place and the time it was marked, no answer and no word of theirs.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from course_lib.learner.place import Place
from course_lib.learner.segment import NotSaved, sync_folder

#: Their folder in the learner's home.
FOLDER = "bookmarks"


def add(home: Path, place: Place, at: str) -> None:
    """Mark a place at this moment, as `record.now` tells it; what is marked already keeps its time.

    It is on disk once this returns. Raises NotSaved, and then nothing is half written.
    """
    file = _file(home, place)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if _read(file):
            return
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as written:
                json.dump({"file": place.file, "cell": place.cell, "at": at}, written)
                written.flush()
                os.fsync(written.fileno())
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(file.parent)
    except OSError as problem:
        raise NotSaved.because(problem, home) from problem


def remove(home: Path, place: Place) -> None:
    """Take a mark away, if there is one. Raises NotSaved where the file can't be removed."""
    try:
        _file(home, place).unlink(missing_ok=True)
    except OSError as problem:
        raise NotSaved.because(problem, home) from problem


def kept(home: Path) -> list[Place]:
    """All that are marked, the latest first. A file that says no place is passed over."""
    found = [one for file in (home / FOLDER).glob("*.json") if (one := _read(file))]
    return [place for _, place in sorted(found, key=lambda one: one[0], reverse=True)]


def forget(home: Path) -> None:
    """Remove every mark, and the folder where nothing else is in it.

    Raises NotSaved where one can't be removed, and then the others are gone all the same.
    """
    refused = None
    for file in (home / FOLDER).glob("*.json"):
        try:
            file.unlink(missing_ok=True)
        except OSError as problem:
            refused = problem
    if refused:
        raise NotSaved(f"Not everything could be deleted: {refused.strerror}.") from refused
    with suppress(OSError):
        (home / FOLDER).rmdir()


def _file(home: Path, place: Place) -> Path:
    name = hashlib.sha256(f"{place.file}#{place.cell}".encode()).hexdigest()[:16]
    return home / FOLDER / f"{name}.json"


def _read(file: Path) -> tuple[str, Place] | None:
    """When a place was marked, and the place."""
    try:
        if not file.is_file():  # a pipe would keep its reader waiting
            return None
        said = json.loads(file.read_bytes())
        at, place = said["at"], Place(said["file"], said["cell"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return (at, place) if all(isinstance(one, str) for one in (at, place.file, place.cell)) else None
