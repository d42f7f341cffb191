"""A backup is made while others write, and holds nothing that somebody has planted there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.support.hub.lived_in import own, write
from tests.support.hub.small_class import SmallClass

#: Writes to a database as fast as it can, in one table of which each row has the sum of those before it.
BUSY = """
import sqlite3, sys, time
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA journal_mode = delete")
book.execute("CREATE TABLE IF NOT EXISTS mark (id INTEGER PRIMARY KEY, comment TEXT)")
book.execute("CREATE TABLE IF NOT EXISTS total (id INTEGER PRIMARY KEY, comment TEXT)")
print("begun", flush=True)
while True:
    time.sleep(0.002)
    book.execute("BEGIN IMMEDIATE")
    for table in ("mark", "total"):
        book.execute(f"INSERT INTO {table} (comment) VALUES (hex(randomblob(200)))")
    book.execute("COMMIT")
"""


@contextmanager
def busy_gradebook(class_: SmallClass) -> Iterator[Path]:
    """The instructor's gradebook, which a process goes on writing to."""
    book = write(class_.instructor, "course/course-work/gradebook.db", b"")
    script = class_.place / "busy.py"
    script.write_text(BUSY)
    writer = class_.instructor.start("/usr/bin/python3", script, book, folder=class_.instructor.home)
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        yield book
    finally:
        writer.kill()
        writer.communicate()


def test_a_gradebook_that_is_written_to_is_whole_in_the_backup(lived_in: SmallClass) -> None:
    class_ = lived_in
    with busy_gradebook(class_) as book:
        kept = class_.run("backup", class_.closed / "busy.tar.gz")
    assert (kept.returncode, kept.stderr) == (0, ""), kept
    book.unlink()
    Path(f"{book}-journal").unlink(missing_ok=True)

    assert class_.run("restore", class_.closed / "busy.tar.gz").returncode == 0

    with closing(sqlite3.connect(book)) as restored:
        assert restored.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (marks,), (totals,) = (
            restored.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("mark", "total")
        )
    assert marks == totals > 0
    assert book.owner() == class_.instructor.name
    assert list(book.parent.iterdir()) == [book]


def test_a_backup_holds_nothing_that_a_planted_link_or_pipe_leads_to(lived_in: SmallClass) -> None:
    class_, ben = lived_in, lived_in.students[1]
    os.mkfifo(ben.home / "pipe")
    own(ben, ben.home / "pipe")
    (ben.home / "secret").write_bytes(b"root's own")

    kept = class_.run("backup", class_.closed / "planted.tar.gz")

    assert kept.returncode == 1
    assert f"{ben.home}/pipe: it is no file, folder or link" in kept.stdout
    assert f"{ben.home}/secret: it belongs to somebody else (account number 0)" in kept.stdout
    listed = subprocess.run(["tar", "--list", "-f", class_.closed / "planted.tar.gz"], capture_output=True, text=True)
    assert f"homes/{ben.name}/to the keys\n" in listed.stdout
    assert f"homes/{ben.name}/to the keys/" not in listed.stdout
    assert ".cache" not in listed.stdout
    (ben.home / "pipe").unlink()
    (ben.home / "secret").unlink()


def test_a_place_that_others_may_enter_is_refused(lived_in: SmallClass) -> None:
    told = lived_in.run("backup", lived_in.place / "empathy.tar.gz")

    assert told.returncode == 1
    assert f"others may enter {lived_in.place}, and a backup holds what students wrote" in told.stderr
    assert not (lived_in.place / "empathy.tar.gz").exists()


def test_a_backup_that_could_not_be_written_whole_leaves_the_earlier_one(lived_in: SmallClass) -> None:
    file = lived_in.closed / "full.tar.gz"
    file.write_text("an earlier one")
    write(lived_in.students[0], "large", os.urandom(200_000))
    before = set(lived_in.closed.iterdir())

    full = lived_in.start("backup", file, stdout=subprocess.PIPE, within=["prlimit", "--fsize=100000"])
    said = full.communicate()

    assert full.returncode == 1
    assert said == ("", f"empathy backup:1: {file}: it wasn't written (File too large)\n")
    assert file.read_text() == "an earlier one"
    assert set(lived_in.closed.iterdir()) == before
