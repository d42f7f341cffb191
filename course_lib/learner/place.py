"""Where a learner is in the course: the file and the cell in view, for going on there on another day.

It lies beside the record and is no part of it: it holds one place, no history and no answer, and is lost without harm.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from course_lib.learner.segment import NotSaved

#: Its name in the learner's home.
FILE = "place.json"


@dataclass(frozen=True)
class Place:
    """A notebook of the course by its file's name, and a cell of it by its id."""

    file: str
    cell: str


def keep(home: Path, place: Place) -> bool:
    """Remember the place, whole or not at all; whether that could be done."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=home, prefix=f"{FILE}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(place), file)
            Path(name).replace(home / FILE)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError:
        return False
    return True


def kept(home: Path) -> Place | None:
    """The place that was remembered last; None where there is none, or where the file says no place."""
    file = home / FILE
    try:
        if not file.is_file():  # a pipe would keep its reader waiting
            return None
        said = json.loads(file.read_bytes())
        place = Place(said["file"], said["cell"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return place if isinstance(place.file, str) and isinstance(place.cell, str) else None


def forget(home: Path) -> None:
    """Remember no place. Raises NotSaved where the file can't be removed."""
    try:
        (home / FILE).unlink(missing_ok=True)
    except OSError as problem:
        raise NotSaved(f"Not everything could be deleted: {problem.strerror}.") from problem
