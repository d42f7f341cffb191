"""The hub's database, kept so that a class signs in together without waiting for the disk at each step of each of them.

SQLite then adds what is new to a file beside it (`-wal`) and waits once where it waited three times. What was noted is
on disk as before.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def prepare(file: Path) -> None:
    """Have the database kept so, from now on; it is made where there is none. It can run again."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
