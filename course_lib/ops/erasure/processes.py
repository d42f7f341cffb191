"""The processes of an account: found, and ended. A process that forks while it is looked for is found the next time."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
#: In seconds: how long to go on ending what starts anew.
PATIENCE = 30.0
PAUSE = 0.1
#: States of what has ended already, and waits for its maker to notice.
ENDED = ("Z", "X")


def running(uid: int) -> list[int]:
    """What runs with this account's rights, by number, be it only in part: as itself, or in its place."""
    return [number for number in (int(place.name) for place in PROC.glob("[0-9]*")) if _is_of(number, uid)]


def end(uid: int, patience: float = PATIENCE) -> list[int]:
    """End all of an account's processes at once; what still runs after `patience` seconds. Raises ValueError for root.

    A process is held while it is looked at a second time, so that none is ended that got its number meanwhile.
    """
    if uid == 0:
        raise ValueError("root's processes are not ended")
    until = time.monotonic() + patience
    while (left := running(uid)) and time.monotonic() < until:
        for number in left:
            with suppress(ProcessLookupError, OSError):
                held = os.pidfd_open(number)
                try:
                    if _is_of(number, uid):
                        signal.pidfd_send_signal(held, signal.SIGKILL)
                finally:
                    os.close(held)
        time.sleep(PAUSE)
    return left


def _is_of(number: int, uid: int) -> bool:
    try:
        lines = (PROC / str(number) / "status").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    about = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    real, effective, kept, _ = about["Uid"].split()
    return str(uid) in (real, effective, kept) and not about["State"].startswith(ENDED)
