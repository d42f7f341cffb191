"""A Python that has imported everything and runs nothing; for each request it makes a child that does.

It never reads a request and holds nothing of anybody's: it passes the two descriptors on, or the next learner's code,
which starts as a copy of this process, could search its memory for the work of the one before.

Runs inside bubblewrap, with one socket to the grader: `ready` out; then in turn a request's two descriptors in, the
child's pidfd out, and at the child's end how it ended. It leaves when the grader is gone or has asked for nothing in a
while.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from course_lib.grading.sandbox.inside import cell, confinement

#: After so long without a request it leaves: a JupyterLab may stay open for weeks.
IDLE_SECONDS = 300


def main() -> None:
    """`argv`: the limits as JSON, then what to import."""
    confinement.hold_few_files()
    limits = json.loads(sys.argv[1])
    for name in sys.argv[2:]:
        importlib.import_module(name)
    sys.path.remove("/box")
    control = socket.socket(fileno=os.dup(0))
    control.settimeout(IDLE_SECONDS)
    _rehearse(limits)
    gc.collect()
    gc.freeze()  # so that a child's collector leaves shared pages shared
    with contextlib.suppress(OSError):
        control.send(b"ready")
        while _serve(control, limits):
            pass


def _serve(control: socket.socket, limits: dict[str, int]) -> bool:
    descriptors = socket.recv_fds(control, 16, 2)[1]
    if not descriptors:
        return False
    way_in, way_out = descriptors
    pid, pidfd = confinement.clone()
    if pid == 0:
        _end_with(lambda: _child(way_in, way_out, limits))
    for one in descriptors:
        os.close(one)
    socket.send_fds(control, [b"begun"], [pidfd])
    os.close(pidfd)
    _, status, used = os.wait4(pid, 0)
    ended = {"code": os.waitstatus_to_exitcode(status), "cpu": used.ru_utime + used.ru_stime}
    control.send(json.dumps(ended).encode())
    return True


def _child(way_in: int, way_out: int, limits: dict[str, int]) -> None:
    way_in, way_out = confinement.confine(way_in, way_out, **limits)
    with os.fdopen(way_in, "rb") as file:
        request = file.read()
    os.write(way_out, b"ready\n")
    cell.run(request, way_out)


def _rehearse(limits: dict[str, int]) -> None:
    """Make a child, put up its walls, and let it end. Where that can't be done here, its own words are in stderr."""
    way_in, way_out = os.pipe()
    pid, pidfd = confinement.clone()
    if pid == 0:
        confinement.confine(way_in, way_out, **limits)
        os._exit(0)
    for one in (way_in, way_out, pidfd):
        os.close(one)
    if os.waitpid(pid, 0)[1]:
        sys.exit(1)


def _end_with(work: Callable[[], None], end: Callable[[int], NoReturn] = os._exit) -> NoReturn:
    """Whatever the work does to Python, its process goes no further."""
    try:
        work()
    finally:
        end(0)
