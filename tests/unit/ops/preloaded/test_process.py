"""A process is one process, whoever has its number later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("servers are forked on Linux alone", allow_module_level=True)

from course_lib.ops.preloaded.process import Process


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(["sleep", "60"])
    yield started
    started.kill()
    started.wait()


def test_a_process_is_alive_until_it_ends(sleeper: subprocess.Popen[bytes]) -> None:
    process = Process.of(sleeper.pid)
    assert process.alive()

    assert process.send(signal.SIGTERM)
    os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and nobody has asked how

    assert not process.alive()
    assert not process.send(signal.SIGTERM)


def test_another_process_of_the_same_number_is_left_alone(sleeper: subprocess.Popen[bytes]) -> None:
    boot, ticks = Process.of(sleeper.pid).since.split()

    for other in (f"{boot} {int(ticks) - 1}", f"another-boot {ticks}", ""):
        before = Process(sleeper.pid, other)
        assert not before.alive()
        assert not before.send(signal.SIGKILL)
    assert sleeper.poll() is None


def test_a_number_that_nobody_has_is_no_process() -> None:
    with pytest.raises(ProcessLookupError):
        Process.of(2**22 + 1)
