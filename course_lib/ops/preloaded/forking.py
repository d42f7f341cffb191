"""A process that answers each request with a child, and does nothing else.

A request is two descriptors: what is asked for, as JSON, and a pipe on which the child tells how it began. This process
passes both on and reads neither, for a child starts with all that it has read.

Must not: start a thread, open a file, or import what a child needs alone.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from course_lib.ops.preloaded.process import Process

#: The longest answer, in bytes.
ANSWER = 2000
BEGUN = b"begun"
THREADS = Path("/proc/self/task")
#: What a child does: it begins with what was asked for, and gives back what it does from then on, up to its end.
Child = Callable[[dict[str, Any]], Callable[[], None]]


def serve(control: socket.socket, child: Child, *, kept: tuple[int, ...] = ()) -> NoReturn:
    """Answer requests until nobody is left to ask. A child has the descriptors `kept`, under the numbers from 3 on."""
    gc.collect()
    gc.freeze()  # so that a child's collector leaves shared pages shared
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system forgets children that have ended
    while True:
        try:
            _, descriptors, *_ = socket.recv_fds(control, 16, 2)
        except OSError:
            descriptors = []
        if len(descriptors) != 2:
            os._exit(0)
        asked, told = descriptors
        if len(list(THREADS.iterdir())) > 1:
            answer: dict[str, Any] = {"refused": "the preloaded process has more than one thread"}
        elif (pid := os.fork()) == 0:
            control.detach()  # or its number would be closed once more when it is somebody else's
            _be(child, asked, told, kept)
        else:
            try:
                answer = vars(Process.of(pid))
            except ProcessLookupError:
                answer = {"refused": "the new process ended at once"}
        for one in descriptors:
            os.close(one)
        control.send(json.dumps(answer).encode()[:ANSWER])


def _be(child: Child, asked: int, told: int, kept: tuple[int, ...]) -> NoReturn:
    """Tell how it began; then go on until it ends as a process of its own does, exit handlers and all."""
    try:
        *_, asked, told = _settle((*kept, asked, told))
        with os.fdopen(asked, "rb") as file:
            work = child(json.load(file))
        os.write(told, BEGUN)
        os.close(told)
    except BaseException as problem:  # noqa: BLE001  what has half begun may not go on
        try:
            os.write(told, f"{type(problem).__name__}: {problem}".encode()[:ANSWER])
        finally:
            os._exit(1)
    work()
    sys.exit(0)


def _settle(descriptors: tuple[int, ...]) -> list[int]:
    """Leave all that is the maker's: session, signals, chance, and all descriptors but these. Their new numbers."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    if "numpy" in sys.modules:  # Python sees to `random` itself, and all else asks the system
        sys.modules["numpy"].random.seed()
    few = len(descriptors)
    high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 64) for one in descriptors]
    os.closerange(3, 64)
    low = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 3) for one in high]
    os.closerange(3 + few, os.sysconf("SC_OPEN_MAX"))
    return low
