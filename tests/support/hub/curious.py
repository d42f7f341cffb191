"""What a curious student tries at a shell of their own: each attempt is made, and what came of it told.

    python curious.py < attempts.json        [["read", "/home/ana/..."], ["get", "http://127.0.0.1:8081/...", "token"]]

Prints a list of the same length: why an attempt was refused, or "OPEN" and what was got. It needs nothing but Python.
"""

import json
import os
import socket
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

OPEN = "OPEN"


def read(path: str) -> str:
    with Path(path).open("rb") as file:
        return f"{OPEN}: {file.read(20)!r}"


def names(path: str) -> str:
    return f"{OPEN}: {len(list(Path(path).iterdir()))} names"


def leads(path: str) -> str:
    return f"{OPEN}: {Path(path).readlink()}"


def write(path: str) -> str:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("forged\n")
    return f"{OPEN}: written"


def make(path: str) -> str:
    Path(path).mkdir()
    return f"{OPEN}: made"


def link(path: str, to: str) -> str:
    """A link of one's own that leads to somebody else's; then what lies there."""
    Path(path).unlink(missing_ok=True)
    Path(path).symlink_to(to)
    return read(path)


def remove(path: str) -> str:
    Path(path).unlink()
    return f"{OPEN}: removed"


def rename(path: str) -> str:
    Path(path).rename(f"{path}.away")
    return f"{OPEN}: renamed"


def kill(number: int) -> str:
    os.kill(number, 0)  # asks whether one may
    return f"{OPEN}: could be signalled"


def knock(path: str) -> str:
    with socket.socket(socket.AF_UNIX) as there:
        there.connect(path)
    return f"{OPEN}: connected"


def take(port: int) -> str:
    """Listen on somebody's port beside them, or in their place."""
    with socket.socket() as here:
        here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        here.bind(("127.0.0.1", port))
        here.listen()
    return f"{OPEN}: listening"


def ask(method: str, url: str, token: str = "") -> str:
    parts = urlsplit(url)
    there = HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"} if token else {}
    there.request(method, f"{parts.path}?{parts.query}", body="{}" if method == "POST" else None, headers=headers)
    answer = there.getresponse()
    said = answer.read(60)
    return f"{OPEN}: {answer.status} {said!r}" if answer.status < 300 else str(answer.status)


def main() -> None:
    tried = []
    for kind, *about in json.load(sys.stdin):
        try:
            tried.append(globals()[kind](*about))
        except (OSError, HTTPException) as refused:
            tried.append(getattr(refused, "strerror", None) or type(refused).__name__)
    json.dump(tried, sys.stdout)


if __name__ == "__main__":
    main()
