"""The disk beneath a record: full, closed, refusing, or Windows'. What it doesn't take is not called saved."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from course_lib.learner import segment
from course_lib.learner.record import Record
from course_lib.learner.segment import NotSaved
from tests.support.events import keep, texts


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {"text": "before"})
    real = os.write

    def half_then_full(handle: int, data: bytes) -> int:
        if len(data) > 10:
            return real(handle, bytes(data)[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "write", half_then_full)
        with pytest.raises(NotSaved, match="disk is full"):
            keep(place, "an-item", "answer", {"text": "lost"})

    keep(place, "an-item", "answer", {"text": "after"})
    assert texts(Record(tmp_path).events()) == ["before", "after"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_that_is_really_full_is_not_called_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {})
    assert place._segment is not None
    monkeypatch.setattr(place._segment, "path", Path("/dev/full"))
    with pytest.raises(NotSaved, match="disk is full"):
        keep(place, "an-item", "answer", {})
    assert len(Record(tmp_path).events()) == 1


def test_a_disk_that_refuses_to_sync_is_not_called_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {})

    def refuse(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotSaved, match="save again"):
        keep(place, "an-item", "answer", {})


def test_a_read_only_folder_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    place = Record(tmp_path / "answers")
    monkeypatch.setattr(os, "open", refuse)  # root may write anywhere, so the refusal is made here
    with pytest.raises(NotSaved, match="can't be written"):
        keep(place, "an-item", "answer", {})


def test_a_file_system_that_refuses_locks_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(fcntl, "lockf", refuse)
    keep(Record(tmp_path), "an-item", "answer", {"text": "kept"})
    assert len(Record(tmp_path).events()) == 1


def test_only_the_learner_may_read_the_files(tmp_path: Path) -> None:
    keep(Record(tmp_path / "answers"), "an-item", "answer", {})
    (kept,) = (tmp_path / "answers").glob("*.jsonl")
    assert kept.stat().st_mode & 0o077 == 0
    assert (tmp_path / "answers").stat().st_mode & 0o077 == 0


def test_no_file_stays_open_for_windows_could_not_delete_it(tmp_path: Path) -> None:
    here, elsewhere = Record(tmp_path / "answers"), Record(tmp_path / "answers")
    keep(here, "an-item", "answer", {})
    keep(elsewhere, "an-item", "answer", {})
    opened = {handle.resolve() for handle in Path("/proc/self/fd").iterdir()}

    assert not opened & set((tmp_path / "answers").iterdir())
    here.delete()
    assert not (tmp_path / "answers").exists()


def test_one_file_that_cant_be_deleted_keeps_no_other_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        keep(Record(tmp_path), "an-item", "answer", {})
    first, *others = sorted(tmp_path.iterdir())
    real = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == first:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(NotSaved, match="Not everything could be deleted: Operation not permitted"):
        Record(tmp_path).delete()

    assert [*tmp_path.iterdir()] == [first]
    assert others


def test_lines_end_on_windows_as_they_were_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binary, opened = 1 << 40, set[int]()
    real_open, real_write = os.open, os.write

    def open_there(path: Path, flags: int, mode: int = 0o777) -> int:
        handle = real_open(path, flags & ~binary, mode)
        (opened.add if flags & binary else opened.discard)(handle)
        return handle

    def write_there(handle: int, data: bytes) -> int:
        translated = bytes(data) if handle in opened else bytes(data).replace(b"\n", b"\r\n")
        real_write(handle, translated)
        return len(data)

    monkeypatch.setattr(segment, "BINARY", binary)
    monkeypatch.setattr(os, "open", open_there)
    monkeypatch.setattr(os, "write", write_there)
    place = Record(tmp_path)
    for text in ("one", "two", "three"):
        keep(place, "an-item", "answer", {"text": text})

    assert texts(place.events()) == ["one", "two", "three"]
    assert place.problems == {}
