"""The hub's one preloaded process: started with the hub, and anew when it is gone or something was installed since."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.ops.preloaded.asking import Forker, Refused
from course_lib.ops.preloaded.imports import GIVEN_BACK, ONE_THREAD
from course_lib.ops.preloaded.process import Process

READY = b"ready"
#: So long a student waits for it to have imported everything; whoever comes later doesn't.
SECONDS = 15.0
#: No home that anything could be read from.
NO_HOME = "/nonexistent"


def installed() -> tuple[int, ...]:
    """Changes whenever pip has installed or removed anything."""
    return tuple(Path(sysconfig.get_path(name)).stat().st_mtime_ns for name in ("purelib", "platlib"))


@dataclass
class Started:
    """A preloaded process: the socket to it, what was `installed` then, and who asks it once it is ready."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    of: tuple[int, ...]
    until: float
    forker: Forker | None = None

    def ready(self) -> Forker:
        """Who asks it. Raises Refused where it isn't ready in time, and ConnectionError where it has ended."""
        if self.forker is None:
            self.control.settimeout(max(0.01, self.until - time.monotonic()))
            try:
                said = self.control.recv(len(READY))
            except TimeoutError:
                raise Refused("the preloaded process is not ready yet") from None
            if said != READY:
                raise ConnectionError
            self.forker = Forker(self.control)
        return self.forker

    def close(self) -> None:
        """End it. The servers that came from it run on."""
        self.control.close()
        self.process.kill()
        self.process.wait()


class Preloaded:
    """The preloaded process of a hub: of this `python`, with those variables of the hub's environment that it keeps."""

    def __init__(self, keep: Iterable[str], python: str | Path = sys.executable) -> None:
        self._environment = {name: os.environ[name] for name in keep if name in os.environ}
        self._environment |= ONE_THREAD | GIVEN_BACK | {"HOME": NO_HOME}
        self._python = python
        self._started: Started | None = None
        self._failed: tuple[int, ...] | None = None
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Start the process, if there is none, and wait for nothing."""
        with self._lock:
            if self._started is None:
                self._started = self._start(installed())

    def fork(self, request: dict[str, Any]) -> Process:
        """A child that has begun with what was asked for. Raises Refused: then this one starts in the ordinary way.

        Where the process is gone, the next one after this makes another. Where none can be made, none is tried until
        something was installed.
        """
        with self._lock:
            now = installed()
            if self._started and now != self._started.of:
                self._close()
            if self._started is None:
                if self._failed == now:
                    raise Refused("no preloaded process can be started here")
                self._started = self._start(now)
            try:
                forker = self._started.ready()
            except OSError:
                self._close()
                self._failed = now
                raise Refused("the preloaded process did not start; what it said stands above") from None
            try:
                return forker.fork(request)
            finally:
                if forker.gone():
                    self._close()

    def pid(self) -> int:
        """The process's number, or 0 where there is none."""
        return self._started.process.pid if self._started else 0

    def close(self) -> None:
        """End the process. The servers that came from it run on."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._started:
            self._started.close()
            self._started = None

    def _start(self, now: tuple[int, ...]) -> Started:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [self._python, "-P", "-m", "course_lib.ops.preloaded"]
        with theirs:
            process = subprocess.Popen(
                command, stdin=theirs.fileno(), env=self._environment, cwd="/", start_new_session=True
            )
        return Started(process, ours, now, time.monotonic() + SECONDS)
