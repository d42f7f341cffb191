"""The part of the exchange that a step of nbgrader's needs, as the folders that it knows.

What comes is put in its place whole. Names come from the service and are read as a stranger's.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from course_lib.ops.exchange_service import names
from course_lib.ops.exchange_service.refused import Refused
from course_lib.ops.over_service.service import NotDone, Service

ODD = "The exchange has something under a name that none can have; please tell your instructor."


def outbound(service: Service, place: Path, *, only: str = "") -> None:
    """Have in the course's folder `place` what is released; `only`: this assignment, if it is. Raises NotDone."""
    there = service.names(place.name, "outbound")
    for name in [only] if only else there:
        folder = place / "outbound" / _plain(name)
        if name in there:
            put(service.files(place.name, "outbound", name), folder)
        elif folder.exists():
            shutil.rmtree(folder)
    (place / "outbound").mkdir(mode=0o700, parents=True, exist_ok=True)


def inbound(service: Service, place: Path, assignment: str = "") -> None:
    """Have in `place` what was handed in of an assignment, or of all, and no more; what is there stays as it is.

    One's own, or to the instructor all of it. Raises NotDone; whoever asks again gets what is missing.
    """
    folder = place / "inbound"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    there = {name for name in service.names(place.name, "inbound") if assignment in ("", _of(name))}
    for one in folder.iterdir():
        if assignment in ("", *one.name.split("+")[1:2]) and one.name not in there:
            shutil.rmtree(one)
    for name in sorted(there):
        if not (folder / name).exists():
            put(service.files(place.name, "inbound", name), folder / name)


def feedback(service: Service, place: Path) -> None:
    """Have in `place` one's own pages of feedback. Raises NotDone."""
    put(service.files(place.name, "feedback"), place / "feedback")


def put(files: Mapping[str, bytes], place: Path) -> None:
    """Make the folder `place` of these files, by path, beside it first. What was there is replaced."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".coming-") as made:
        for path, data in files.items():
            file = Path(made, "new", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        Path(made, "new").mkdir(exist_ok=True)
        if place.exists():
            place.rename(Path(made, "old"))
        Path(made, "new").rename(place)


def whole(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _plain(name: str) -> str:
    try:
        return names.plain(name)
    except Refused as problem:
        raise NotDone(ODD) from problem


def _of(name: str) -> str:
    """The assignment of a submission."""
    try:
        return names.of_submission(name)[1]
    except Refused as problem:
        raise NotDone(ODD) from problem
