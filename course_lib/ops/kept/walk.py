"""What lies in a folder of a student's, for root to read: by descriptors, never through a link, and of its owner alone.

Whoever owns the folder may change it meanwhile, and may have planted links, pipes, files of others and ten thousand
folders in one another. What is looked at is what is opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from course_lib.ops.kept.database import BESIDE

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
#: Folders in one another; each is held open while what is in it is read.
DEEPEST = 64


@dataclass(frozen=True)
class Found:
    """A folder, a file or a link: its path below where the walk began (empty for that itself), and what it is."""

    path: str
    about: os.stat_result
    within: int

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def opened(self) -> BinaryIO:
        """The file, while the walk is at it. Raises OSError, also where it is another by now."""
        handle = os.open(self.name, FILE, dir_fd=self.within)
        now = os.fstat(handle)
        if (now.st_dev, now.st_ino, now.st_uid) != (self.about.st_dev, self.about.st_ino, self.about.st_uid):
            os.close(handle)
            raise OSError(0, "it was replaced while it was looked at")
        return os.fdopen(handle, "rb")

    def leads_to(self) -> str:
        """Where the link leads. Raises OSError."""
        return os.readlink(self.name, dir_fd=self.within)


@dataclass
class Walk:
    """A walk below `root` through what `owners` own (numbers of accounts), but for the names `without` at its top."""

    root: Path
    owners: Collection[int]
    without: Collection[str] = ()
    #: What was passed over and why, by path.
    passed: dict[str, str] = field(default_factory=dict)

    def found(self) -> Iterator[Found]:
        """A folder before what is in it, all in order of their names. Nothing, where the root can't be entered."""
        self.passed.clear()
        try:
            top = os.open(self.root, FOLDER)
        except OSError as problem:
            self.passed[str(self.root)] = f"it can't be entered ({problem.strerror})"
            return
        open_folders = [(top, iter(self._names(top, self.without)), "")]
        try:
            if not self._fits("", here := os.fstat(top), here.st_dev):
                return
            yield Found("", here, top)
            while open_folders:
                within, names, above = open_folders[-1]
                if (name := next(names, None)) is None:
                    os.close(open_folders.pop()[0])
                    continue
                try:
                    found = Found(f"{above}{name}", os.stat(name, dir_fd=within, follow_symlinks=False), within)
                    if not self._fits(found.path, found.about, here.st_dev):
                        continue
                    if stat.S_ISDIR(found.about.st_mode):
                        inner = self._entered(found, len(open_folders), here.st_dev)
                        if inner is None:
                            continue
                        open_folders.append((inner, iter(self._names(inner)), f"{found.path}/"))
                        yield Found(found.path, os.fstat(inner), inner)
                    else:
                        yield found
                except OSError as problem:
                    # What SQLite keeps beside a database comes and goes with every write. Anything else that has gone
                    # may lie under another name by now, which was not there to be listed, and so it is told.
                    if not (isinstance(problem, FileNotFoundError) and name.endswith(BESIDE)):
                        self._pass(f"{above}{name}", f"it can't be read ({problem.strerror})")
        finally:
            for within, _, _ in open_folders:
                os.close(within)

    def _entered(self, found: Found, deep: int, device: int) -> int | None:
        if deep >= DEEPEST:
            self._pass(found.path, f"it lies more than {DEEPEST} folders deep")
            return None
        inner = os.open(found.name, FOLDER, dir_fd=found.within)
        if not self._fits(found.path, os.fstat(inner), device):
            os.close(inner)
            return None
        return inner

    def _fits(self, path: str, about: os.stat_result, device: int) -> bool:
        if about.st_dev != device:
            self._pass(path, "another disk is mounted there")
        elif about.st_uid not in self.owners:
            self._pass(path, f"it belongs to somebody else (account number {about.st_uid})")
        elif stat.S_IFMT(about.st_mode) not in (stat.S_IFDIR, stat.S_IFREG, stat.S_IFLNK):
            self._pass(path, "it is no file, folder or link")
        else:
            return True
        return False

    def _pass(self, path: str, why: str) -> None:
        self.passed[f"{self.root}/{path}".rstrip("/")] = why

    @staticmethod
    def _names(folder: int, without: Collection[str] = ()) -> list[str]:
        return sorted(set(os.listdir(folder)) - set(without))
