"""The port of a student's server, kept for them: no other account can listen on it, before, while or after they do.

Who listened on it in their place would be shown to them under their own address, and be sent their cookies. Any account
may bind a port that is free. So the hub binds it first, and stays bound to it without ever listening.
"""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

LOOPBACK, LISTENING = "127.0.0.1", "0A"
SHORT = 0.02  # seconds
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))


class Held:
    """A free port that this process holds. It has to be opened for the one who is to listen, and closed again."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind((LOOPBACK, 0))
        self.number = int(self._socket.getsockname()[1])

    def open(self) -> None:
        """Let somebody else bind it, too: one who asks for SO_REUSEADDR, as servers do."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)

    def close(self) -> None:
        """Let nobody bind it any more. Whoever listens goes on, and when they end, nobody takes their place."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)

    def let_go(self) -> None:
        """Give it back to everybody."""
        self._socket.close()


@dataclass(frozen=True)
class Listener:
    """An IP address and port on which an account listens, by its number."""

    host: str
    port: int
    uid: int


def refuses(port: int) -> bool:
    """Whether surely nobody listens on a port of this machine: a question that costs nothing, however busy it is."""
    with socket.socket() as asking:
        asking.settimeout(SHORT)  # who listens and takes nobody in may not stop the hub
        return asking.connect_ex((LOOPBACK, port)) == errno.ECONNREFUSED


def listeners() -> list[Listener]:
    """All on this machine. Linux tells everybody of every port."""
    return [Listener(*_endpoint(row[1]), int(row[7])) for row in _rows()]


def listener(port: int) -> int | None:
    """The number of the account that listens on a port of this machine, or None."""
    return next((int(row[7]) for row in _rows() if row[1].endswith(f":{port:04X}")), None)


def _rows() -> Iterator[list[str]]:
    for table in TABLES:
        for line in table.read_text().splitlines()[1:]:
            if (row := line.split(maxsplit=8))[3] == LISTENING:
                yield row


def _endpoint(words: str) -> tuple[str, int]:
    """An IP address, which is written four bytes at a time in the machine's order, and a port."""
    host, _, port = words.partition(":")
    packed = b"".join(int(host[at : at + 8], 16).to_bytes(4, sys.byteorder) for at in range(0, len(host), 8))
    return str(ip_address(packed)), int(port, 16)
