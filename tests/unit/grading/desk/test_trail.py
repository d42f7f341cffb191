"""The trail on disk: added to, never changed, whole after a crash."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from course_lib.grading.desk.trail import Phrase, Trail
from course_lib.learner.segment import NotSaved
from tests.support.grading.piles import at, compared, marked


def test_what_one_page_keeps_another_reads_in_the_order_of_time(tmp_path: Path) -> None:
    here, there = Trail(tmp_path / "trail"), Trail(tmp_path / "trail")
    later = Phrase(at=at(9), marker="bo", id="a", text="Stop after the first sentence.")

    there.append(later)
    here.append(marked("ada"))
    here.append(compared("bo"))

    assert Trail(tmp_path / "trail").lines() == [marked("ada"), compared("bo"), later]
    assert len(list((tmp_path / "trail").glob("*.jsonl"))) == 2


def test_a_line_that_a_crash_tore_is_passed_over_and_told(tmp_path: Path) -> None:
    trail = Trail(tmp_path)
    trail.append(marked("ada"))
    (file,) = tmp_path.glob("*.jsonl")
    whole = file.read_bytes()
    file.write_bytes(whole + whole.splitlines()[1][:40])

    assert trail.lines() == [marked("ada")]
    assert trail.problems == [f"1 damaged line(s) of {file.name} were passed over."]


def test_it_is_for_its_owner_alone_unless_markers_share_the_folder(tmp_path: Path) -> None:
    Trail(tmp_path / "own").append(marked("ada"))
    Trail(tmp_path / "shared", shared=True).append(marked("ada"))

    def modes(folder: Path) -> tuple[int, int]:
        (file,) = folder.glob("*.jsonl")
        return stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)

    assert modes(tmp_path / "own") == (0o700, 0o600)
    assert modes(tmp_path / "shared") == (0o2770, 0o660)


def test_a_full_disk_is_told_and_the_next_line_goes_into_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail = Trail(tmp_path)
    trail.append(marked("ada"))

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(NotSaved, match="The disk is full"):
            trail.append(marked("mo"))
    after = marked("una").model_copy(update={"at": at(1)})
    trail.append(after)

    assert trail.lines() == [marked("ada"), after]
    assert len(list(tmp_path.glob("*.jsonl"))) == 2


def test_where_nothing_was_marked_there_is_nothing(tmp_path: Path) -> None:
    assert Trail(tmp_path / "none").lines() == []
    assert not (tmp_path / "none").exists()
