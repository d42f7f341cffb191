"""The grader's side of a warm Python: hand a request in, watch the clock, take back what was written and how it ended.

It is started once and makes a fresh process for every request. It belongs to the process that started it and ends with
it, whatever ends that: its socket closes, and bubblewrap dies with its parent.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass

from course_lib.grading.sandbox import walls
from course_lib.grading.sandbox.kits import Kit
from course_lib.grading.sandbox.walls import NoSandbox

MOST_OUTPUT = 100_000
#: How long it may take to start, and to say that a child has begun or ended: far more than it needs.
START_SECONDS, ANSWER_SECONDS = 120.0, 10.0


class Gone(Exception):
    """The warm Python has ended or does not answer, and what it was asked to run may not have run."""


@dataclass(frozen=True)
class End:
    """What a child wrote, its exit `code` (below 0: the signal that ended it), and the processor `seconds` it used.

    `late`: it was ended because the clock had run out; `flooded`: because it wrote too much.
    """

    output: bytes
    code: int
    seconds: float
    late: bool
    flooded: bool


class Warm:
    """A warm Python behind its walls, for one request at a time."""

    def __init__(self, kit: Kit) -> None:
        """Start it. Raises NoSandbox where it can't start or its walls can't be put up."""
        command = walls.command(kit)
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control.settimeout(START_SECONDS)
        with tempfile.TemporaryFile() as complaints:
            with theirs:
                self.process = subprocess.Popen(
                    command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=complaints, env={}
                )
            try:
                ready = self.control.recv(16)
            except OSError:
                ready = b""
            if ready != b"ready":
                self.close()
                complaints.seek(0)
                said = complaints.read().decode("utf-8", "replace").strip()
                raise NoSandbox(said.rpartition("\n")[2][:500])
        self.control.settimeout(ANSWER_SECONDS)

    def alive(self) -> bool:
        """Whether it waits for a request. It may have left, having waited for long."""
        said = select.poll()
        said.register(self.control, select.POLLIN)
        return self.process.poll() is None and not said.poll(0)

    def run(self, request: bytes, seconds: float) -> End:
        """Run a request in a fresh child, for at most so many seconds by the clock. Raises Gone."""
        with contextlib.ExitStack() as held:
            way_in = held.enter_context(os.fdopen(os.memfd_create("request"), "w+b"))
            way_in.write(request)
            way_in.seek(0)
            results, theirs = os.pipe()
            held.callback(os.close, results)
            try:
                with os.fdopen(theirs, "wb"):
                    socket.send_fds(self.control, [b"run"], [way_in.fileno(), theirs])
                (child,) = socket.recv_fds(self.control, 16, 1)[1]
                held.callback(os.close, child)
                output, late = self._output(results, time.monotonic() + seconds)
                flooded = len(output) > MOST_OUTPUT
                if late or flooded:
                    with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
                        signal.pidfd_send_signal(child, signal.SIGKILL)
                ended = json.loads(self.control.recv(200))
            except (OSError, ValueError) as problem:
                raise Gone from problem
            os.set_blocking(results, False)
            with contextlib.suppress(BlockingIOError):
                output += os.read(results, MOST_OUTPUT)
            return End(output[:MOST_OUTPUT], ended["code"], ended["cpu"], late, flooded)

    def _output(self, results: int, deadline: float) -> tuple[bytes, bool]:
        """What a child writes until it has ended, has written too much, or the clock has run out: whether it has."""
        output = b""
        watched = select.poll()
        for one in (self.control.fileno(), results):
            watched.register(one, select.POLLIN)
        while len(output) <= MOST_OUTPUT:
            ready = [number for number, _ in watched.poll(1000 * max(0, deadline - time.monotonic()))]
            if not ready:
                return output, True
            if self.control.fileno() in ready:
                break
            chunk = os.read(results, MOST_OUTPUT)
            output += chunk
            if not chunk:  # it has closed its way out, and may run on
                watched.unregister(results)
        return output, False

    def close(self) -> None:
        """End it and all that runs in it. Can be done twice."""
        self.control.close()
        self.process.kill()
        self.process.wait()
