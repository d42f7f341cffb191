"""Killed at any step on the way to the disk, the exchange has the whole of what was handed in, or nothing of it."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.ops.exchange_service import archive
from course_lib.ops.exchange_service.store import Store
from tests.support.places import ROOT

COURSE, NAME = "empathy", "listening"
WORK = {f"{NAME}.ipynb": b"answered" * 1000, "answers/a.jsonl": b"{}\n"}
#: Hands in, and dies at the call of its number among those that reach the disk.
HAND_IN = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from course_lib.ops.exchange_service.store import Store

left = int(sys.argv[2])
def dying(call):
    def maybe(*about, **more):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*about, **more)
    return maybe

store = Store(Path(sys.argv[1]))
came = store.begin()
came.write_bytes(Path(sys.argv[3]).read_bytes())
os.fsync, Path.replace, Path.mkdir = dying(os.fsync), dying(Path.replace), dying(Path.mkdir)
print(store.hand_in("empathy", "listening", "mireille", came, datetime.now(UTC)).name)
"""


@pytest.mark.parametrize(
    ("step", "kept"),
    [(1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (6, 1)],
    ids=["the file", "its folder", "the folder above", "the rename", "the folder after it", "no death"],
)
def test_who_is_killed_leaves_the_whole_or_nothing(step: int, kept: int, tmp_path: Path) -> None:
    store = Store(tmp_path / "exchange")
    released = tmp_path / "work.tar"
    released.write_bytes(archive.packed(WORK))
    store.release(COURSE, NAME, released, again=False)

    ended = subprocess.run(
        [sys.executable, "-c", HAND_IN, tmp_path / "exchange", str(step), released],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert ended.returncode == (0 if step == 6 else -signal.SIGKILL), ended.stderr
    again = Store(tmp_path / "exchange")
    found = again.handed_in(COURSE)
    assert len(found) == kept
    for name in found:
        files = archive.unpacked(io.BytesIO(again.submission(COURSE, name).read_bytes()))
        assert files.items() >= WORK.items()
    assert list((tmp_path / "exchange" / ".coming").iterdir()) == []
