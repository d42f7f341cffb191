"""An account as a backup keeps it: enough to make it again on another machine, its password's hash with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pwd import struct_passwd
from typing import Any


@dataclass(frozen=True)
class Login:
    """`group`: its first one, by name; `password`: the hash; `expires`: days since 1970, or an empty text.

    `further`: groups beside its own and the class, which are told and not given again.
    """

    name: str
    uid: int
    group: str
    comment: str
    home: str
    shell: str
    password: str
    expires: str
    in_class: bool
    further: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, account: struct_passwd, shadow: Mapping[str, Sequence[str]], group: str, others: Sequence[str], known: str
    ) -> Login:
        """`group` is the account's first one, `others` all it is a member of beside, `known` that of the class."""
        secret = shadow.get(account.pw_name, ())
        return cls(
            account.pw_name,
            account.pw_uid,
            group,
            account.pw_gecos,
            account.pw_dir,
            account.pw_shell,
            secret[1] if len(secret) > 1 else "",
            secret[7] if len(secret) > 7 else "",
            known in (group, *others),
            tuple(sorted(set(others) - {group, known})),
        )

    @classmethod
    def told(cls, said: Mapping[str, Any]) -> Login:
        """As plain data has it. Raises TypeError or KeyError for what is none."""
        login = cls(**dict(said) | {"further": tuple(said["further"])})
        words = (login.name, login.group, login.comment, login.home, login.shell, login.password, login.expires)
        if not all(isinstance(word, str) for word in words) or not isinstance(login.uid, int):
            raise TypeError(login.name)
        return login

    def data(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @property
    def last_day(self) -> str:
        """The day on which it expires, as useradd takes it; empty where it doesn't."""
        return str(date(1970, 1, 1) + timedelta(days=int(self.expires))) if self.expires.isdigit() else ""


def shadow(text: str) -> dict[str, list[str]]:
    """The lines of /etc/shadow, by account."""
    rows = (line.split(":") for line in text.splitlines())
    return {row[0]: row for row in rows}
