"""Which process a number means. The system gives a number to somebody else once its process has ended.

Linux only: `/proc` and pidfds.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

#: Differs after each start of the machine; the clock that `since` counts begins with it.
BOOT = Path("/proc/sys/kernel/random/boot_id")
#: linux/prctl.h
NAME = 15
ENDED = {"Z", "X"}


@dataclass(frozen=True)
class Process:
    """A process: its number, and when it began (`since`: the machine's start, then ticks from it)."""

    pid: int
    since: str

    @classmethod
    def of(cls, pid: int) -> Process:
        """The process that has this number now. Raises ProcessLookupError where none has or it has ended."""
        try:
            # The name in brackets may hold anything, brackets and spaces too.
            state, *rest = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        except FileNotFoundError:
            raise ProcessLookupError(pid) from None
        if state in ENDED:
            raise ProcessLookupError(pid)
        return cls(pid, f"{BOOT.read_text().strip()} {rest[18]}")

    def alive(self) -> bool:
        """Whether it still runs."""
        with suppress(ProcessLookupError):
            return Process.of(self.pid) == self
        return False

    def send(self, number: int) -> bool:
        """Send it a signal; whether it still ran. Never reaches another process of the same number."""
        with suppress(ProcessLookupError):
            watched = os.pidfd_open(self.pid)
            try:
                if self.alive():
                    signal.pidfd_send_signal(watched, number)
                    return True
            finally:
                os.close(watched)
        return False


def called(name: str) -> None:
    """Give this process a name of up to 15 letters; its command line is still that of the one it was forked from."""
    ctypes.CDLL(None).prctl(NAME, name.encode(), 0, 0, 0)


def end_with(pidfd: int) -> None:
    """Wait until that process has ended, then end this one at once. For a thread of its own."""
    waiting = select.poll()
    waiting.register(pidfd, select.POLLIN)
    while not waiting.poll():
        pass
    os._exit(1)
