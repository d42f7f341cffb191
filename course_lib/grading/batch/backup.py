"""Copies of the gradebook, made before a run writes to it; the newest ten are kept."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.gradebook import copy_of

KEPT = 10


def keep(gradebook: Path, folder: Path, now: datetime) -> Path:
    """Copy an SQLite gradebook into `folder` as it is at this moment, and remove the oldest copies beyond KEPT.

    Returns the copy, which is whole or not there. Raises ContentError where it can't be made.
    """
    copy = folder / f"gradebook-{now:%Y%m%dT%H%M%S%f}.db"
    beside = folder / f".{copy.name}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob(".gradebook-*.db"):
            left.unlink()
        beside.touch(mode=0o600)
        copy_of(gradebook, beside)
        beside.replace(copy)
        for old in sorted(folder.glob("gradebook-*.db"))[:-KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as problem:
        says = f"no copy of the gradebook could be made ({problem}), so nothing was marked; make room and run it again"
        raise ContentError([Letter(str(copy), 1, "", says)]) from problem
    return copy
