"""Where a student's kernels and server meet: a closed folder for each account, below one that is root's.

On a port of the machine, whoever connects hears all that a kernel sends to its page, private reflections too; a socket
in a closed folder is the student's alone. It is short because a socket's path has to be, and goes by the account's
number because homes and names may be long.
"""

from __future__ import annotations

import os
from pathlib import Path
from pwd import struct_passwd

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.site import letter


def prepare(runtime: Path) -> None:
    """Make the folder above them. Raises ContentError where somebody else has made it."""
    runtime.mkdir(parents=True, exist_ok=True)
    if runtime.is_symlink() or runtime.stat().st_uid != os.geteuid():
        says = f"{runtime} belongs to somebody else; remove it, or take another path"
        raise ContentError([letter("runtime", says)])
    runtime.chmod(0o711)  # everybody reaches their own folder in it, and nobody lists it or adds to it


def folder(runtime: Path, account: struct_passwd) -> Path:
    """An account's folder, which no other account can enter."""
    place = runtime / str(account.pw_uid)
    place.mkdir(mode=0o700, exist_ok=True)
    place.chmod(0o700)
    os.chown(place, account.pw_uid, account.pw_gid)
    return place
