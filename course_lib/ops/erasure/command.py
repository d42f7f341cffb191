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
from course_lib.ops.hub.people import letter
from course_lib.ops.hub.shown import listed
from course_lib.ops.hub.site import Site

COMMAND = "erase"
OUT_OF_REACH = """What this can't reach: backups that were made before (remove them, or erase again after a restore),
what others have copied or downloaded, and the logs of the hub and the system, which have names and times."""


def erase(name: str | None, *, is_sure: bool, dry_run: bool) -> int:
    """Erase the account `name`, or without one the whole class. Raises ContentError, and then nothing was erased."""
    people.require_root(COMMAND)
    settings = site.read()
    accounts = people.class_of(settings) if name is None else _account(settings, name)
    _require_fit(accounts)
    words = ["--all"] if name is None else [name]
    for account in accounts:
        print("\n".join(person.would_go(settings, account)))
    if dry_run:
        told = coursework.forget(settings, [*words, "--dry-run"])
        print("\n".join(told.lines))
        print("Nothing was erased: this was a dry run.")
        return int(not told.is_all)
    if not is_sure:
        _ask(settings.group if name is None else name, len(accounts))
    remains = _erased(settings, accounts, name, [*words, "--yes"])
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
    if name == settings.instructor:
        raise letter(COMMAND, name, "this is the instructor; nothing was erased")
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        print(f"There is no account {name} on this machine; mind the spelling. What else is left of it goes.")
        return []
    if name not in members.learners(settings.group, settings.instructor):
        raise letter(COMMAND, name, f"this account isn't in the group {settings.group}; nothing was erased")
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


def _erased(settings: Site, accounts: Sequence[struct_passwd], name: str | None, words: Sequence[str]) -> list[str]:
    """Do it; what remains."""
    remains, stopped = list[str](), list[struct_passwd]()
    for account in accounts:
        try:
            remains += person.stop(settings, account, print)
            stopped.append(account)
        except person.StillAtWork as why:
            remains.append(str(why))
    if name and not accounts:
        remains += person.leave_hub(settings, name, print)
    told = coursework.forget(settings, words)
    print("\n".join(told.lines))
    if not told.is_all:
        remains.append("what the instructor holds: the lines above say why")
    for account in stopped:
        left = person.remove_files(settings, account, print)
        remains += left or person.remove_account(account, print)
    if name is None:
        inbound = settings.exchange / settings.course / "inbound"
        remains += [f"{place} can't be removed" for place in files.empty(inbound)]
    return remains
