"""What the checks need to know of other accounts of a hub: their processes, what they left, what they can run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from pwd import getpwall, struct_passwd

from course_lib.ops.doctor.sockets import Kernel

PROC = Path("/proc")
#: Where an account that is gone may have left something, beside the exchange and the folder of homes.
LEFT_IN = ("/tmp", "/var/tmp", "/dev/shm", "/var/mail", "/var/spool/cron/crontabs")  # noqa: S108  only looked into


def kernels(learners: Iterable[struct_passwd]) -> Iterator[Kernel]:
    """The kernels of these accounts."""
    names = {account.pw_uid: account.pw_name for account in learners}
    for process in PROC.glob("[0-9]*"):
        try:
            uid, words = process.stat().st_uid, (process / "cmdline").read_bytes().split(b"\0")
            if uid in names and b"ipykernel_launcher" in words:
                about = json.loads(Path(os.fsdecode(words[words.index(b"-f") + 1])).read_bytes())
                yield Kernel(names[uid], str(about["transport"]))
        except (OSError, ValueError, KeyError, IndexError):
            continue  # it has ended, or it is somebody's own program of that name


def left_by_nobody(exchange: Path, homes: Iterable[Path]) -> dict[int, str]:
    """Numbers of accounts that are gone, and a place that still belongs to each."""
    known, found = {account.pw_uid for account in getpwall()}, dict[int, str]()
    folders = [Path(above) for above in LEFT_IN] + [*homes]
    for place in (*(place for folder in folders for place in _inside(folder)), *exchange.rglob("*")):
        try:
            uid = place.lstat().st_uid
        except OSError:
            continue  # gone since it was listed
        if uid not in known:
            found.setdefault(uid, str(place))
    return found


def box_trouble(account: struct_passwd) -> str | None:
    """What bubblewrap complains of when this account runs it; empty where it runs, None where it isn't there."""
    if shutil.which("bwrap") is None:
        return None
    return run_as(account, "bwrap", "--ro-bind", "/", "/", "--unshare-all", "true")


def cannot_run(account: struct_passwd) -> str:
    """What Python says when this account can't run the course; empty where it can."""
    return run_as(account, sys.executable, "-c", "import course_lib")


def run_as(account: struct_passwd, *command: str) -> str:
    """The last line that a command says that fails; empty where it doesn't."""
    try:
        done = subprocess.run(
            command,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath)},
            user=account.pw_uid,
            group=account.pw_gid,
            extra_groups=[],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem)
    said = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
    return said[-1] if done.returncode else ""


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
