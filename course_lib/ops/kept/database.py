"""An SQLite database as it is at one moment, while others write to it.

SQLite opens files by their names and may write to them, so it is its owner's account that does it, in a process of its
own: where the name leads elsewhere by then, it leads to what that account may read.
"""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from course_lib.ops.preloaded.account import Account, become

HEAD = b"SQLite format 3\0"
#: What SQLite keeps beside a database while it is written; the copy has it in it.
BESIDE = ("-journal", "-wal", "-shm")
#: In seconds; the owner may hold a lock for ever.
PATIENCE = 60


def copied(file: Path, owner: str, into: BinaryIO) -> bool:
    """Write a whole copy into an open file; whether that could be done. Never raises for what the owner has made."""
    child = os.fork()
    if not child:
        status = 1
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(PATIENCE)
            become(Account.named(owner))
            into.write(content(file))
            into.flush()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def content(file: Path) -> bytes:
    """A database's bytes between two writes. Raises sqlite3.Error where that can't be had."""
    with (
        closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=PATIENCE / 2)) as here,
        closing(sqlite3.connect(":memory:")) as copy,
    ):
        here.execute("BEGIN")
        here.execute("SELECT name FROM sqlite_master")  # waits so long for a writer; `backup` would wait for ever
        here.backup(copy)
        return copy.serialize()
