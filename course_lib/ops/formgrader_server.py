"""What comes before formgrader on a hub, as root: its port, then the instructor's account, then their copy's own code.

The port is below 1024: nobody but root listens on it, be formgrader there or not, and the one socket goes on to it.
Must not: read or run anything of the instructor's as root.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from pwd import struct_passwd

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.people import project, teaching
from course_lib.ops.hub.port import LOOPBACK
from course_lib.ops.hub.site import Site, letter, read


def main() -> None:
    """Go on as formgrader, which gets the number of its socket. Ends with a letter where it can't."""
    try:
        course = named(read(), os.environ.get("EMPATHY_COURSE", ""))
        account, folder = instructor(course)
        door = opened(course)
        become(account)
        enter(folder, account, course)
    except ContentError as error:
        sys.exit(f"formgrader was not started.\n{error}")
    door.set_inheritable(True)
    # Python looks into the working folder first: what marks is in the copy, and not in what learners install.
    command = [sys.executable, "-m", "course_lib.grading.formgrader", str(door.fileno())]
    os.execv(sys.executable, command)


def named(site: Site, name: str) -> Course:
    """The course of that name; the hub's first, where it has none."""
    return next((course for course in site.courses if course.course == name), site)


def instructor(course: Course) -> tuple[struct_passwd, Path]:
    """The account, and its copy of the project, be it there or not. Raises ContentError."""
    account, folder = teaching(course), project(course)
    if account is None or folder is None:
        raise ContentError([letter("instructor", "there is no such account", course)])
    return account, folder


def opened(course: Course) -> socket.socket:
    """The socket, listening: who asks before formgrader is ready waits for it. Raises ContentError."""
    try:
        return socket.create_server((LOOPBACK, course.grading_port))
    except OSError as problem:
        why = os.strerror(problem.errno or 0)
        says = f"port {course.grading_port} can't be had ({why}); end what listens there (`ss -ltnp`), or take another"
        raise ContentError([letter("grading_port", says, course)]) from None


def enter(folder: Path, account: struct_passwd, course: Course) -> None:
    """Go to the copy. Raises ContentError."""
    try:
        os.chdir(folder)
    except OSError as problem:
        says = f"{account.pw_name} has no copy of the project in {folder} ({problem.strerror}); docs/hub.md, step 5"
        raise ContentError([letter("grading", says, course)]) from None


def become(account: struct_passwd) -> None:
    """Give root's rights up for an account's, for good, with its groups, its name and its home."""
    os.initgroups(account.pw_name, account.pw_gid)
    os.setresgid(*[account.pw_gid] * 3)
    os.setresuid(*[account.pw_uid] * 3)
    names = {"USER": account.pw_name, "LOGNAME": account.pw_name}
    os.environ |= {**names, "HOME": account.pw_dir, "SHELL": account.pw_shell}
