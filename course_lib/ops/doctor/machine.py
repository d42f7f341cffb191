"""What the checks need to know of any machine: its packages, disks and clock. Changes nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from importlib import metadata
from pathlib import Path
from zoneinfo import available_timezones

from course_lib import paths
from course_lib.ops.doctor.clock import Clock
from course_lib.ops.doctor.disk import Room


def installed(packages: Iterable[str]) -> dict[str, str]:
    """The versions of these packages, of those that are there."""
    found = {}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def rooms(places: Iterable[Path]) -> list[Room]:
    """What is left where these lie; one of those that share a disk."""
    found: dict[int, Room] = {}
    for place in places:
        if place.is_dir():
            found.setdefault(place.stat().st_dev, Room(str(place), shutil.disk_usage(place).free, _files(place)))
    return list(found.values())


def clock() -> Clock:
    """What the machine's clock says, and what it knows of time zones."""
    made = datetime.fromtimestamp((paths.data() / "course.yml").stat().st_mtime).astimezone()
    return Clock(datetime.now().astimezone().date(), made.date(), len(available_timezones()))


def _files(place: Path) -> int | None:
    """How many files can still be made; None where the disk counts none."""
    if not hasattr(os, "statvfs"):
        return None
    about = os.statvfs(place)
    return about.f_favail if about.f_files else None
