"""`empathy backup FILE`: all of a class in one file for root alone, also while the class is at work.

Exit status: 0 where all was taken; 1 where something was passed over, or nothing could be done. Changes nothing else.
"""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from pathlib import Path

import course_lib
from course_lib.ops.hub import people, site
from course_lib.ops.hub.shown import listed, safe, size
from course_lib.ops.hub.site import Site
from course_lib.ops.kept import sources, target
from course_lib.ops.kept.archive import Archive, Unread
from course_lib.ops.kept.manifest import Manifest
from course_lib.ops.kept.sources import Source

#: What an archive needs for each file beside its bytes.
HEAD = 2_048


def backup(file: Path) -> int:
    """Write the backup and tell what is in it. Raises ContentError, and then what was there before is there still."""
    people.require_root(target.COMMAND)
    settings, file = site.read(), file.absolute()
    target.require_closed(file)
    _require_class(settings)
    kept = list(sources.folders(settings))
    sizes = {source.about: _size(source) for source in kept}
    target.require_room(file, sum(taken for _, taken in sizes.values()), _largest(sizes))
    try:
        with target.begun(file) as into, Archive(into) as archive:
            told = _written(archive, settings, kept)
    except OSError as problem:
        raise people.letter(target.COMMAND, str(file), f"it wasn't written ({problem.strerror or problem})") from None
    passed = {path: why for source in kept for path, why in source.walk.passed.items()}
    print("\n".join(told))
    print(f"{file} is written, for root alone: {len(archive.files):,} files, {size(file.stat().st_size)} packed.")
    print("It holds what students wrote in confidence. How to encrypt it: docs/hub.md, “Backup and restore”.")
    lines = [f"{path}: {why}" for path, why in passed.items()] + archive.remarks
    if lines:
        print(f"Passed over or not as it should be: {len(lines):,}.")
        print("\n".join(listed(lines)))
    return int(bool(lines))


def _require_class(settings: Site) -> None:
    for account, teaches in sources.people_of(settings):
        if not teaches and (why := people.of_system(account)):
            says = f"{why}. It is in the group of a class, and no student's; take it out of the group"
            raise people.letter(target.COMMAND, account.pw_name, says)
    if not any(sources.people_of(settings)):
        says = f"nobody is in the group {settings.group}, and the settings name no instructor; nothing was written"
        raise people.letter(target.COMMAND, "", says)


def _size(source: Source) -> tuple[int, int]:
    """How many things are in a folder, and how many bytes they may take in the archive."""
    found = [found.about.st_size for found in source.walk.found()]
    return len(found), sum(found) + HEAD * len(found)


def _largest(sizes: dict[str, tuple[int, int]]) -> str:
    most = sorted(sizes, key=lambda about: sizes[about][1], reverse=True)[:3]
    return ", ".join(f"{safe(about)} ({size(sizes[about][1])})" for about in most)


def _written(archive: Archive, settings: Site, kept: list[Source]) -> list[str]:
    """Write everything, and tell how much it was."""
    told = []
    for source in kept:
        before = len(archive.files)
        for found in source.walk.found():
            try:
                archive.add(source, found)
            except Unread as why:
                source.walk.passed[str(source.walk.root / found.path)] = f"it can't be read ({why})"
        written = list(archive.files.values())[before:]
        told.append(f"{len(written):7,} files {size(sum(taken for taken, _ in written)):>12}  {safe(source.about)}")
    settings_files = sources.settings_files(settings)
    for path, file in settings_files.items():
        archive.add_file(path, file)
    told.append(f"{len(settings_files):7,} files {'':>12}  settings: {', '.join(map(str, settings_files.values()))}")
    logins = tuple(sources.accounts(settings))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    about = (course_lib.__version__, made, platform.node(), settings.instructor, settings.group, logins)
    archive.end(Manifest(*about, dict(archive.files)))
    told.append(f"{len(logins):7,} accounts with their passwords’ hashes")
    return told
