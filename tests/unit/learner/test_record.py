"""What is called saved is saved: through kills, full disks, torn lines and other people's files."""

from __future__ import annotations

import errno
import fcntl
import json
import os
from pathlib import Path

import pytest

from course_lib.learner import record
from course_lib.learner.record import Record
from course_lib.learner.segment import NotSaved
from tests.support.events import keep, texts
from tests.support.killed_writers import saved_through_kills, start_writer


def test_an_answer_comes_back_in_a_new_process_as_it_was(tmp_path: Path) -> None:
    data = {"text": "Ünï “quoted”\n"}
    saved = keep(Record(tmp_path / "answers"), "an-item", "answer", data, version="abc")

    (found,) = Record(tmp_path / "answers").events()

    assert found == saved


@pytest.mark.slow
def test_every_acknowledged_answer_survives_a_writer_killed_at_random_moments(tmp_path: Path) -> None:
    told, kills = saved_through_kills(tmp_path, 1000, seed=5, longest=0.12)

    kept = {event.id for event in Record(tmp_path).events()}

    assert kills > 1
    assert [id for id in told if id not in kept] == []


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [start_writer(tmp_path, name, 500) for name in ("left", "right")]
    for writer in writers:
        out, _ = writer.communicate()
        assert len(out.split()) == 500

    kept = Record(tmp_path).events()

    assert len(kept) == len({event.id for event in kept}) == 1000


def test_two_open_records_see_each_others_answers(tmp_path: Path) -> None:
    left, right = Record(tmp_path), Record(tmp_path)
    keep(left, "one", "answer", {})
    assert [event.item for event in right.events()] == ["one"]
    keep(right, "two", "answer", {})
    assert {event.item for event in left.events()} == {"one", "two"}


def test_a_retry_of_the_same_answer_counts_once(tmp_path: Path) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {"picked": [1]}, id="same")
    keep(place, "an-item", "answer", {"picked": [1]}, id="same")
    assert len(place.events()) == len(Record(tmp_path).events()) == 1


def test_a_torn_last_line_costs_that_line_alone(tmp_path: Path) -> None:
    keep(Record(tmp_path), "an-item", "answer", {"text": "whole"})
    (segment,) = tmp_path.glob("*.jsonl")
    with segment.open("ab") as file:
        file.write(b'{"id": "torn", "at": "2026-')

    place = Record(tmp_path)

    assert texts(place.events()) == ["whole"]
    keep(place, "an-item", "answer", {"text": "after"})
    assert texts(Record(tmp_path).events()) == ["whole", "after"]


def test_a_damaged_line_is_passed_over_and_told(tmp_path: Path) -> None:
    first = Record(tmp_path)
    keep(first, "an-item", "answer", {"text": "before"})
    (segment,) = tmp_path.glob("*.jsonl")
    with segment.open("ab") as file:
        file.write(b"\x00\xff not a line\n")
    keep(first, "an-item", "answer", {"text": "after"})

    place = Record(tmp_path)

    assert texts(place.events()) == ["before", "after"]
    assert "damaged" in " ".join(place.problems.values())


def test_a_file_of_a_newer_version_is_kept_untouched_and_told(tmp_path: Path) -> None:
    newer = tmp_path / "newer.jsonl"
    newer.write_text(json.dumps({"format": record.FORMAT + 1}) + "\n" + json.dumps({"what": "ever"}) + "\n")
    before = newer.read_bytes()
    place = Record(tmp_path)

    keep(place, "an-item", "answer", {"text": "ours"})

    assert texts(place.events()) == ["ours"]
    assert "newer version" in place.problems["newer.jsonl"]
    assert newer.read_bytes() == before


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
    os.dup2(os.open("/dev/full", os.O_WRONLY), place._segment.handle)
    monkeypatch.setattr(place._segment, "usable", lambda: True)
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


def test_deleting_leaves_nothing_and_an_open_kernel_goes_on_safely(tmp_path: Path) -> None:
    here, elsewhere = Record(tmp_path), Record(tmp_path)
    keep(here, "an-item", "answer", {})
    keep(elsewhere, "an-item", "answer", {})

    here.delete()

    assert list(tmp_path.glob("*.jsonl")) == []
    assert elsewhere.events() == []
    keep(elsewhere, "an-item", "answer", {"text": "new"})
    assert texts(Record(tmp_path).events()) == ["new"]


def test_a_forked_child_writes_to_a_file_of_its_own(tmp_path: Path) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {"text": "parent"})
    child = os.fork()
    if child == 0:
        keep(place, "an-item", "answer", {"text": "child"})
        os._exit(0)
    os.waitpid(child, 0)
    keep(place, "an-item", "answer", {"text": "parent again"})

    assert len(list(tmp_path.glob("*.jsonl"))) == 2
    assert set(texts(Record(tmp_path).events())) == {"parent", "child", "parent again"}


def test_only_the_learner_may_read_the_files(tmp_path: Path) -> None:
    keep(Record(tmp_path / "answers"), "an-item", "answer", {})
    (segment,) = (tmp_path / "answers").glob("*.jsonl")
    assert segment.stat().st_mode & 0o077 == 0
    assert (tmp_path / "answers").stat().st_mode & 0o077 == 0


def test_any_text_a_person_can_type_comes_back(tmp_path: Path) -> None:
    typed = ["", "\u0000", "👩🏽‍⚕️ مرحبا", "line\nbreak\u2028", "a" * 200_000]
    place = Record(tmp_path)
    for text in typed:
        keep(place, "an-item", "answer", {"text": text})
    assert texts(Record(tmp_path).events()) == typed
