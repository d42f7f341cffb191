"""Who is in a group of this machine, and so of which course. On a system without Unix's groups, nobody is."""

from __future__ import annotations

import os
from collections.abc import Sequence

from course_lib.ops.hub.courses import Course

if os.name == "posix":
    import grp
    import pwd


def members(group: int) -> set[str]:
    """The accounts in a group, by its number, be it their first or a further one."""
    try:
        further = grp.getgrgid(group).gr_mem
    except KeyError:
        further = []  # the group has a number and no name
    return {*further, *(entry.pw_name for entry in pwd.getpwall() if entry.pw_gid == group)}


def learners(group: str, instructor: str) -> set[str]:
    """The accounts of a class, by its group's name; the instructor's may be in it and is none of them."""
    try:
        return members(grp.getgrnam(group).gr_gid) - {instructor}
    except KeyError:
        return set()


def everybody(courses: Sequence[Course]) -> set[str]:
    """Whoever learns or teaches in one of these."""
    return {name for one in courses for name in (*learners(one.group, one.instructor), one.instructor) if name}


def taught(courses: Sequence[Course]) -> Course:
    """The course that the account teaches which runs this; the first, where it teaches none."""
    try:
        me = pwd.getpwuid(os.getuid()).pw_name if os.name == "posix" else ""
    except KeyError:
        me = ""  # a container's account may have a number and no name
    return next((one for one in courses if me and one.instructor == me), courses[0])
