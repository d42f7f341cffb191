"""Makes accounts with the system's own commands. A password travels in a pipe: what stands in a command, all can read.

Each step is whole, and the next run goes on where one was broken off.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from course_lib.lists.table import Table
from course_lib.ops.accounts import passwords
from course_lib.ops.accounts.entries import Entry
from course_lib.ops.accounts.plan import Plan, further
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.signing_in import first
from course_lib.ops.hub.site import Site


def carry_out(plan: Plan, table: Table, site: Site, course: Course, homes: Path) -> int:
    """Do what the plan says; how many first passwords were made.

    Raises ContentError with the system's own words where it refuses. What was made until then stays.
    """
    site.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    groups = {further(course.group, one.group) for one in plan.new if one.group} | {group for _, group in plan.joins}
    for group in (course.group, *sorted(groups)):
        _run(table, 1, ["groupadd", "--force", group])
    if site.sign_in == "native":  # the hub may know one before there is an account, and nobody comes in without
        for entry in plan.passwords:
            first.give(first.folder(site), entry.name, _new_password(site, entry))
    for entry in plan.new:
        _run(table, entry.line, _useradd(entry, course.group, homes))
        (homes / entry.name).chmod(0o700)  # where the system knows no HOME_MODE
    for entry, group in plan.joins:
        _run(table, entry.line, ["usermod", "--append", "--groups", group, entry.name])
    if site.sign_in == "accounts":
        for entry in plan.passwords:
            form = ["--encrypted"] if entry.hashed else []
            given = f"{entry.name}:{entry.hashed or _new_password(site, entry)}\n"
            _run(table, entry.line, ["chpasswd", *form], given)
    return sum(not entry.hashed for entry in plan.passwords)


def _new_password(site: Site, entry: Entry) -> str:
    """One that is kept for root before it holds: one that nobody knows would be of no use."""
    password = passwords.make()
    passwords.keep(passwords.file(site), entry.name, password)
    return password


def _useradd(entry: Entry, group: str, homes: Path) -> list[str]:
    groups = [group, *([further(group, entry.group)] if entry.group else [])]
    about = ["--comment", entry.full_name] if entry.full_name else []
    closed = ["--create-home", "--base-dir", str(homes), "--key", "HOME_MODE=0700"]
    return ["useradd", *closed, "--shell", "/bin/bash", "--groups", ",".join(groups), *about, entry.name]


def _run(table: Table, line: int, command: Sequence[str], given: str | None = None) -> None:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"exit status {done.returncode}"
        says = f"`{command[0]}` refused ({said}); what was made before stays. Mend this, and run the command again"
        raise table.error(says, line)
