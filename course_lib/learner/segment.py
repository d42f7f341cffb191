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


class NotSaved(Exception):
    """It is not on disk. The text tells who wanted it saved why, and what to do."""

    @classmethod
    def because(cls, problem: OSError, folder: Path) -> NotSaved:
        """What the disk's refusal means, in words."""
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            return cls("The disk is full. Make some room (empty the trash, remove large files), then save again.")
        if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            says = (
                f"The folder {folder} can't be written to. Ask whoever runs this computer to allow it, then save again."
            )
            return cls(says)
        return cls(f"The disk refused it ({problem.strerror or problem}). Wait a moment, then save again.")


class Segment:
    """One open file that this process alone appends to."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path, self.handle, self.size, self.process = path, handle, 0, os.getpid()

    @classmethod
    def begin(cls, folder: Path, at: str, head: dict[str, Any]) -> Segment:
        """A new file in the folder, which is made where it is missing. `at` is this moment, `head` the first line.

        Raises OSError.
        """
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"{at[:19].replace(':', '')}-{secrets.token_hex(4)}.jsonl"
        segment = cls(path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600))
        try:
            segment.write(head)
            sync_folder(folder)
        except OSError:
            segment.close()
            raise
        return segment

    def usable(self) -> bool:
        """Not in a forked child, and not once the file was deleted under our hands."""
        try:
            there, ours = self.path.stat(), os.fstat(self.handle)
        except OSError:
            return False
        return self.process == os.getpid() and (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)

    def write(self, content: dict[str, Any]) -> None:
        """Append a line; it is on disk once this returns. Raises OSError."""
        line = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
        left = memoryview(line)
        while left:
            left = left[os.write(self.handle, left) :]
        os.fsync(self.handle)
        self.size += len(line)

    def close(self) -> None:
        """Give the file up."""
        with suppress(OSError):  # a file system that failed once may refuse even this; the segment is given up anyway
            os.close(self.handle)


def sync_folder(folder: Path) -> None:
    """Make the new file's name durable too. Some systems can't; the data itself is synced all the same."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)
