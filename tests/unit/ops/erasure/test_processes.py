"""An account's processes are ended, those too that start anew; root's never."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress

import pytest

from course_lib.ops.erasure import processes

#: A number that no account has.
THEIRS = 61_234

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts a process of another account")


def start(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd="/", user=THEIRS, group=THEIRS, extra_groups=[])


def test_what_runs_is_found_and_ended_and_nothing_of_others() -> None:
    theirs, mine = [start("sleep", "60") for _ in range(3)], subprocess.Popen(["sleep", "60"])
    try:
        assert sorted(processes.running(THEIRS)) == sorted(one.pid for one in theirs)

        assert processes.end(THEIRS) == []

        assert [one.wait(5) for one in theirs] == [-9] * 3
        assert mine.poll() is None
        assert processes.end(THEIRS) == []
    finally:
        mine.kill()
        mine.wait()


def test_what_goes_on_starting_itself_anew_is_ended_too() -> None:
    script = "n=0; while [ $n -lt 200 ]; do n=$((n+1)); (sleep 0.05; exec sh -c 'sleep 0.05 & sleep 60') & done; wait"
    forking = start("sh", "-c", script)
    try:
        left = processes.end(THEIRS)
    finally:
        with suppress(subprocess.TimeoutExpired):
            forking.wait(5)

    assert left == []
    assert processes.running(THEIRS) == []


def test_roots_processes_are_not_ended() -> None:
    with pytest.raises(ValueError, match="root"):
        processes.end(0)
