"""Where each part of a backup goes on this machine, and whose it is: by names, for numbers may be others here."""

from __future__ import annotations

import grp
import pwd
from dataclasses import dataclass
from pathlib import Path
from tarfile import TarInfo

from course_lib.ops.hub import people
from course_lib.ops.hub.site import Site
from course_lib.ops.kept.manifest import Manifest
from course_lib.ops.kept.sources import EXCHANGE, HOMES, PROJECT, within
from course_lib.ops.restored import reading
from course_lib.ops.restored.putting import Putting, Rights


@dataclass(frozen=True)
class Places:
    """By the beginning of a path in the archive, where it goes, and whose it is where nothing else is known."""

    putting: dict[str, tuple[Putting, pwd.struct_passwd]]
    groups: dict[str, int]
    owners: dict[str, int]

    @classmethod
    def of(cls, manifest: Manifest, settings: Site) -> Places:
        """Those of this machine, whose accounts have to be there."""
        accounts = {login.name: pwd.getpwnam(login.name) for login in manifest.logins}
        groups = {login.group: accounts[login.name].pw_gid for login in manifest.logins if login.group == login.name}
        known = {login.group for login in manifest.logins} - groups.keys()
        known |= {course.group for course in settings.courses}
        groups |= {entry.gr_name: entry.gr_gid for entry in grp.getgrall() if entry.gr_name in known}
        owners = {name: account.pw_uid for name, account in accounts.items()}
        every = set(owners.values())
        putting = {
            f"{HOMES}/{name}": (Putting(Path(account.pw_dir), {account.pw_uid}, manifest.day), account)
            for name, account in accounts.items()
        }
        for course in settings.courses:
            if instructor := accounts.get(course.instructor):
                exchange, copy = within(EXCHANGE, course), within(PROJECT, course)
                putting[exchange] = Putting(settings.exchange / course.course, every, manifest.day), instructor
                has_copy = any(name.startswith(f"{copy}/") for name in manifest.files)
                if has_copy and (project := people.project(course)):
                    putting[copy] = Putting(project, {instructor.pw_uid}, manifest.day), instructor
        return cls(putting, groups, owners)

    def of_member(self, member: TarInfo) -> tuple[Putting, str, Rights] | None:
        """Where a member goes, and its rights there; None for one that goes nowhere by itself."""
        parts = member.name.split("/")
        for count in (1, 2):
            if (prefix := "/".join(parts[:count])) in self.putting:
                putting, account = self.putting[prefix]
                rights = Rights(
                    self.owners.get(member.uname, account.pw_uid),
                    self.groups.get(member.gname, account.pw_gid),
                    member.mode,
                    reading.changed(member),
                )
                return putting, "/".join(parts[count:]), rights
        return None
