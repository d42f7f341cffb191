"""A PostgreSQL server of the test's own: in a folder of its own, reached by a socket there, gone with the test."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: PostgreSQL refuses to run as root; Debian's package makes this account.
ACCOUNT = "postgres"


def programs() -> Path | None:
    """Where the newest server's programs are; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def trouble() -> str:
    """Why no server can be had here; empty where one can."""
    if programs() is None:
        return "PostgreSQL is not installed; tests/needs.sh gets it where it may"
    if os.geteuid() == 0 and ACCOUNT not in {one.pw_name for one in pwd.getpwall()}:
        return f"PostgreSQL doesn't run as root, and there is no account {ACCOUNT}"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database on a server of its own."""
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(place, ACCOUNT)
    data, log = place / "data", place / "log"
    try:
        _run("initdb", "-D", data, "-U", "course", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"-c listen_addresses='' -c fsync=off -k {place}"
        _run("pg_ctl", "-D", data, "-l", log, "-w", "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://course@/postgres?host={place}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(place)


def _run(program: str, *words: object) -> None:
    folder = programs()
    assert folder
    command = [str(folder / program), *map(str, words)]
    subprocess.run(
        command,
        user=ACCOUNT if os.geteuid() == 0 else None,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=120,
    )
