"""The archive of a backup as it is written: a tar file, packed by gzip, with names, times, rights and owners by name.

Files are read while others write to them. Of one that grows, what is there at the first look is taken; of one that
shrinks, what is missing is made up with zeros and told. A database is taken as SQLite copies it.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from course_lib.ops.kept import database
from course_lib.ops.kept.manifest import NAME, Manifest
from course_lib.ops.kept.sources import Source, account_name, group_name
from course_lib.ops.kept.walk import Found

LEVEL = 6


class Unread(Exception):
    """What was found can't be read, and nothing of it is in the archive. The text says why."""


@dataclass
class Exactly:
    """So many bytes of a file, whatever its length by now, and their digest. Raises nothing: what writes them may."""

    file: BinaryIO
    left: int
    short: bool = False
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def read(self, count: int) -> bytes:
        wanted = min(count, self.left)
        try:
            data = self.file.read(wanted)
        except OSError:
            data = b""
        if len(data) < wanted:
            self.short = True
            data += bytes(wanted - len(data))
        self.left -= len(data)
        self.digest.update(data)
        return data


class Archive(AbstractContextManager["Archive"]):
    """An archive into an open file. `files` are those written so far; `remarks` tell what was not as it should be."""

    def __init__(self, into: BinaryIO) -> None:
        self._tar = tarfile.open(fileobj=into, mode="w:gz", format=tarfile.PAX_FORMAT, compresslevel=LEVEL)  # noqa: SIM115
        self.files: dict[str, tuple[int, str]] = {}
        self.remarks: list[str] = []
        self._databases: set[str] = set()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._tar.close()

    def add(self, source: Source, found: Found) -> None:
        """Take in what a walk has found. Raises Unread, and OSError where the archive can't be written."""
        path, mode = f"{source.prefix}/{found.path}".rstrip("/"), found.about.st_mode
        head = _head(path, found.about)
        if stat.S_ISDIR(mode):
            head.type = tarfile.DIRTYPE
            self._tar.addfile(head)
        elif stat.S_ISLNK(mode):
            with _reading():
                head.type, head.linkname = tarfile.SYMTYPE, found.leads_to()
            self._tar.addfile(head)
        elif not self._is_in_database(path):
            with _reading():
                opened = found.opened()
            with opened as file:
                self._file(head, file, source.walk.root / found.path)

    def add_file(self, path: str, file: Path) -> None:
        """Take in a file of root's; where it is a link, what it leads to."""
        with file.open("rb") as opened:
            self._file(_head(path, os.fstat(opened.fileno())), opened, file)

    def end(self, manifest: Manifest) -> None:
        """Put the manifest at the end."""
        text = manifest.dump()
        head = tarfile.TarInfo(NAME)
        head.size, head.mode = len(text), 0o600
        self._tar.addfile(head, io.BytesIO(text))

    def _file(self, head: tarfile.TarInfo, file: BinaryIO, where: Path) -> None:
        with tempfile.TemporaryFile() as copy:
            about = os.fstat(file.fileno())
            head.size, taken = about.st_size, file
            if _begins(file) == database.HEAD:
                if database.copied(where, account_name(about.st_uid), copy):
                    self._databases.add(head.name)
                    head.size, taken = os.fstat(copy.fileno()).st_size, copy
                else:
                    self.remarks.append(f"{where} is a database that couldn't be copied as one; it was taken as it lay")
            taken.seek(0)
            reader = Exactly(taken, head.size)
            self._tar.addfile(head, reader)  # type: ignore[arg-type]  # all that it does is read
        if reader.short:
            self.remarks.append(f"{where} became shorter while it was read; its end is zeros")
        self.files[head.name] = (head.size, reader.digest.hexdigest())

    def _is_in_database(self, path: str) -> bool:
        return any(path.endswith(end) and path.removesuffix(end) in self._databases for end in database.BESIDE)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise Unread(problem.strerror or str(problem)) from None


def _begins(file: BinaryIO) -> bytes:
    try:
        return file.read(len(database.HEAD))
    except OSError:
        return b""


def _head(path: str, about: os.stat_result) -> tarfile.TarInfo:
    head = tarfile.TarInfo(path)
    head.mode = stat.S_IMODE(about.st_mode)
    head.pax_headers = {"mtime": f"{Decimal(about.st_mtime_ns).scaleb(-9):f}"}  # tarfile itself keeps fewer digits
    head.uid, head.uname = about.st_uid, account_name(about.st_uid)
    head.gid, head.gname = about.st_gid, group_name(about.st_gid)
    return head
