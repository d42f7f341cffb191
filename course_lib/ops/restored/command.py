"""`empathy restore FILE`: a class brought to this machine, from a backup that was looked through first.

Exit status: 0 where all is in its place; 1 where something wasn't put, or nothing could be done.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tarfile import TarInfo
from typing import IO, BinaryIO

from course_lib.ops.hub import exchange, people
from course_lib.ops.hub.people import letter
from course_lib.ops.hub.shown import listed, safe, size
from course_lib.ops.hub.site import Site
from course_lib.ops.kept.manifest import Manifest
from course_lib.ops.restored import made, reading, settled
from course_lib.ops.restored.places import Places
from course_lib.ops.restored.putting import InTheWay
from course_lib.ops.restored.reading import COMMAND

LAST = """Then: start the hub, and run `empathy doctor`.
What was handed in and not yet collected is younger here than its name says. Before the instructor collects it, write
c.Collect.trust_file_times = False into the nbgrader_config.py of their copy, or it counts as handed in today."""


def restore(file: Path, *, dry_run: bool) -> int:
    """Bring a backup back and tell what was done. Raises ContentError, before anything is written where it can."""
    people.require_root(COMMAND)
    with reading.opened(file.absolute()) as archive:
        manifest = reading.verified(archive, file)
        settings = settled.settings(archive, manifest)
        made.require_fit(manifest, settings)
        _require_room(manifest, settings)
        print(_about(manifest))
        if dry_run:
            print("It is whole. Nothing was written: this was a dry run.")
            return 0
        return _restored(archive, manifest, settings)


def _about(manifest: Manifest) -> str:
    amount = size(sum(taken for taken, _ in manifest.files.values()))
    return (
        f"A backup of {manifest.made}, of {safe(manifest.machine)}, version {safe(manifest.version)}: "
        f"{len(manifest.logins):,} accounts, {len(manifest.files):,} files, {amount}."
    )


def _require_room(manifest: Manifest, settings: Site) -> None:
    needed = sum(taken for taken, _ in manifest.files.values())
    for place in {login.home for login in manifest.logins} | {str(settings.exchange)}:
        there = next(above for above in (Path(place), *Path(place).parents) if above.is_dir())
        if (free := shutil.disk_usage(there).free) < needed:
            raise letter(COMMAND, place, f"{size(needed)} are needed, and {size(free)} are free there; make room")


def _restored(archive: BinaryIO, manifest: Manifest, settings: Site) -> int:
    refused, beside = settled.put(archive, manifest)
    told = made.make(manifest.logins, settings)
    print(f"Accounts made: {len(told):,} of {len(manifest.logins):,}; the others were here.")
    for line in told:
        print(f"  {safe(line)}")
    exchange.prepare(settings)
    places = Places.of(manifest, settings)
    for putting, _ in places.putting.values():
        putting.root.parent.mkdir(parents=True, exist_ok=True)
    for member, content in reading.entries(archive):
        try:
            _put(places, manifest, member, content)
        except InTheWay as why:
            refused.append(f"{why}")
        except OSError as problem:
            says = f"it stopped at {safe(member.name)} ({problem.strerror}). Mend that, and run the same command again"
            raise letter(COMMAND, "", says) from None
    done = Counter[str]()
    for putting, _ in places.putting.values():
        putting.end()
        done.update(putting.done)
        beside += putting.beside
    opened = made.unlock(manifest.logins)
    os.sync()
    print(f"Files and links put: {done['put']:,}; there already: {done['there already']:,}.")
    print(f"Passwords given back: {len(opened):,}.")
    for line in _to_mind(manifest, settings, beside, refused):
        print(line)
    print(LAST)
    return int(bool(refused))


def _put(places: Places, manifest: Manifest, member: TarInfo, content: IO[bytes] | None) -> None:
    if (found := places.of_member(member)) is None:
        return
    putting, path, rights = found
    if content is not None:
        putting.file(path, content, *manifest.files[member.name], rights)
    elif member.isdir():
        putting.folder(path, rights)
    else:
        putting.link(path, member.linkname, rights)


def _to_mind(manifest: Manifest, settings: Site, beside: list[str], refused: list[str]) -> Iterator[str]:
    if beside:
        yield f"Was another here, and stays; the backup's is beside it: {len(beside):,}."
        yield from listed(beside)
    if refused:
        yield f"NOT put, for something else is there: {len(refused):,}. Move it away, and run the same command again."
        yield from listed(refused)
    for login in manifest.logins:
        if others := [group for group in login.further if group not in made.groups(login, settings)]:
            yield f"{login.name} was also in {', '.join(others)}; give that with usermod, if it is to be so."
