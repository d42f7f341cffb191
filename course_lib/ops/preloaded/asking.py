"""Who asks a forking process for a child."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
from contextlib import ExitStack
from typing import Any

from course_lib.ops.preloaded.forking import ANSWER, BEGUN
from course_lib.ops.preloaded.process import Process

#: How long a child may take to be made and to begin: a thousand times what it needs.
SECONDS = 10.0


class Refused(Exception):
    """There is no such child, and why. Whoever asked starts the process in the ordinary way."""


class Forker:
    """The other end of a forking process's socket, for one thread at a time."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._control.settimeout(SECONDS)
        self._gone = False

    def fork(self, request: dict[str, Any]) -> Process:
        """A child that has begun with what was asked for. Raises Refused."""
        with ExitStack() as held:
            if self._gone:
                raise Refused("the preloaded process is gone")
            try:
                child, told = self._ask(request, held)
            except (OSError, ValueError) as problem:
                self.close()  # what it would answer later would be taken for the next one's
                raise Refused(f"the preloaded process is gone ({problem or type(problem).__name__})") from problem
            said = _told(told)
            if said != BEGUN:
                child.send(signal.SIGKILL)
                raise Refused(said.decode("utf-8", "replace") or "the new process ended before it had begun")
            return child

    def gone(self) -> bool:
        """Whether it can't be asked any more."""
        return self._gone

    def close(self) -> None:
        """Let the forking process end; its children don't."""
        self._gone = True
        self._control.close()

    def _ask(self, request: dict[str, Any], held: ExitStack) -> tuple[Process, int]:
        asked = held.enter_context(os.fdopen(os.memfd_create("request"), "w+b"))
        asked.write(json.dumps(request).encode())
        asked.seek(0)
        told, theirs = os.pipe()
        held.callback(os.close, told)
        with os.fdopen(theirs, "wb"):
            socket.send_fds(self._control, [b"fork"], [asked.fileno(), theirs])
        answer = json.loads(self._control.recv(ANSWER) or b"{}")
        if "refused" in answer:
            raise Refused(answer["refused"])
        if not answer:
            raise ConnectionError("it has ended")
        return Process(**answer), told


def _told(pipe: int) -> bytes:
    """What the child says of how it began; nothing where it says nothing in time."""
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    return os.read(pipe, ANSWER) if waiting.poll(1000 * SECONDS) else b""
