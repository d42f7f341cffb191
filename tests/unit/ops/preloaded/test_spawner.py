"""What a hub remembers of a student's server, and whom it takes for it after it was started anew."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("servers are forked on Linux alone", allow_module_level=True)

from course_lib.ops.preloaded.process import Process
from course_lib.ops.preloaded.spawner import PreloadedSpawner


@pytest.fixture
def server() -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(["sleep", "60"])
    yield started
    started.kill()
    started.wait()


def after_a_restart(state: dict[str, object]) -> PreloadedSpawner:
    """The spawner of a hub that has read this from its database."""
    spawner = PreloadedSpawner()
    spawner.load_state(state)
    return spawner


def test_a_hub_finds_a_server_again(server: subprocess.Popen[bytes]) -> None:
    before = PreloadedSpawner()
    before.pid, before.since = server.pid, Process.of(server.pid).since

    after = after_a_restart(before.get_state())

    assert asyncio.run(after.poll()) is None
    asyncio.run(after.stop())
    assert server.wait(timeout=10)
    assert asyncio.run(after.poll()) == 0
    assert after.get_state() == {}


def test_a_hub_does_not_take_another_process_of_the_same_number_for_it(server: subprocess.Popen[bytes]) -> None:
    after = after_a_restart({"pid": server.pid, "since": "another-boot 1"})

    assert asyncio.run(after.poll()) == 0
    asyncio.run(after.stop(now=True))
    assert server.poll() is None


def test_a_server_of_a_hub_before_this_one_is_found_by_its_number(server: subprocess.Popen[bytes]) -> None:
    after = after_a_restart({"pid": server.pid})

    assert asyncio.run(after.poll()) is None
    assert after.get_state()["since"] == Process.of(server.pid).since
