"""First passwords: made by chance, and kept in a file that root alone reads until they are handed out."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Mapping
from pathlib import Path

from course_lib.ops.hub import closed_file
from course_lib.ops.hub.site import Site

#: Small letters and digits but those that look alike. Sixteen of them are 79 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
HEAD = ["id", "first_password"]


def file(site: Site) -> Path:
    """Where they are kept."""
    return site.state / "first-passwords.csv"


def make() -> str:
    """A password to be read from paper and typed, such as `k7wm-p3xa-...`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def keep(place: Path, name: str, password: str) -> None:
    """Put somebody's into the file, in the place of one that they had before; it is on disk when this returns."""
    _write(place, {**_rows(place), name: password})


def forget(place: Path, name: str) -> None:
    """Take somebody's out of the file, which may have been removed."""
    rows = _rows(place)
    if rows.pop(name, None) is not None:
        _write(place, rows)


def _rows(place: Path) -> dict[str, str]:
    return dict(list(csv.reader(io.StringIO(place.read_text("utf-8"))))[1:]) if place.exists() else {}


def _write(place: Path, rows: Mapping[str, str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEAD, *rows.items()])
    closed_file.write(place, out.getvalue())
