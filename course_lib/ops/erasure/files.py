"""The files of an account wherever others may add to a folder, and its home: found, and removed.

`find` and `rm` go by descriptors, follow no link, and take any depth; the student who planted something there can't
lead them elsewhere. What lies on another disk is left.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from pwd import struct_passwd

from course_lib.ops.doctor.others import LEFT_IN
from course_lib.ops.hub.site import Site
from course_lib.ops.kept.walk import FOLDER

#: Beside these, where jobs of `at` lie.
ELSEWHERE = (*LEFT_IN, "/var/spool/cron/atjobs")


def shared(settings: Site) -> list[Path]:
    """The folders of this machine to which a student could add something; their own home is none of them."""
    places = [Path(os.path.realpath(place)) for place in (settings.exchange, *ELSEWHERE)]
    return [place for place in dict.fromkeys(places) if place.is_dir()]


def belonging(uid: int, places: Iterable[Path]) -> list[str]:
    """What belongs to an account below these folders."""
    return _find(places, "-uid", str(uid))


def remove(uid: int, places: Sequence[Path]) -> tuple[list[str], list[str]]:
    """Remove it; what there was, and what is left.

    A folder of theirs in which others have something stays, and is root's from now on.
    """
    found = _find(places, "-uid", str(uid), also=["-delete"])
    left = belonging(uid, places) if found else []
    for name in left:
        _to_root(name, uid)
    return found, belonging(uid, places) if left else []


def empty(place: Path) -> list[str]:
    """Remove all that is in a folder; what is left."""
    if not place.is_dir():
        return []
    _find([place], also=["-delete"])
    return _find([place])


def home_trouble(account: struct_passwd) -> str:
    """Why an account's home isn't removed; empty where it can be, or isn't there."""
    try:
        about = Path(account.pw_dir).lstat()
    except FileNotFoundError:
        return ""
    if not stat.S_ISDIR(about.st_mode):
        return f"{account.pw_dir} is no folder"
    if about.st_uid != account.pw_uid:
        return f"{account.pw_dir} belongs to account number {about.st_uid}"
    return ""


def remove_folder(place: Path) -> str:
    """Remove a folder with all that is in it; what `rm` complained of, empty where it is gone."""
    done = subprocess.run(
        ["rm", "--recursive", "--force", "--one-file-system", "--", place], capture_output=True, check=False
    )
    return done.stderr.decode("utf-8", "backslashreplace").strip().splitlines()[-1] if done.returncode else ""


def count(place: Path) -> int:
    """How many things are in a folder."""
    return len(_find([place])) if place.is_dir() else 0


def _find(places: Iterable[Path], *tests: str, also: Sequence[str] = ()) -> list[str]:
    """What `find` sees below these folders; what it can't do is seen by looking once more."""
    there = [str(place) for place in places]
    if not there:  # `find` would take the folder it was started in
        return []
    command = ["find", *there, "-mindepth", "1", "-xdev", *tests, "-print0", *also]
    said = subprocess.run(command, capture_output=True, check=False).stdout
    return [os.fsdecode(name) for name in said.split(b"\0") if name]


def _to_root(name: str, uid: int) -> None:
    """Take a folder from an account; nothing else, whatever stands at this name by now."""
    try:
        here = os.open(name, FOLDER)
    except OSError:
        return
    if os.fstat(here).st_uid == uid:
        os.fchown(here, 0, 0)
    os.close(here)
