"""What any account of the machine can try: hear what the kernels of another account send to its page.

    python eavesdrop.py UID

A kernel sends to whoever connects. This connects to every port of the account as soon as it listens, and writes down
all that it hears until its input ends.
"""

import sys
from pathlib import Path

import zmq

LISTENING = "0A"


def ports(uid: int) -> set[int]:
    """The TCP ports on which an account listens, as the kernel of the system tells everybody."""
    rows = [line.split() for table in ("tcp", "tcp6") for line in Path("/proc/net", table).read_text().splitlines()[1:]]
    return {int(row[1].rpartition(":")[2], 16) for row in rows if row[3] == LISTENING and int(row[7]) == uid}


def main(uid: int) -> None:
    """Knock at each port, and print what comes."""
    socket = zmq.Context().socket(zmq.SUB)
    socket.subscribe(b"")
    tried: set[int] = set()
    poller = zmq.Poller()
    poller.register(socket, zmq.POLLIN)
    poller.register(sys.stdin.fileno(), zmq.POLLIN)
    while True:
        for port in ports(uid) - tried:
            socket.connect(f"tcp://127.0.0.1:{port}")
            tried.add(port)
        ready = dict(poller.poll(100))
        if socket in ready:
            print("heard:", socket.recv(), flush=True)
        if sys.stdin.fileno() in ready:
            return


if __name__ == "__main__":
    main(int(sys.argv[1]))
