"""A student's own process from which kernels are forked.

It is made when the server has become the student's and has done nothing else yet: no thread, no token, no descriptor of
the server's. A kernel lives as long as its server, whether or not this process does.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from course_lib.ops.preloaded import forking
from course_lib.ops.preloaded.process import called, end_with

#: Under which number a kernel finds its server (`forking.serve` gives numbers from 3 on).
SERVER = 3
#: Somebody sees to its end (any number but 0 does it, and 1 has it not look for itself).
NOT_ALONE = "--IPKernelApp.parent_handle=1"


def serve(control: socket.socket, server: int) -> NoReturn:
    """Fork kernels for the server, which a pidfd names, until it closes its end."""
    forking.serve(control, begin, kept=(server,))


def begin(asked: dict[str, Any]) -> Callable[[], None]:
    """Take the kernel's own environment and folder."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    return partial(run, asked["arguments"])


def run(arguments: list[str]) -> None:
    """Be a kernel until it is told to end, or its server has ended."""
    from ipykernel.kernelapp import IPKernelApp

    called("ipykernel")
    threading.Thread(target=end_with, args=(SERVER,), daemon=True).start()
    IPKernelApp.launch_instance([*arguments, NOT_ALONE])
