"""Whether other accounts of this computer could enter a folder; keys, submissions and marks belong where they can't.

What counts is the whole way: a folder open to all inside a home that is closed is closed. No access lists (`setfacl`):
where there are some, Linux shows their mask as the group's rights, so a folder may look more open than it is.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from course_lib.ops.hub.members import members

if os.name == "posix":
    import pwd


def require(*folders: Path, shared: bool = False) -> None:
    """End the command with a letter if others could enter one of the folders; see `letter`.

    Inside a Jupyter server PermissionError is raised instead: nbgrader writes the letter into the server's log and
    shows no course, and everything else that the server does goes on.
    """
    for says in filter(None, (letter(folder, shared=shared) for folder in folders)):
        server = sys.modules.get("jupyter_server.serverapp")
        if server and server.ServerApp.initialized():
            raise PermissionError(says)
        sys.exit(says)


def letter(folder: Path, *, shared: bool = False) -> str:
    """What is wrong where others could enter or list `folder`, and the command that mends it; empty where all is well.

    `shared`: the members of its group are meant to work in it. A folder that isn't there is nobody's to enter. On a
    system without Unix's rights nothing is found.
    """
    if os.name != "posix" or not folder.is_dir():
        return ""
    folder = folder.resolve()
    if _open_to(folder, None):
        who = "every account of this computer"
    elif names := set() if shared else _group_that_enters(folder):
        who = f"{', '.join(sorted(names)[:5])}{' and others' if len(names) > 5 else ''}"
    else:
        return ""
    return (
        f"{folder} can be entered by {who}. Keys, submissions and marks lie there, so nothing was done. "
        f"Close it, then run the same command again:\n\n    chmod 700 '{folder}'\n"
    )


def _open_to(folder: Path, group: int | None) -> bool:
    """Whether a member of `group` (of none that matters, if None) gets to the folder and may enter or list it."""
    *way, last = (_rights(place, group) for place in (*reversed(folder.parents), folder))
    return all(rights & stat.S_IXOTH for rights in way) and bool(last & (stat.S_IXOTH | stat.S_IROTH))


def _rights(place: Path, group: int | None) -> int:
    """What such a member may do there: bits as in `stat.S_IRWXO`."""
    about = place.stat()
    return about.st_mode >> 3 if about.st_gid == group else about.st_mode


def _group_that_enters(folder: Path) -> set[str]:
    """The accounts, other than its owner and root, that get into the folder as members of a group."""
    owner = folder.stat().st_uid
    found: set[str] = set()
    for group in {place.stat().st_gid for place in (folder, *folder.parents)}:
        if _open_to(folder, group):
            found |= members(group) - {entry.pw_name for entry in pwd.getpwall() if entry.pw_uid in (owner, 0)}
    return found
