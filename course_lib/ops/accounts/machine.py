"""Who and what is on this machine already: the accounts that a list names, their groups, their homes."""

from __future__ import annotations

import grp
import os
import pwd
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.ops.hub import members

DEFINITIONS, DEFAULTS, SHADOW = Path("/etc/login.defs"), Path("/etc/default/useradd"), Path("/etc/shadow")
#: What stands in the place of a password that was never set.
NEVER = {"", "!", "!!", "*", "!*"}


@dataclass(frozen=True)
class Account:
    """An account: its number, the groups that it is in, and whether nobody ever gave it a password."""

    uid: int
    groups: frozenset[str]
    without_password: bool = False


@dataclass(frozen=True)
class Machine:
    """The accounts that were asked for and are there; who is of the class; and what stands in the way of new ones.

    `first_uid` is the lowest number of an account for a person, `homes` where new homes are made.
    """

    accounts: Mapping[str, Account]
    learners: frozenset[str]
    groups: frozenset[str]
    folders: frozenset[str]
    homes: Path
    first_uid: int = 1000


def look(names: Iterable[str], group: str, instructor: str, homes: Path | None = None) -> Machine:
    """What there is of these names, and of the class whose group that is."""
    never = _without_password()
    accounts = {}
    for name in names:
        try:
            about = pwd.getpwnam(name)
        except KeyError:
            continue
        groups = {_group(number) for number in os.getgrouplist(name, about.pw_gid)}
        accounts[name] = Account(about.pw_uid, frozenset(groups), name in never)
    place = homes or Path(_said(DEFAULTS, r"HOME=(\S+)", "/home"))
    return Machine(
        accounts,
        frozenset(members.learners(group, instructor)),
        frozenset(entry.gr_name for entry in grp.getgrall()),
        frozenset(entry.name for entry in place.iterdir()) if place.is_dir() else frozenset(),
        place,
        int(_said(DEFINITIONS, r"UID_MIN\s+(\d+)", "1000")),
    )


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def _without_password() -> set[str]:
    """The machine's own accounts that have none and may log in; one whose days are over is left as it is."""
    rows = [line.split(":") for line in SHADOW.read_text("utf-8", "replace").splitlines()]
    return {row[0] for row in rows if len(row) > 7 and row[1] in NEVER and not row[7]}


def _said(file: Path, pattern: str, otherwise: str) -> str:
    found = re.search(rf"^\s*{pattern}", file.read_text("utf-8", "replace"), re.MULTILINE) if file.is_file() else None
    return found[1] if found else otherwise
