"""What stands before a student's server: a log of its own, no leftovers of the server before, and a closed home."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

SCRIPT = ROOT / "deploy" / "start_lesson.py"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="a hub runs on Linux")


def say(home: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Say something once the log is kept."""
    code = f"import runpy\nrunpy.run_path({str(SCRIPT)!r})['keep_log']()\nprint({words!r})"
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True)


def test_what_a_server_says_goes_into_the_students_own_log_and_nowhere_else(tmp_path: Path) -> None:
    assert say(tmp_path, "first").stdout == ""
    assert say(tmp_path, "second").stdout == ""

    folder = tmp_path / ".local/state/empathy-in-practice/log"
    assert (folder / "server.log").read_text() == "second\n"
    assert (folder / "server.log.1").read_text() == "first\n"
    assert (folder / "server.log").stat().st_mode & 0o077 == 0


def test_a_home_that_takes_no_log_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / ".local").touch()

    said = say(tmp_path, "first")

    assert (said.returncode, said.stderr) == (0, "")


def test_what_the_server_before_left_is_cleared_away_and_no_link_followed(tmp_path: Path) -> None:
    runtime, mine = tmp_path / "run", tmp_path / "mine"
    (runtime / "jupyter_cookies").mkdir(parents=True)
    (runtime / "kernel-1.json").touch()
    mine.mkdir()
    (mine / "note").touch()
    (runtime / "link").symlink_to(mine)

    runpy.run_path(str(SCRIPT))["clear"](runtime)

    assert list(runtime.iterdir()) == []
    assert (mine / "note").exists()
