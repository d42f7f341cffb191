"""A file of lines that one process alone appends to: on disk before anything is called saved.

So two kernels, two tabs and two machines with one home never write to the same file, and there is no lock that a crash
could leave behind. Must not: know what a line means.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

#: Without it Windows would write another end of line than was counted.
BINARY = getattr(os, "O_BINARY", 0)


class NotSaved(Exception):
    """It is not on disk. The text tells who wanted it saved why, and what to do."""

    @classmethod
    def because(cls, problem: OSError, folder: Path) -> NotSaved:
        """What the disk's refusal means, in words."""
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            return cls("The disk is full. Make some room (empty the trash, remove large files), then save again.")
        if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            whom = "Ask whoever runs the course’s computer to allow it, then save again."
            return cls(f"The folder {folder} can't be written to. {whom}")
        return cls(f"The disk refused it ({problem.strerror or problem}). Wait a moment, then save again.")


class Segment:
    """One file that this process alone appends to.

    It is open only while a line is written: some systems can't delete an open file, and a full network disk may tell
    so only when the file is closed.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.size, self.process = path, 0, os.getpid()

    @classmethod
    def begin(cls, folder: Path, at: str, head: dict[str, Any]) -> Segment:
        """A new file in the folder, which is made where it is missing. `at` is this moment, `head` the first line.

        Raises OSError.
        """
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        segment = cls(folder / f"{at[:19].replace(':', '')}-{secrets.token_hex(4)}.jsonl")
        os.close(os.open(segment.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        segment.write(head)
        sync_folder(folder)
        return segment

    def write(self, content: dict[str, Any]) -> None:
        """Append a line; it is on disk once this returns. Raises OSError, FileNotFoundError where the file is gone."""
        line = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | BINARY)
        try:
            left = memoryview(line)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
            if os.fstat(handle).st_nlink == 0:  # deleted under our hands
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        finally:
            os.close(handle)
        self.size += len(line)


def sync_folder(folder: Path) -> None:
    """Make the new file's name durable too. Some systems can't; the data itself is synced all the same."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)
