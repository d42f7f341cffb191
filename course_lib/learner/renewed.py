"""What became of a learner's lessons when the course was brought up to date: told at home until it has been read.

A small file beside the lessons, written by whatever delivers them. It holds names of notebooks, and is lost without
harm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from course_lib.learner.segment import NotSaved

#: Its name in the folder of the lessons.
FILE = ".renewed.json"
#: In bytes. A hundred lessons come to some ten thousand.
LARGEST = 1_000_000


class How(StrEnum):
    """What was done: the notebook was replaced; the learner's changed one stays, and the new one lies beside it; or a
    fresh one stands in place of a damaged one, which is kept."""

    REPLACED = "replaced"
    BESIDE = "beside"
    MENDED = "mended"


@dataclass(frozen=True)
class Renewed:
    """A notebook by its file's name. `kept` is the learner's own, where that was kept under a name of its own."""

    file: str
    how: How
    kept: str = ""


def noted(folder: Path, news: Iterable[Renewed]) -> bytes:
    """What the file is to hold: what nobody has read yet, and after it the news."""
    told = {one.file: one for one in (*unread(folder), *news)}
    return json.dumps([asdict(one) for one in told.values()], indent=1).encode()


def unread(folder: Path) -> list[Renewed]:
    """What is still to be told; nothing where the file is none of ours."""
    file = folder / FILE
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:  # a pipe would keep its reader waiting
            return []
        found = [Renewed(one["file"], How(one["how"]), one["kept"]) for one in json.loads(file.read_bytes())]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return [one for one in found if isinstance(one.file, str) and isinstance(one.kept, str)]


def read(folder: Path) -> None:
    """It has been read, and is told no more. Raises NotSaved where the file can't be removed."""
    try:
        (folder / FILE).unlink(missing_ok=True)
    except OSError as problem:
        raise NotSaved.because(problem, folder) from problem
