"""How a child of root becomes a student's process, and keeps nothing of what was before."""

from __future__ import annotations

import os
import pwd
import resource
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Account:
    """An account of this machine, in numbers; `groups` are all that it is a member of."""

    uid: int
    gid: int
    groups: tuple[int, ...]
    home: str

    @classmethod
    def named(cls, name: str) -> Account:
        """The account of this name. Raises KeyError where there is none."""
        entry = pwd.getpwnam(name)
        return cls(entry.pw_uid, entry.pw_gid, tuple(os.getgrouplist(name, entry.pw_gid)), entry.pw_dir)

    @classmethod
    def told(cls, numbers: dict[str, Any]) -> Account:
        """An account as `numbers` gave it away."""
        return cls(**numbers | {"groups": tuple(numbers["groups"])})

    def numbers(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


def become(account: Account) -> None:
    """Be this account from now on, for good. Raises PermissionError rather than stay root, or be half of both."""
    if account.uid == 0:
        raise PermissionError("root gets no server")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold what a student wrote
    os.umask(0o077)
    os.setgroups(account.groups)
    os.setresgid(account.gid, account.gid, account.gid)
    os.setresuid(account.uid, account.uid, account.uid)
    if os.getresuid() != (account.uid,) * 3 or os.getresgid() != (account.gid,) * 3:
        raise PermissionError("the process could not become the account")
    if set(os.getgroups()) - set(account.groups):
        raise PermissionError("the process kept a group that is not the account's")


def live_in(home: str, environment: dict[str, str]) -> None:
    """Have this environment and no other, and be at home, or where everybody may be if that can't be entered."""
    os.environ.clear()
    os.environ.update(environment)
    try:
        os.chdir(home)
    except OSError:
        os.chdir("/")
