"""A port that is held for one account is taken by no other: not before it listens, and not after it has ended."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from course_lib.ops.hub.port import LOOPBACK, Held, Listener, listener, listeners

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/net/tcp"), reason="a hub runs on Linux")  # noqa: PTH110


@pytest.fixture
def held() -> Iterator[Held]:
    port = Held()
    yield port
    port.let_go()


def listen(port: int, host: str = LOOPBACK) -> socket.socket:
    """Listen as any server does."""
    there = socket.socket()
    there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        there.bind((host, port))
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


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_who_listens_where_is_read_as_the_system_tells_it(family: int, host: str) -> None:
    with socket.create_server((host, 0), family=socket.AddressFamily(family)) as server:
        assert Listener(host, server.getsockname()[1], os.getuid()) in listeners()
