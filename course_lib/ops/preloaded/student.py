"""A student's server, as a child of the preloaded process."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from course_lib.ops.preloaded import imports, kernels, provisioner
from course_lib.ops.preloaded.account import Account, become, live_in
from course_lib.ops.preloaded.asking import Forker
from course_lib.ops.preloaded.process import called
from course_lib.ops.student_server import log_at_home, prepare


def begin(read: Mapping[str, str | None], asked: dict[str, Any]) -> Callable[[], None]:
    """Become the account, with its environment. Raises where any of it can't be done."""
    if differing := imports.differing(read, asked["environment"]):
        raise ValueError(f"set for this server, and read before: {', '.join(differing)}")
    account = Account.told(asked["account"])
    become(account)
    live_in(account.home, asked["environment"])
    imports.settle()
    return partial(serve, asked["arguments"])


def serve(arguments: list[str]) -> None:
    """Have a process for kernels, bring the lessons, and be the server until it is stopped."""
    log_at_home()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    server = os.pidfd_open(os.getpid())
    if os.fork() == 0:
        ours.close()
        called("empathy-kernels")
        kernels.serve(theirs, server)
    theirs.close()
    os.close(server)
    provisioner.use(Forker(ours))
    os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = provisioner.NAME
    called("empathy-server")
    prepare()
    sys.argv = ["jupyterhub-singleuser", *arguments]
    from jupyterhub.singleuser import main

    main()
