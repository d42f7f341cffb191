"""The accounts are as the hub needs them, and can run what is installed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course_lib.ops.doctor.finding import Finding


@dataclass(frozen=True)
class Accounts:
    """Who learns and who teaches here; and what an account of the class said that couldn't run the course's Python."""

    group: str
    has_group: bool
    learners: tuple[str, ...]
    instructor: str
    cannot_run: str = ""


def check(accounts: Accounts) -> Iterator[Finding]:
    """What keeps a class from working."""
    if not accounts.has_group:
        yield Finding(f"There is no group {accounts.group}, so nobody can log in.", f"run `groupadd {accounts.group}`")
    elif not accounts.learners:
        yield Finding(
            f"Nobody is in the group {accounts.group}, so nobody can log in.",
            "make accounts from the list of your class: `empathy accounts class.csv`",
        )
    if not accounts.instructor:
        yield Finding(
            "The settings name no instructor, so any student can take the course's place in the exchange.",
            'write `instructor = "NAME"` into them, and start the hub anew',
        )
    if accounts.cannot_run:
        yield Finding(
            f"Students can't run what is installed ({accounts.cannot_run}).",
            "install it again with a Python that everybody can run, such as /usr/bin/python3, and with `umask 022`",
        )
