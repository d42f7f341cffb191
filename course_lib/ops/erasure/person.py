"""Erasing one account of the class. The account itself goes last, so no new one gets its number while files are left.

Each step does what is still to do, so a run that was killed is completed by the next; after the last one there is
nothing left by which the account could be mistaken for another.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from pwd import struct_passwd

from course_lib.ops.accounts import passwords
from course_lib.ops.erasure import files, hub_row, processes
from course_lib.ops.hub.shown import listed
from course_lib.ops.hub.signing_in import first, known_as
from course_lib.ops.hub.site import Site

Say = Callable[[str], None]


class StillAtWork(Exception):
    """Something may run as the account still, so its files and the account have to stay. The text says what."""


def stop(settings: Site, account: struct_passwd, say: Say) -> list[str]:
    """Lock the account, and end what runs: nobody starts anything as it from then on. What remains in the hub.

    Raises StillAtWork.
    """
    if trouble := _run("usermod", "--lock", "--expiredate", "1", account.pw_name):
        raise StillAtWork(f"{account.pw_name} could not be locked: {trouble}")
    say(f"{account.pw_name} is locked: nobody logs in with it.")
    processes.end(account.pw_uid)
    remains = leave_hub(settings, account.pw_name, say)
    if left := processes.end(account.pw_uid):  # what the hub had begun meanwhile, too
        raise StillAtWork(f"{len(left):,} processes of {account.pw_name} can't be ended, or start anew each time")
    say(f"Nothing of {account.pw_name} runs any more.")
    return remains


def leave_hub(settings: Site, name: str, say: Say) -> list[str]:
    """Take a name out of the hub's list of users, with how they sign in and a first password; what remains."""
    known_as.forget(known_as.file(settings), name)
    passwords.forget(passwords.file(settings), name)
    if waits := first.waiting(first.folder(settings), name):
        waits.unlink()
    try:
        was_there = hub_row.remove(settings, name)
    except hub_row.Remains as why:
        return [f"{name} in the hub's list of users: {why}"]
    say(f"The hub knows {name} no more." if was_there else f"The hub doesn't know {name}.")
    return []


def leave_course(name: str, group: str, say: Say) -> list[str]:
    """Take a name out of a course's group, and leave all else of theirs; what remains."""
    if trouble := _run("gpasswd", "--delete", name, group):
        return [f"{name} in the group {group}: {trouble}"]
    say(f"{name} isn't in the group {group} any more.")
    return []


def remove_files(settings: Site, account: struct_passwd, say: Say) -> list[str]:
    """Remove their home, then what is theirs in folders that all may write to; what remains."""
    if trouble := files.home_trouble(account):
        return [f"{trouble}; look what is there, and remove it yourself"]
    folders = (place for place in (settings.runtime / str(account.pw_uid), Path(account.pw_dir)) if place.is_dir())
    troubles = {place: files.remove_folder(place) for place in folders}
    remains = [f"{place} is not all removed: {trouble}" for place, trouble in troubles.items() if trouble]
    if not remains:
        say(f"The home {account.pw_dir} is removed.")
    found, left = files.remove(account.pw_uid, files.shared(settings))
    say(f"Handed in or left in shared folders: {len(found):,}, removed.")
    return [*remains, *(f"{name} can't be removed" for name in left)]


def remove_account(account: struct_passwd, say: Say) -> list[str]:
    """Remove the account, of which nothing may be left; what remains."""
    if trouble := _run("userdel", account.pw_name):
        return [f"the account {account.pw_name}: {trouble}"]
    say(f"The account {account.pw_name} is removed.")
    return []


def would_go(settings: Site, account: struct_passwd) -> list[str]:
    """What erasing would remove, in words."""
    found = files.belonging(account.pw_uid, files.shared(settings))
    trouble = files.home_trouble(account) or f"{files.count(Path(account.pw_dir)):,} files and folders"
    return [
        f"{account.pw_name}, account number {account.pw_uid}: the account, its logins, and its user in the hub",
        f"  processes: {len(processes.running(account.pw_uid)):,}",
        f"  the home {account.pw_dir}: {trouble}",
        f"  handed in or left in shared folders: {len(found):,}",
        *listed(found),
    ]


def _run(*command: str) -> str:
    """The last line of what a command says that fails; empty where it doesn't."""
    about = {"PATH": _path(), "LANG": "C"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=about, start_new_session=True)
    said = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
    return said[-1] if done.returncode else ""


def _path() -> str:
    return f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
