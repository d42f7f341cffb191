"""A port that is held for one account is taken by no other: not before it listens, and not after it has ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from course_lib.ops.hub import port
from course_lib.ops.hub.port import LOOPBACK, Held, Listener, listener, listeners

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/net/tcp"), reason="a hub runs on Linux")  # noqa: PTH110


#: Listens until its standard input ends.
SERVER = """
import socket, sys
there = socket.socket()
there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
there.bind(("127.0.0.1", int(sys.argv[1])))
there.listen()
sys.stdin.read()
"""


@pytest.fixture
def held() -> Iterator[Held]:
    one = Held()
    yield one
    one.let_go()


def listen(number: int, host: str = LOOPBACK) -> socket.socket:
    """Listen as any server does."""
    there = socket.socket()
    there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        there.bind((host, number))
        there.listen()
    except OSError:
        there.close()
        raise
    return there


@pytest.mark.parametrize("host", [LOOPBACK, "0.0.0.0"])
def test_nobody_listens_on_a_port_that_was_not_opened(held: Held, host: str) -> None:
    with pytest.raises(OSError, match="in use"):
        listen(held.number, host)


def test_the_one_it_was_opened_for_listens_and_is_seen(held: Held) -> None:
    held.open()
    with listen(held.number):
        held.close()

        socket.create_connection((LOOPBACK, held.number)).close()
        assert listener(held.number) == os.getuid()


@pytest.mark.parametrize("host", [LOOPBACK, "0.0.0.0"])
def test_nobody_takes_the_place_of_a_server_that_ended(held: Held, host: str) -> None:
    held.open()
    server = listen(held.number)
    held.close()
    server.close()

    with pytest.raises(OSError, match="in use"):
        listen(held.number, host)
    assert listener(held.number) is None


def test_a_port_that_was_let_go_is_everybodys(held: Held) -> None:
    held.let_go()

    listen(held.number).close()


def test_a_port_refuses_until_somebody_listens(held: Held) -> None:
    assert port.refuses(held.number)
    held.open()
    assert port.refuses(held.number)

    with listen(held.number):
        assert not port.refuses(held.number)
    assert port.refuses(held.number)


def test_of_two_hundred_starts_several_at_once_no_two_hold_the_same_port() -> None:
    """Each start is what a hub does for a student's server, which here is another process that listens and ends."""
    taken, doubled, lock = set[int](), [], threading.Lock()

    def start(_: int) -> None:
        held = Held()
        with lock:
            doubled.extend([held.number] if held.number in taken else [])
            taken.add(held.number)
        held.open()
        server = subprocess.Popen([sys.executable, "-S", "-c", SERVER, str(held.number)], stdin=subprocess.PIPE)
        while port.refuses(held.number) and server.poll() is None:
            time.sleep(0.01)
        held.close()
        assert server.poll() is None
        with pytest.raises(OSError, match="in use"):
            listen(held.number)
        server.communicate()
        with lock:
            taken.remove(held.number)
        held.let_go()

    with ThreadPoolExecutor(10) as at_once:
        list(at_once.map(start, range(200)))

    assert doubled == []


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_who_listens_where_is_read_as_the_system_tells_it(family: int, host: str) -> None:
    with socket.create_server((host, 0), family=socket.AddressFamily(family)) as server:
        assert Listener(host, server.getsockname()[1], os.getuid()) in listeners()
