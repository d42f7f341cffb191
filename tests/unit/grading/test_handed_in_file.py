"""A stranger's file: read whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from course_lib.grading import handed_in_file

#: A file of the kernel's that says it holds a page and holds a few signs, as one does that shrinks meanwhile.
SHRINKS = Path("/sys/devices/system/cpu/online")


@pytest.mark.parametrize("content", [b"", b"said", os.urandom(300_000)], ids=["empty", "small", "large"])
def test_an_ordinary_file_is_read_whole_up_to_the_most_it_may_have(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)

    assert handed_in_file.read(file, len(content)) == content


def test_what_is_larger_a_folder_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"12345")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    for name in ("large", "folder", "pipe"):
        with pytest.raises(OSError, match="no ordinary file of at most 4 bytes"):
            handed_in_file.read(tmp_path / name, 4)


def test_a_link_is_not_followed_and_what_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to(tmp_path / "theirs")

    for name in ("link", "missing"):
        with pytest.raises(OSError, match=name):
            handed_in_file.read(tmp_path / name, 100)


@pytest.mark.skipif(not SHRINKS.exists(), reason="this machine has no such file")
def test_a_file_that_holds_less_than_it_said_is_not_taken_for_whole() -> None:
    with pytest.raises(OSError, match="changed while it was being read"):
        handed_in_file.read(SHRINKS, 100_000)


def test_no_reading_leaves_a_file_open(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    before = len(list(Path("/proc/self/fd").iterdir()))

    for most in (4, 5) * 20:
        with suppress(OSError):
            handed_in_file.read(tmp_path / "file", most)

    assert len(list(Path("/proc/self/fd").iterdir())) == before
