"""What of a hub is kept, and where it lies: homes, the courses' exchange, the instructors' copies, the settings."""

from __future__ import annotations

import grp
import pwd
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from pwd import struct_passwd

from course_lib.ops.hub import people, site
from course_lib.ops.hub.courses import Course, Further
from course_lib.ops.hub.signing_in import known_as
from course_lib.ops.hub.site import Site
from course_lib.ops.kept import logins
from course_lib.ops.kept.logins import Login
from course_lib.ops.kept.walk import Walk

HOMES, EXCHANGE, PROJECT, SETTINGS = "homes", "exchange", "project", "settings"
#: Made again by what uses it, and often larger than all the rest.
MADE_AGAIN = (".cache", ".npm")
SHADOW = Path("/etc/shadow")


@dataclass(frozen=True)
class Source:
    """A folder that is kept: under which name, in whose words, and the walk through it."""

    prefix: str
    about: str
    walk: Walk


def within(what: str, course: Course) -> str:
    """Where something of a course lies in the archive, such as its exchange."""
    return f"{what}-of/{course.course}" if isinstance(course, Further) else what


def people_of(settings: Site) -> Iterator[tuple[struct_passwd, bool]]:
    """Everybody of a hub, and whether they teach; whoever teaches one course and learns in another once."""
    teaching = [account for course in settings.courses if (account := people.teaching(course))]
    pupils = {account.pw_name: account for course in settings.courses for account in people.class_of(course)}
    yield from ((pupils[name], False) for name in sorted(pupils) if pupils[name] not in teaching)
    yield from ((account, True) for account in teaching)


def folders(settings: Site) -> Iterator[Source]:
    """The folders of a hub with these settings."""
    everybody = list(people_of(settings))
    for account, teaches in everybody:
        who = f"home of {account.pw_name}{', who teaches' if teaches else ''}"
        walk = Walk(Path(account.pw_dir), {account.pw_uid}, MADE_AGAIN)
        yield Source(f"{HOMES}/{account.pw_name}", who, walk)
    owners = {account.pw_uid for account, _ in everybody}
    for course in settings.courses:
        if (instructor := people.teaching(course)) is None:
            continue
        exchange = settings.exchange / course.course
        yield Source(within(EXCHANGE, course), f"exchange, {exchange}", Walk(exchange, owners))
        project = people.project(course)
        if project and not project.is_relative_to(instructor.pw_dir):
            walk = Walk(project, {instructor.pw_uid})
            yield Source(within(PROJECT, course), f"the instructor’s copy, {project}", walk)


def settings_files(settings: Site) -> dict[str, Path]:
    """The file of settings, those that it names, and who signs in as whom: by their names in the archive, if there."""
    named = {"site.toml": site.file(), "certificate": settings.certificate, "key": settings.key}
    named["people.json"] = known_as.file(settings)
    return {f"{SETTINGS}/{name}": file for name, file in named.items() if file is not None and file.is_file()}


def accounts(settings: Site) -> list[Login]:
    """The logins of the classes and of who teaches them. For root, who may read the hashes."""
    shadow = logins.shadow(SHADOW.read_text("utf-8", "surrogateescape"))
    return [_login(account, shadow, settings.group) for account, _ in people_of(settings)]


def _login(account: struct_passwd, shadow: dict[str, list[str]], group: str) -> Login:
    others = [entry.gr_name for entry in grp.getgrall() if account.pw_name in entry.gr_mem]
    return Login.of(account, shadow, group_name(account.pw_gid), others, group)


def group_name(number: int) -> str:
    """A group's name; of one without a name, its number."""
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def account_name(number: int) -> str:
    """An account's name; of one without a name, its number."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
