"""`empathy accounts`: the list is read and compared with the machine; then what is missing is made, and told."""

from __future__ import annotations

import argparse
import os

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.lists import reading
from course_lib.ops.accounts import entries, machine, making, passwords, plan
from course_lib.ops.hub import members, people, site
from course_lib.ops.hub.signing_in import known_as
from course_lib.ops.hub.site import Site


def accounts(options: argparse.Namespace) -> list[str]:
    """What became of a list. Raises ContentError for whatever is wrong with it, and then nothing was made."""
    if os.geteuid() != 0:
        raise ContentError([Letter(str(options.file), 1, "", "only root makes accounts; run this in a root shell")])
    settings = site.read()
    course = people.course("accounts", settings, options.of_course)
    read = reading.read(options.file, least=1)
    listed = entries.read(read, options.id, full_names=options.full_names)
    there = machine.look((one.name for one in listed), course.group, course.instructor, options.homes)
    if not there.homes.is_dir():
        raise ContentError([Letter(str(there.homes), 1, "", "homes can't be made here; there is no such folder")])
    made = plan.compare(listed, there, read, settings, course, options.new_password)
    key = settings.provider.username_key if settings.provider else None
    if key is not None:
        known = known_as.read(known_as.file(settings))
        comes_in = known_as.merge(known, listed, members.everybody(settings.courses), read, key)
    if options.dry_run:
        return [*plan.told(made), "Nothing was made: this was a dry run."]
    number = making.carry_out(made, read, settings, course, there.homes)
    if key is not None:
        known_as.write(known_as.file(settings), comes_in)
    return [*plan.told(made), *_about_passwords(number, settings)]


def _about_passwords(number: int, settings: Site) -> list[str]:
    if not number:
        return []
    where = "at /hub/change-password" if settings.sign_in == "native" else "with `passwd` in a terminal"
    return [
        f"First passwords: {number:,}, in {passwords.file(settings)}, which root alone reads. Hand each to its owner "
        f"alone, tell them to change it {where}, and remove the file."
    ]
