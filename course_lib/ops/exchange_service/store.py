"""The exchange as folders, and who has what in them. It knows nothing of HTTP, and asks nobody who is asking.

    COURSE/outbound/ASSIGNMENT.tar                       what is released
    COURSE/inbound/LEARNER+ASSIGNMENT+TIME+RANDOM.tar    what was handed in, named as nbgrader names it
    COURSE/feedback/LEARNER/PAGE.html                    what was given back
    .coming/                                             what is not whole yet; emptied at the start

A thing is there once it is on disk and has been put in its place by one rename. So whoever is killed leaves what was
there before, or what is there now. One thread at a time: what is counted is still so when it is written.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from course_lib.ops.exchange_service import archive, names
from course_lib.ops.exchange_service.refused import AlreadyThere, NoRoom, NotThere, Refused, TooMuch

#: All that is handed in is kept, up to so many of one learner's for one assignment, as many as collecting looks into,
#: and up to so many bytes of one learner's in a course: nobody fills the disk for everybody else.
MOST_KEPT, MOST_ROOM = 50, 256_000_000
TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"


@dataclass(frozen=True)
class Receipt:
    """What the exchange says of a submission: its name, when it came by the exchange's clock, and nbgrader's secret."""

    name: str
    timestamp: str
    secret: str


class Store:
    """The exchange below `folder`, which is made, closed, where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._coming = folder / ".coming"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(self._coming, ignore_errors=True)
        self._coming.mkdir(mode=0o700)

    def begin(self) -> Path:
        """A new file for what is coming in. Whoever asked removes it. Raises NoRoom."""
        try:
            handle, name = tempfile.mkstemp(dir=self._coming)
        except OSError as problem:
            raise _full(problem) from problem
        os.close(handle)
        return Path(name)

    def release(self, course: str, assignment: str, came: Path, *, again: bool) -> None:
        """Put what came where learners fetch it; `again`: in the place of what is there. Raises Refused."""
        place = self._course(course) / "outbound" / f"{names.plain(assignment)}.tar"
        files = _files(came)
        if not any(path.endswith(".ipynb") for path in files):
            raise Refused("There is no notebook in what is to be released.")
        if place.exists() and not again:
            raise AlreadyThere(f"{assignment} is handed out already; to put another in its place, add --force.")
        self._put(place, archive.packed(files))

    def released(self, course: str) -> list[str]:
        """What can be fetched, in order of its names."""
        return sorted(file.stem for file in (self._course(course) / "outbound").glob("*.tar"))

    def release_of(self, course: str, assignment: str) -> Path:
        """The archive of an assignment. Raises NotThere."""
        place = self._course(course) / "outbound" / f"{names.plain(assignment)}.tar"
        if not place.is_file():
            raise NotThere(f"There is no assignment {assignment} here. Ask your instructor what it is called.")
        return place

    def hand_in(self, course: str, assignment: str, learner: str, came: Path, now: datetime) -> Receipt:
        """Keep what `learner` hands in, with our own time and secret. Raises Refused; nothing of it is kept then."""
        self.release_of(course, assignment)
        learner = names.learner(learner)
        files = _files(came)
        if not any(path.endswith((".ipynb", ".jsonl")) for path in files):
            raise Refused("It holds neither a notebook nor answers. Nothing was handed in.")
        stamp = f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
        given = Receipt(f"{learner}+{assignment}+{stamp}+{secrets.token_urlsafe(9)}", stamp, secrets.token_hex(64))
        made = archive.packed(files | {TIMESTAMP: stamp.encode(), SECRET: given.secret.encode()})
        inbound = self._course(course) / "inbound"
        self._check_room(inbound, learner, assignment, len(made))
        self._put(inbound / f"{given.name}.tar", made)
        return given

    def handed_in(self, course: str, learner: str = "") -> list[str]:
        """The names of what was handed in, in order; of one learner's, or of all."""
        found = (self._course(course) / "inbound").glob(f"{names.learner(learner)}+*.tar" if learner else "*.tar")
        return sorted(file.name.removesuffix(".tar") for file in found)

    def submission(self, course: str, name: str) -> Path:
        """The archive of a submission. Raises NotThere."""
        names.of_submission(name)
        place = self._course(course) / "inbound" / f"{name}.tar"
        if not place.is_file():
            raise NotThere("There is no such submission.")
        return place

    def give(self, course: str, learner: str, came: Path) -> None:
        """Put pages of feedback where `learner` alone fetches them; each takes the place of one of its name."""
        place = self._course(course) / "feedback" / names.learner(learner)
        pages = _files(came)
        if not pages or not all(names.PAGE.fullmatch(name) for name in pages):
            raise Refused("There is something else than pages of feedback in it.")
        for name, page in sorted(pages.items()):
            self._put(place / name, page)

    def given(self, course: str, learner: str) -> bytes:
        """The archive of all pages of a learner's, empty where there is none. Raises TooMuch."""
        place = self._course(course) / "feedback" / names.learner(learner)
        pages: Mapping[str, bytes] = {page.name: page.read_bytes() for page in place.glob("*.html")}
        return archive.packed(pages)

    def _course(self, course: str) -> Path:
        return self._folder / names.plain(course)

    def _check_room(self, inbound: Path, learner: str, assignment: str, size: int) -> None:
        theirs = list(inbound.glob(f"{learner}+*.tar"))
        of_this = sum(file.name.startswith(f"{learner}+{assignment}+") for file in theirs)
        if of_this >= MOST_KEPT:
            raise TooMuch(
                f"You have handed in {assignment} {of_this} times, and no more are kept. These stay, and the last one "
                "counts. Nothing was handed in now; please tell your instructor."
            )
        if sum(file.stat().st_size for file in theirs) + size > MOST_ROOM:
            raise TooMuch(
                f"With this, all that you have handed in has more than {MOST_ROOM:,} bytes, and no more are kept. What "
                "was handed in before stays. Nothing was handed in now; please tell your instructor."
            )

    def _put(self, place: Path, data: bytes) -> None:
        """Have it on disk, then in its place, then that on disk, too. Raises NoRoom; nothing has changed then."""
        made = self.begin()
        try:
            with made.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._make(place.parent)
            made.replace(place)
            _sync(place.parent)
        except OSError as problem:
            raise _full(problem) from problem
        finally:
            with suppress(FileNotFoundError):
                made.unlink()

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, each on disk before something is put into it."""
        if folder != self._folder and not folder.is_dir():
            self._make(folder.parent)
            folder.mkdir(mode=0o700)
            _sync(folder.parent)


def _files(came: Path) -> dict[str, bytes]:
    with came.open("rb") as stream:
        return archive.unpacked(stream)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _full(problem: OSError) -> NoRoom:
    why = problem.strerror or "no reason given"
    return NoRoom(f"The exchange can’t write ({why}). Nothing was kept; please tell your instructor.")
