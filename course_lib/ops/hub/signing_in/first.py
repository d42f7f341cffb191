"""First passwords on their way to a hub that keeps passwords itself: each as a hash, in a file of its own.

`empathy accounts` puts them there, and the hub takes each in when it is first asked for. So one process alone writes
the hub's database, and a new one replaces what somebody has forgotten.
"""

from __future__ import annotations

from pathlib import Path

from course_lib.ops.accounts.entries import NAME
from course_lib.ops.hub import closed_file
from course_lib.ops.hub.site import Site


def folder(site: Site) -> Path:
    """Where they wait."""
    return site.state / "first-passwords"


def give(place: Path, name: str, password: str) -> None:
    """Leave a password for the hub to take in."""
    import bcrypt

    closed_file.write(place / name, bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode())


def waiting(place: Path, name: str) -> Path | None:
    """The file with somebody's hash, where there is one. Anybody may type any name; a path is none."""
    return file if NAME.fullmatch(name) and (file := place / name).is_file() else None
