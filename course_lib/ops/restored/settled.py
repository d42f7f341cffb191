"""The settings of a hub and the files that they name, as a backup has them and as this machine has."""

from __future__ import annotations

import grp
import io
from tarfile import TarInfo
from typing import BinaryIO

from course_lib.ops.hub import site
from course_lib.ops.hub.people import letter
from course_lib.ops.hub.signing_in import known_as
from course_lib.ops.hub.site import Site
from course_lib.ops.kept.manifest import Manifest
from course_lib.ops.kept.sources import SETTINGS
from course_lib.ops.restored import reading
from course_lib.ops.restored.putting import InTheWay, Putting, Rights
from course_lib.ops.restored.reading import COMMAND

NAME = f"{SETTINGS}/site.toml"


def settings(archive: BinaryIO, manifest: Manifest) -> Site:
    """Those of this machine; where it has none yet, the backup's. Raises ContentError where they don't go together."""
    kept = _kept(archive) if NAME in manifest.files else Site()
    here = site.read() if site.file().exists() or NAME not in manifest.files else kept
    if manifest.instructor and here.instructor != manifest.instructor:
        says = (
            f"they name {here.instructor or 'nobody'}, and in the backup {manifest.instructor} teaches. Nothing was "
            f'written. Write `instructor = "{manifest.instructor}"` into them, or move the file away'
        )
        raise letter(COMMAND, str(site.file()), says)
    named = {(one.course, one.group, one.instructor) for one in here.further_courses}
    for one in kept.further_courses:
        if (one.course, one.group, one.instructor) not in named:
            says = (
                f"in the backup {one.instructor} teaches the course {one.course} to the group {one.group}. Nothing was "
                f"written. Give them a table [[further_courses]] that says so, or move the file away"
            )
            raise letter(COMMAND, str(site.file()), says)
    return here


def put(archive: BinaryIO, manifest: Manifest) -> tuple[list[str], list[str]]:
    """Put them where they were; what is in the way, and what was put beside another."""
    refused, beside = list[str](), list[str]()
    if NAME not in manifest.files:
        return refused, beside
    said = _kept(archive)
    where = {NAME: site.file(), f"{SETTINGS}/certificate": said.certificate, f"{SETTINGS}/key": said.key}
    where[f"{SETTINGS}/people.json"] = known_as.file(said)
    for member, content in reading.entries(archive):
        if content is None or (file := where.get(member.name)) is None:
            continue
        file.parent.mkdir(mode=0o700 if file.is_relative_to(said.state) else 0o755, parents=True, exist_ok=True)
        putting = Putting(file.parent, {0}, manifest.day)
        try:
            putting.file(file.name, io.BytesIO(content.read()), *manifest.files[member.name], _rights(member))
        except InTheWay as why:
            refused.append(str(why))
        beside += putting.beside
    return refused, beside


def _kept(archive: BinaryIO) -> Site:
    found = (content.read() for member, content in reading.entries(archive) if content and member.name == NAME)
    return Site.of(next(found).decode("utf-8"), site.file())


def _rights(member: TarInfo) -> Rights:
    """Root's, and of the group that it had, such as one of those who may read certificates."""
    try:
        group = grp.getgrnam(member.gname).gr_gid
    except KeyError:
        group = 0
    return Rights(0, group, member.mode, reading.changed(member))
