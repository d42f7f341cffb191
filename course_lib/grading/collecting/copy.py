"""The copy of a submission: made beside its place, and put there once it is whole. What was there stays until then."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

NEW, OLD = ".{}.collecting", ".{}.before"


def put(files: Mapping[str, bytes], place: Path, *, shared: bool) -> None:
    """Make the folder `place` of these files, by path. `shared`: for the accounts of its group too.

    Raises OSError where it can't be written; then what was there is there.
    """
    new, old = _beside(place)
    shutil.rmtree(new, ignore_errors=True)
    try:
        for path, data in files.items():
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if shared:
            for made in (place.parent, new, *new.rglob("*")):
                made.chmod(made.stat().st_mode | (0o2770 if made.is_dir() else 0o660))
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def mend(place: Path) -> None:
    """Put back what a killed run had moved aside, and clear away what it had begun. Raises OSError."""
    new, old = _beside(place)
    if old.exists():
        if place.exists():
            shutil.rmtree(old)
        else:
            old.rename(place)
    if new.exists():
        shutil.rmtree(new)


def replace(file: Path, data: bytes) -> None:
    """Write a file of a copy anew, whole or not at all."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(data)
    new.replace(file)


def _beside(place: Path) -> tuple[Path, Path]:
    return place.with_name(NEW.format(place.name)), place.with_name(OLD.format(place.name))
