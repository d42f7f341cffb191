"""Whose accounts root's commands may touch: those of the class, and the instructor's to keep it. Never any other."""

from __future__ import annotations

import grp
import os
import pwd
import re
from pathlib import Path
from pwd import struct_passwd

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.ops.hub import members
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.site import Site

#: Whose members may become root, by themselves or by what they start.
MIGHTY = {"root", "sudo", "wheel", "admin", "adm", "docker", "lxd", "disk", "shadow"}
#: What useradd takes; a name that begins with a hyphen would be an option of some command.
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}")
DEFINITIONS = Path("/etc/login.defs")
NOBODY = 65534


def letter(command: str, about: str, says: str) -> ContentError:
    """A letter to whoever typed the command."""
    return ContentError([Letter(f"empathy {command}", 1, about, says)])


def require_root(command: str) -> None:
    """Raises ContentError for anybody but root."""
    if os.name != "posix" or os.geteuid() != 0:
        raise letter(command, "", "only root can do this; run it in a root shell on the hub's machine")


def first() -> int:
    """The lowest number that this system gives to a person's account."""
    try:
        said = re.search(r"^UID_MIN\s+(\d+)", DEFINITIONS.read_text("utf-8"), re.MULTILINE)
    except OSError:
        said = None
    return int(said[1]) if said else 1000


def course(command: str, settings: Site, name: str | None) -> Course:
    """The course that was named; where the hub has one alone, that. Raises ContentError."""
    known = {one.course: one for one in settings.courses}
    if name is None and len(known) == 1:
        return settings
    if name not in known:
        says = f"this hub has the courses {', '.join(known)}; say which one is meant: --course {next(iter(known))}"
        raise letter(command, name or "", says if len(known) > 1 else f"this hub has one course, {settings.course}")
    return known[name]


def class_of(course: Course) -> list[struct_passwd]:
    """The accounts of a course's class, by name; the instructor's is none of them."""
    known = {account.pw_name: account for account in pwd.getpwall()}
    return [known[name] for name in sorted(members.learners(course.group, course.instructor)) if name in known]


def teaching(course: Course) -> struct_passwd | None:
    """The instructor's account; None where the settings name none that is here."""
    try:
        return pwd.getpwnam(course.instructor) if course.instructor else None
    except KeyError:
        return None


def project(course: Course) -> Path | None:
    """The instructor's copy of the project, be it there or not; None where nobody teaches here."""
    if course.project or not (account := teaching(course)):
        return course.project
    return Path(account.pw_dir) / "empathy-course"


def of_system(account: struct_passwd) -> str:
    """Why this account is no person's; empty where it is one."""
    if account.pw_uid < first() or account.pw_uid == NOBODY:
        return f"it is an account of the system (number {account.pw_uid})"
    return ""


def unfit(account: struct_passwd) -> str:
    """Why this account and its home are not to be erased; empty where they may be."""
    others = [entry for entry in pwd.getpwall() if entry.pw_name != account.pw_name]
    home = Path(account.pw_dir)
    if why := of_system(account):
        return why
    if twins := [entry.pw_name for entry in others if entry.pw_uid == account.pw_uid]:
        return f"it has one number with {', '.join(twins)}, so their files can't be told apart"
    if any(Path(entry.pw_dir).is_relative_to(home) for entry in others if home.is_dir()):
        return f"its home, {home}, holds homes of others"
    if mighty := sorted(group.gr_name for group in grp.getgrall() if group.gr_name in MIGHTY and _in(account, group)):
        return f"it is in the group {', '.join(mighty)}, and may become root; take it out of that, or of the class"
    return ""


def _in(account: struct_passwd, group: grp.struct_group) -> bool:
    return account.pw_gid == group.gr_gid or account.pw_name in group.gr_mem
