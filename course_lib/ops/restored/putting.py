"""Files, folders and links put where they were, by descriptors: no link on the way is followed, whoever planted it.

What is there already stays. Where it is another, the backup's is put beside it, under a name that says so: whichever
is newer, nothing is lost, and the owner can look. Each file comes into its place whole, so a run that was killed is
completed by the next.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from course_lib.ops.kept.walk import FILE, FOLDER

#: A file that isn't whole yet, in the folder where it goes.
BEGUN = ".empathy-restoring"
PIECE = 1 << 20


class InTheWay(Exception):
    """Something else is there, and this wasn't put. The text says where."""


@dataclass(frozen=True)
class Rights:
    """Whose a thing is, by number, its mode, and when it was last changed, in nanoseconds."""

    uid: int
    gid: int
    mode: int
    changed: int


@dataclass
class Putting:
    """Puts things below `root`, whose folders belong to `owners` (numbers of accounts) or, half made, to root.

    `day` is the backup's, for names beside what is there.
    """

    root: Path
    owners: Collection[int]
    day: str
    done: Counter[str] = field(default_factory=Counter)
    beside: list[str] = field(default_factory=list)
    _made: dict[str, int] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def folder(self, path: str, rights: Rights) -> None:
        """Make a folder where there is none; one that a killed run left as root's gets its owner. Raises InTheWay."""
        with self._above(path) as (above, name):
            try:
                os.mkdir(name, 0o700, dir_fd=above)
                self._made[path] = rights.changed
            except FileExistsError:
                pass
            with self._entered(name, above, path) as here:
                owner = os.fstat(here).st_uid
                if owner not in (0, rights.uid):
                    self._taken.add(path)
                    raise InTheWay(f"{self.root}/{path} (it belongs to account number {owner})")
                if path in self._made or owner == 0:
                    os.fchown(here, rights.uid, rights.gid)
                    os.fchmod(here, rights.mode)

    def link(self, path: str, leads_to: str, rights: Rights) -> None:
        """Make a link. Raises InTheWay."""
        with self._above(path) as (above, name):
            for free in (name, self._named(name)):
                with suppress(FileExistsError):
                    os.symlink(leads_to, free, dir_fd=above)
                    os.chown(free, rights.uid, rights.gid, dir_fd=above, follow_symlinks=False)
                    self._note(path, name, free)
                    return
                with suppress(OSError):
                    if os.readlink(free, dir_fd=above) == leads_to:
                        self.done["there already"] += 1
                        return
            raise InTheWay(f"{self.root}/{path}")

    def file(self, path: str, content: IO[bytes], size: int, digest: str, rights: Rights) -> None:
        """Write a file. `size` and `digest` (SHA-256) are its content's. Raises InTheWay; OSError for a full disk."""
        with self._above(path) as (above, name):
            with suppress(FileNotFoundError):
                os.unlink(BEGUN, dir_fd=above)
            for free in (name, self._named(name)):
                there = _there(free, above, size)
                if there is None:
                    _write(above, content, free, rights)
                    self._note(path, name, free)
                    return
                if there == digest:
                    self.done["there already"] += 1
                    return
            raise InTheWay(f"{self.root}/{path}")

    def end(self) -> None:
        """Give the folders that were made their times, the inner ones first."""
        for path in sorted(self._made, reverse=True):
            with suppress(OSError, InTheWay), self._above(path) as (above, name):
                os.utime(name, ns=(self._made[path],) * 2, dir_fd=above, follow_symlinks=False)

    def _note(self, path: str, name: str, put: str) -> None:
        self.done["put"] += 1
        if put != name:
            self.beside.append(f"{self.root}/{path.removesuffix(name)}{put}")

    def _named(self, name: str) -> str:
        stem, dot, end = name.rpartition(".")
        return f"{stem} (backup {self.day}).{end}" if dot and stem else f"{name} (backup {self.day})"

    @contextmanager
    def _above(self, path: str) -> Iterator[tuple[int, str]]:
        """The folder in which a path's last name stands, open, and that name; of an empty path, the root's own."""
        *way, name = [self.root.name, *path.split("/")] if path else [self.root.name]
        if self._taken and not self._taken.isdisjoint("/".join(way[1:count]) for count in range(1, len(way) + 1)):
            raise InTheWay(f"{self.root}/{path} (its folder is somebody else's)")
        here = os.open(self.root.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for inner in way:
                with self._entered(inner, here, path) as entered:
                    os.dup2(entered, here, inheritable=False)
            yield here, name
        finally:
            os.close(here)

    @contextmanager
    def _entered(self, name: str, above: int, path: str) -> Iterator[int]:
        try:
            here = os.open(name, FOLDER, dir_fd=above)
        except OSError as problem:
            raise InTheWay(f"{self.root}/{path} ({name}: {problem.strerror})") from None
        try:
            if (owner := os.fstat(here).st_uid) not in {0, *self.owners}:
                raise InTheWay(f"{self.root}/{path} ({name} belongs to account number {owner})")
            yield here
        finally:
            os.close(here)


def _there(name: str, above: int, size: int) -> str | None:
    """The digest of the first `size` bytes of what has this name; None where there is nothing, empty for no file.

    What has grown since the backup begins with it, and is the newer one.
    """
    try:
        handle = os.open(name, FILE, dir_fd=above)
    except FileNotFoundError:
        return None
    except OSError:
        return ""
    known, left = hashlib.sha256(), size
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return ""
        while left and (piece := file.read(min(PIECE, left))):
            known.update(piece)
            left -= len(piece)
    return known.hexdigest()


def _write(above: int, content: IO[bytes], name: str, rights: Rights) -> None:
    handle = os.open(BEGUN, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=above)
    try:
        with os.fdopen(handle, "wb") as file:
            while piece := content.read(PIECE):
                file.write(piece)
            file.flush()
            os.fchown(handle, rights.uid, rights.gid)
            os.fchmod(handle, rights.mode & 0o777)
            os.utime(handle, ns=(rights.changed, rights.changed))
        os.link(BEGUN, name, src_dir_fd=above, dst_dir_fd=above, follow_symlinks=False)  # takes nobody's place
    finally:
        os.unlink(BEGUN, dir_fd=above)
