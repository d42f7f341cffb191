"""nbgrader's exchange, made before anybody needs it: a course's folder in it is its instructor's from the beginning.

Everybody may add to the exchange, as nbgrader wants it. Who made a course's folder first would have it, and no
release could go there. Nobody enters it but the course's class: what another course gives out and takes in isn't even
seen. Every folder is opened without following a link. It can run again.
"""

from __future__ import annotations

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.members import everybody, members
from course_lib.ops.hub.site import Site, letter

#: A course's folder is open to the group of its class; those in it have the rights that nbgrader's release gives them.
#: What is handed in gets the instructor's group (the 2); nobody removes or renames what another has put there (the 1),
#: even who knows its name.
COURSE, INBOUND = 0o750, 0o3733
BELOW = {"outbound": 0o755, "inbound": INBOUND, "feedback": 0o711}


def prepare(site: Site) -> None:
    """Make what isn't there. Raises ContentError where somebody has put something else in a folder's place."""
    taught = [(course, _account(course), _group(course)) for course in site.courses if course.instructor]
    site.exchange.mkdir(mode=0o755, parents=True, exist_ok=True)
    with _opened(site.exchange, {os.geteuid(), *(instructor.pw_uid for _, instructor, _ in taught)}) as root:
        os.fchmod(root, 0o1777)
        for course, instructor, group in taught:
            with _made(root, site.exchange / course.course, COURSE, instructor) as here:
                os.fchown(here, -1, group)
                os.fchmod(here, COURSE)
                _fill(here, course, instructor, site)


def _fill(above: int, course: Course, instructor: pwd.struct_passwd, site: Site) -> None:
    """What is in a course's folder."""
    for name, mode in BELOW.items():
        with _made(above, site.exchange / course.course / name, mode, instructor) as here:
            about = os.fstat(here)
            if name == "inbound":
                _own_group(about.st_gid, course, site)
                os.fchmod(here, stat.S_IMODE(about.st_mode) & ~stat.S_IROTH | stat.S_ISVTX | stat.S_ISGID)


def _account(course: Course) -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(course.instructor)
    except KeyError:
        says = f"there is no account {course.instructor}; make it, as docs/hub.md says, or correct the name"
        raise ContentError([letter("instructor", says, course)]) from None


def _group(course: Course) -> int:
    try:
        return grp.getgrnam(course.group).gr_gid
    except KeyError:
        says = f"there is no group {course.group}; make accounts from the list of the class (`empathy accounts`), or "
        raise ContentError([letter("group", f"{says}run `groupadd {course.group}`", course)]) from None


def _own_group(group: int, course: Course, site: Site) -> None:
    """What is handed in is open to the group of its folder: nobody who learns, or teaches another course, is in it."""
    others = everybody(site.courses) - {course.instructor}
    if among := sorted(members(group) & others):
        who = f"{', '.join(among[:5])}{' and others' if len(among) > 5 else ''}"
        says = (
            f"what is handed in would be open to {who}, who are in its group too. Give {course.instructor} a group of "
            f"their own: `groupadd {course.instructor}`, `usermod --gid {course.instructor} {course.instructor}`, and "
            f"`chgrp {course.instructor} {site.exchange / course.course / 'inbound'}`"
        )
        raise ContentError([letter("instructor", says, course)])


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
