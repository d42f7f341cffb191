"""Where a backup may lie, and how it comes there: written beside its place, and put into it once it is whole."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from course_lib.ops.hub.people import letter
from course_lib.ops.hub.shown import size

COMMAND = "backup"


def require_closed(file: Path) -> None:
    """Raises ContentError where others than root could come at what lies there, or the place is none for a file."""
    folder = file.parent.resolve()
    if not folder.is_dir():
        raise letter(
            COMMAND, str(file), f"there is no folder {folder}; make it, for root alone: `mkdir -m 700 {folder}`"
        )
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise letter(COMMAND, str(file), "this is there already, and is no file; name another")
    way = [(place, place.stat()) for place in (folder, *folder.parents)]
    for place, about in way:
        if about.st_uid != 0:
            raise letter(
                COMMAND, str(file), f"{place} isn't root's, so its owner could come at the backup; name another"
            )
    if not any(stat.S_IMODE(about.st_mode) & 0o077 == 0 for _, about in way):
        says = (
            f"others may enter {folder}, and a backup holds what students wrote in confidence, and their passwords’ "
            f"hashes. Name a place in root's home, or close this one: `chmod 700 {folder}`"
        )
        raise letter(COMMAND, str(file), says)


def require_room(file: Path, needed: int, largest: str) -> None:
    """Raises ContentError where the disk may not hold so many bytes. `largest` tells what takes most of them."""
    free = shutil.disk_usage(file.parent).free
    if free < needed:
        says = f"it may take up to {size(needed)}, and {size(free)} are free there. Most is in: {largest}"
        raise letter(COMMAND, str(file), f"{says}. Make room, or name a file on another disk")


@contextmanager
def begun(file: Path) -> Iterator[BinaryIO]:
    """A new file for root alone, which takes its place at the end of the block, on disk.

    What a run that was killed has left is written over; where one still runs, ContentError is raised.
    """
    beside = file.with_name(f".{file.name}.begun")
    handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "r+b") as opened:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise letter(COMMAND, str(file), "another run is writing it; wait for its end") from None
        if not _is_at(handle, beside):
            raise letter(COMMAND, str(file), "another run has just written it; look at that one first")
        try:
            os.fchmod(handle, 0o600)
            opened.truncate(0)
            yield opened
            opened.flush()
            os.fsync(handle)
            beside.replace(file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _is_at(handle: int, place: Path) -> bool:
    """Whether an open file has this name still: else it is what another run has finished meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), place.lstat())
    except FileNotFoundError:
        return False
