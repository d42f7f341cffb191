"""A backup looked through before anything is written: it is whole, each file is as it was, and no name leads away."""

from __future__ import annotations

import hashlib
import os
import stat
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO, BinaryIO

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.people import letter
from course_lib.ops.hub.shown import safe
from course_lib.ops.kept.manifest import NAME, Manifest, NoManifest

COMMAND = "restore"
#: How much is read at a time, in bytes.
PIECE = 1 << 20
BROKEN = (tarfile.TarError, EOFError, zlib.error, OSError, ValueError)


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """The file, if it is root's: it says which accounts are made, and what is written. Raises ContentError."""
    try:
        archive = file.open("rb")
    except OSError as problem:
        raise letter(COMMAND, str(file), f"it can't be read ({problem.strerror}); is the name right?") from None
    with archive:
        about = os.fstat(archive.fileno())
        if about.st_uid != 0 or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            says = f"others than root may have changed it; if you trust it, `chown root {file}` and `chmod 600 {file}`"
            raise letter(COMMAND, str(file), says)
        yield archive


def verified(archive: BinaryIO, file: Path) -> Manifest:
    """Read all of it, and give what it says of itself. Raises ContentError; nothing was written."""
    found: dict[str, tuple[int, str]] = {}
    names: set[str] = set()
    manifest = None
    try:
        for member, content in entries(archive):
            if manifest is not None or member.name in names:
                raise _damaged(file, f"{safe(member.name)} is there twice, or after the end")
            names.add(member.name)
            if member.name == NAME and content is not None:
                manifest = Manifest.read(content.read())
            elif content is not None:
                found[member.name] = member.size, _digest(content)
    except NoManifest as problem:
        raise letter(COMMAND, str(file), f"{problem}. Nothing was written") from None
    except BROKEN as problem:
        raise _damaged(file, str(problem)) from None
    if manifest is None:
        raise _damaged(file, "its end is missing")
    if wrong := sorted(name for name in {*found, *manifest.files} if found.get(name) != manifest.files.get(name)):
        raise _damaged(file, f"{safe(wrong[0])} is not as it was written")
    return manifest


def entries(archive: BinaryIO) -> Iterator[tuple[tarfile.TarInfo, IO[bytes] | None]]:
    """What is in the archive, in its order, with the content of each file. Raises one of BROKEN."""
    archive.seek(0)
    with tarfile.open(fileobj=archive, mode="r:gz") as tar:
        for member in tar:
            if not (member.isreg() or member.isdir() or member.issym()):
                raise ValueError(f"{safe(member.name)} is no file, folder or link")
            if member.name.startswith("/") or not {"", ".", ".."}.isdisjoint(member.name.split("/")):
                raise ValueError(f"{safe(member.name)} leads elsewhere")
            yield member, tar.extractfile(member) if member.isreg() else None


def changed(member: tarfile.TarInfo) -> int:
    """When it was last changed, in nanoseconds: tarfile itself keeps some of these only."""
    return int(Decimal(member.pax_headers.get("mtime", str(member.mtime))).scaleb(9))


def _digest(content: IO[bytes]) -> str:
    known = hashlib.sha256()
    while piece := content.read(PIECE):
        known.update(piece)
    return known.hexdigest()


def _damaged(file: Path, why: str) -> ContentError:
    says = (
        f"it is damaged, not whole, still encrypted, or no backup of this course ({why}). Nothing was written; "
        "decrypt it first (docs/hub.md), or take another"
    )
    return letter(COMMAND, str(file), says)
