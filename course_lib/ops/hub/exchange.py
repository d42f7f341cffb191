"""nbgrader's exchange, made before anybody needs it: the course's folder in it is the instructor's from the beginning.

Everybody may add to the exchange, as nbgrader wants it. Who made the course's folder first would have it, and no
release could go there. Every folder is opened without following a link. It can run again.
"""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.members import learners, members
from course_lib.ops.hub.site import Site, letter

#: The folders of a course and their rights, as nbgrader's release makes them. What is handed in gets the instructor's
#: group (the 2); nobody removes or renames what another has put there (the 1), even who knows its name.
COURSE, INBOUND = 0o755, 0o3733
BELOW = {"outbound": 0o755, "inbound": INBOUND, "feedback": 0o711}


def prepare(site: Site) -> None:
    """Make what isn't there. Raises ContentError where somebody has put something else in a folder's place."""
    instructor = _account(site)
    site.exchange.mkdir(mode=0o755, parents=True, exist_ok=True)
    with _opened(site.exchange, {os.geteuid(), *([instructor.pw_uid] if instructor else [])}) as root:
        os.fchmod(root, 0o1777)
        if instructor is None:
            return
        with _made(root, site.exchange / site.course, COURSE, instructor) as course:
            for name, mode in BELOW.items():
                with _made(course, site.exchange / site.course / name, mode, instructor) as here:
                    about = os.fstat(here)
                    if name == "inbound":
                        _own_group(about.st_gid, site)
                        os.fchmod(here, stat.S_IMODE(about.st_mode) & ~stat.S_IROTH | stat.S_ISVTX | stat.S_ISGID)


def _account(site: Site) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(site.instructor) if site.instructor else None
    except KeyError:
        says = f"there is no account {site.instructor}; make it, as docs/hub.md says, or correct the name"
        raise ContentError([letter("instructor", says)]) from None


def _own_group(group: int, site: Site) -> None:
    """What is handed in is open to the group of its folder: no learner may be in it."""
    if among := sorted(members(group) & learners(site.group, site.instructor)):
        who = f"{', '.join(among[:5])}{' and others' if len(among) > 5 else ''}"
        says = (
            f"what is handed in would be open to {who}, who are in its group too. Give {site.instructor} a group of "
            f"their own: `groupadd {site.instructor}`, `usermod --gid {site.instructor} {site.instructor}`, and "
            f"`chgrp {site.instructor} {site.exchange / site.course / 'inbound'}`"
        )
        raise ContentError([letter("instructor", says)])


@contextmanager
def _made(above: int, place: Path, mode: int, instructor: pwd.struct_passwd) -> Iterator[int]:
    """A folder of the instructor's, made where there is none."""
    try:
        os.mkdir(place.name, mode=0o700, dir_fd=above)
    except FileExistsError:
        made = False
    else:
        made = True
    with _opened(place, {os.geteuid() if made else instructor.pw_uid}, above) as here:
        if made:
            os.fchown(here, instructor.pw_uid, instructor.pw_gid)
            os.fchmod(here, mode)
        yield here


@contextmanager
def _opened(place: Path, owners: set[int], above: int | None = None) -> Iterator[int]:
    """A folder of one of these owners, and no link to one. Raises ContentError."""
    try:
        here = os.open(
            place if above is None else place.name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=above
        )
    except OSError as problem:
        raise ContentError([letter("exchange", f"{place} is no folder ({problem.strerror}); move it away")]) from None
    try:
        if (uid := os.fstat(here).st_uid) not in owners:
            says = f"{place} belongs to {_name(uid)}; look what is in it, move it away, and start the hub again"
            raise ContentError([letter("exchange", says)])
        yield here
    finally:
        os.close(here)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"account number {uid}"
