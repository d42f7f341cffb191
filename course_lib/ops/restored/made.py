"""Accounts made again from a backup: with the number that they had where it is free, and their password's hash.

An account that is made is locked until its files are there; `unlock` is the last that a restore does.
"""

from __future__ import annotations

import grp
import os
import pwd
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import people
from course_lib.ops.hub.people import letter
from course_lib.ops.hub.site import Site
from course_lib.ops.kept.logins import Login, shadow
from course_lib.ops.kept.manifest import Manifest
from course_lib.ops.kept.sources import SHADOW
from course_lib.ops.restored.reading import COMMAND

#: What stands in the place of a hash where an account never had a password.
NEVER = {"!", "!!", "*", ""}


def require_fit(manifest: Manifest, settings: Site) -> None:
    """Raises ContentError where an account of a backup's name is here and isn't the class's; nothing was made."""
    letters = [
        next(iter(letter(COMMAND, login.name, says).letters))
        for login in manifest.logins
        for says in _misfits(login, manifest, settings)
    ]
    if letters:
        raise ContentError(letters)


def _misfits(login: Login, manifest: Manifest, settings: Site) -> Iterator[str]:
    if not people.NAME.fullmatch(login.name) or login.uid < people.first():
        yield "this is no name or number of a person's account; nothing was written"
        return
    try:
        account = pwd.getpwnam(login.name)
    except KeyError:
        return
    if why := people.of_system(account):
        yield f"{why}, and no student's; nothing was written"
        return
    teachers = {manifest.instructor, *(course.instructor for course in settings.courses)}
    theirs = [group for group in groups(login, settings) if not is_in(login.name, group)]
    if login.name not in teachers and theirs:
        group = ",".join(theirs)
        yield (
            f"an account of this name is here and not in the group {group}, so it may be somebody else's. Nothing was "
            f"written. If it is the same person: `usermod --append --groups {group} {login.name}`"
        )


def groups(login: Login, settings: Site) -> list[str]:
    """The groups of the courses that somebody learnt in."""
    further = {course.group for course in settings.further_courses}
    return [*([settings.group] if login.in_class else []), *(group for group in login.further if group in further)]


def make(logins: Iterable[Login], settings: Site) -> list[str]:
    """Make the groups and accounts that are missing; what was done, in words. Raises ContentError for a refusal."""
    for course in settings.courses:
        _need_group(course.group)
    known = {entry.pw_name for entry in pwd.getpwall()}
    missing = [login for login in logins if login.name not in known]
    # Who needs another number comes last, or it might be one that the next in the list had.
    return [_make(login, groups(login, settings)) for login in sorted(missing, key=_is_free, reverse=True)]


def unlock(logins: Iterable[Login]) -> list[str]:
    """Give the accounts that have no password yet the one they had; their names."""
    now = shadow(SHADOW.read_text("utf-8", "surrogateescape"))
    waiting = [login for login in logins if now.get(login.name, ["", ""])[1] in NEVER and login.password not in NEVER]
    if waiting:
        lines = "".join(f"{login.name}:{login.password}\n" for login in waiting)
        _run(["chpasswd", "--encrypted"], lines)  # by its input: others may read a command's words
    return [login.name for login in waiting]


def is_in(name: str, group: str) -> bool:
    """Whether an account is a member of a group, be it its first or a further one."""
    try:
        number = grp.getgrnam(group).gr_gid
        return number in os.getgrouplist(name, pwd.getpwnam(name).pw_gid)
    except KeyError:
        return False


def _make(login: Login, classes: Sequence[str]) -> str:
    words = ["useradd", "--no-create-home", "--home-dir", login.home, "--comment", login.comment]
    words += ["--shell", login.shell if Path(login.shell).is_file() else "/bin/bash"]
    if login.group == login.name:
        words += ["--user-group"]
    else:
        _need_group(login.group)
        words += ["--no-user-group", "--gid", login.group]
    words += ["--groups", ",".join(classes)] if classes else []
    words += ["--expiredate", login.last_day] if login.last_day else []
    free = _is_free(login)
    _run([*words, *(["--uid", str(login.uid)] if free else []), login.name])
    number = pwd.getpwnam(login.name).pw_uid
    return login.name if free else f"{login.name} (now number {number}; {login.uid} is another's here)"


def _is_free(login: Login) -> bool:
    return login.uid not in {entry.pw_uid for entry in pwd.getpwall()}


def _need_group(name: str) -> None:
    try:
        grp.getgrnam(name)
    except KeyError:
        _run(["groupadd", name])


def _run(command: list[str], given: str | None = None) -> None:
    """Run it, out of reach of whoever stops this one: an account that is half made can't be made again."""
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, start_new_session=True)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        raise letter(COMMAND, command[0], f"{said}. Mend it, and run the same command again: it goes on from here")
