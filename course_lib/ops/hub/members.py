"""Who is in a group of this machine. On a system without Unix's groups, nobody is."""

from __future__ import annotations

import os

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
