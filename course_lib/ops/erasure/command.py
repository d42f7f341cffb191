"""`empathy erase NAME`, or `--term`: a person, or a class, taken off this machine for good, also while they work.

Exit status: 0 where nothing is left, also where nothing was; 1 where something remains, or nothing could be done.
"""

from __future__ import annotations

import pwd
from collections.abc import Sequence
from pwd import struct_passwd

from course_lib.content.diagnostics import ContentError
from course_lib.ops.erasure import coursework, files, person
from course_lib.ops.hub import members, people, site
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.people import letter
from course_lib.ops.hub.shown import listed
from course_lib.ops.hub.site import Site

COMMAND = "erase"
OUT_OF_REACH = """What this can't reach: backups that were made before (remove them, or erase again after a restore),
what others have copied or downloaded, and the logs of the hub and the system, which have names and times."""


def erase(name: str | None, course: str | None = None, *, is_sure: bool, dry_run: bool) -> int:
    """Erase the account `name`, or without one the class of a course. Raises ContentError: then nothing was erased."""
    people.require_root(COMMAND)
    settings = site.read()
    if name is None:
        return _erase_class(settings, people.course(COMMAND, settings, course), is_sure=is_sure, dry_run=dry_run)
    if course is not None:
        raise letter(COMMAND, name, "whoever is erased is erased from all courses; leave --course out")
    accounts = _account(settings, name)
    _require_fit(accounts)
    _tell(settings, accounts)
    if dry_run:
        return _dry_run(settings.courses, name)
    if not is_sure:
        _ask(name, len(accounts))
    remains = _stopped(settings, accounts)
    if not accounts:
        remains += person.leave_hub(settings, name, print)
    remains += _forgotten(settings.courses, name)
    return _end(remains + _removed(settings, accounts))


def _erase_class(settings: Site, course: Course, *, is_sure: bool, dry_run: bool) -> int:
    """Everybody of a course; who is in another one, too, leaves this one and is there still."""
    elsewhere = members.everybody([one for one in settings.courses if one != course])
    pupils = people.class_of(course)
    accounts = [account for account in pupils if account.pw_name not in elsewhere]
    staying = [account.pw_name for account in pupils if account.pw_name in elsewhere]
    _require_fit(accounts)
    _tell(settings, accounts)
    if staying:
        print(f"In another course, too, so they leave this one and their accounts stay: {len(staying):,}.")
        print("\n".join(listed(staying)))
    if dry_run:
        return _dry_run([course], "--all")
    if not is_sure:
        _ask(course.group, len(accounts))
    remains = _stopped(settings, accounts)
    for name in staying:
        remains += person.leave_course(name, course.group, print)
    remains += _forgotten([course], "--all") + _removed(settings, accounts)
    inbound = settings.exchange / course.course / "inbound"
    return _end(remains + [f"{place} can't be removed" for place in files.empty(inbound)])


def _tell(settings: Site, accounts: Sequence[struct_passwd]) -> None:
    for account in accounts:
        print("\n".join(person.would_go(settings, account)))


def _dry_run(courses: Sequence[Course], whom: str) -> int:
    told = [coursework.forget(course, [whom, "--dry-run"]) for course in courses]
    print("\n".join(line for one in told for line in one.lines))
    print("Nothing was erased: this was a dry run.")
    return int(not all(one.is_all for one in told))


def _end(remains: Sequence[str]) -> int:
    if remains:
        print(f"REMAINS: {len(remains):,}. Mend it, then run the same command again; it goes on from here.")
        print("\n".join(listed(remains)))
    else:
        print("Nothing is left.")
    print(OUT_OF_REACH)
    return int(bool(remains))


def _account(settings: Site, name: str) -> list[struct_passwd]:
    """The account of that name, or none: what was erased before has no account any more."""
    if not people.NAME.fullmatch(name):
        raise letter(COMMAND, "", "this is no name of an account")
    if name in {course.instructor for course in settings.courses}:
        raise letter(COMMAND, name, "this is the instructor; nothing was erased")
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        print(f"There is no account {name} on this machine; mind the spelling. What else is left of it goes.")
        return []
    if name not in members.everybody(settings.courses):
        groups = " or ".join(course.group for course in settings.courses)
        raise letter(COMMAND, name, f"this account isn't in the group {groups}; nothing was erased")
    return [account]


def _require_fit(accounts: Sequence[struct_passwd]) -> None:
    letters = []
    for account in accounts:
        if why := people.unfit(account):
            letters += letter(COMMAND, account.pw_name, f"{why}. Nothing was erased").letters
    if letters:
        raise ContentError(letters)


def _ask(word: str, count: int) -> None:
    print(f"This erases {count:,} account(s) for good, with all that is listed above. To go on, type {word}: ", end="")
    try:
        typed = input()
    except EOFError:
        typed = ""
    if typed.strip() != word:
        raise letter(COMMAND, "", f"{word} was not typed; nothing was erased")


def _stopped(settings: Site, accounts: list[struct_passwd]) -> list[str]:
    """End all that they run; what remains. Who can't be stopped is taken out of the list."""
    remains = list[str]()
    for account in [*accounts]:
        try:
            remains += person.stop(settings, account, print)
        except person.StillAtWork as why:
            accounts.remove(account)
            remains.append(str(why))
    return remains


def _forgotten(courses: Sequence[Course], whom: str) -> list[str]:
    """Have the instructors' copies forget them; what remains."""
    remains = []
    for course in courses:
        told = coursework.forget(course, [whom, "--yes"])
        print("\n".join(told.lines))
        if not told.is_all:
            remains.append(f"what the instructor of {course.course} holds: the lines above say why")
    return remains


def _removed(settings: Site, accounts: Sequence[struct_passwd]) -> list[str]:
    """Remove files, then the accounts of which none are left; what remains."""
    remains = list[str]()
    for account in accounts:
        left = person.remove_files(settings, account, print)
        remains += left or person.remove_account(account, print)
    return remains
