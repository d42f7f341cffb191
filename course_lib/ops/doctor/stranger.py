"""Tries as an account what it could do to others: a child process becomes that account, tries, and ends.

Nothing is changed or read by it: it asks the system whether it may, and lets a port go as soon as it has it.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from pwd import struct_passwd

from course_lib.ops.doctor.tries import Try

#: From this port on any account may listen where nobody does; Linux lets a site change it.
UNPRIVILEGED = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
ASKS = {"enter": os.X_OK, "course": os.X_OK, "open": os.X_OK, "list": os.R_OK, "read": os.R_OK, "write": os.W_OK}


def tried(account: struct_passwd, tries: Sequence[Try]) -> list[Try]:
    """The same, each with whose attempt it was and whether it was possible. Only root becomes somebody else."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            os.setgroups(os.getgrouplist(account.pw_name, account.pw_gid))
            os.setgid(account.pw_gid)
            os.setuid(account.pw_uid)
            with os.fdopen(writing, "w") as told:
                json.dump([_possible(one) for one in tries], told)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        answers = json.loads(told.read() or "[]")
    os.waitpid(child, 0)
    return [replace(one, who=account.pw_name, possible=possible) for one, possible in zip(tries, answers, strict=True)]


def _possible(one: Try) -> bool:
    if one.what == "take":
        host, _, port = one.place.rpartition(":")
        # The hub listens there by now, and will not while it starts anew.
        return int(port) >= unprivileged_port_start() or _listens(host.strip("[]"), int(port))
    return os.access(one.place, ASKS[one.what])


def unprivileged_port_start() -> int:
    """The first port at which any account may listen."""
    try:
        return int(UNPRIVILEGED.read_text())
    except (OSError, ValueError):
        return 1024


def _listens(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as there:
        there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            there.bind((host, port))
            there.listen()
        except OSError:
            return False
    return True
