"""What became of a learner's lessons is told until it has been read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course_lib.learner.renewed import FILE, How, Renewed, noted, read, unread
from course_lib.learner.segment import NotSaved

OLD, NEW = Renewed("01-start.ipynb", How.REPLACED), Renewed("02-listen (new).ipynb", How.BESIDE, "02-listen.ipynb")


def note(folder: Path, *news: Renewed) -> None:
    (folder / FILE).write_bytes(noted(folder, news))


def test_what_nobody_has_read_yet_is_told_with_what_came_after_it_and_each_page_once(tmp_path: Path) -> None:
    note(tmp_path, OLD)
    note(tmp_path, NEW, OLD)

    assert unread(tmp_path) == [OLD, NEW]


def test_what_has_been_read_is_told_no_more(tmp_path: Path) -> None:
    note(tmp_path, OLD)

    read(tmp_path)
    read(tmp_path)

    assert unread(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"{}", b"[1]", b"\xff", b"[" * 100_000, b"[]" + b" " * 1_000_000),
        b'[{"file": "a"}]',
        b'[{"file": 1, "how": "beside", "kept": ""}]',
        b'[{"file": "a", "how": "otherwise", "kept": ""}]',
    ],
)
def test_a_file_that_is_none_of_ours_tells_nothing_and_is_written_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert unread(tmp_path) == []

    note(tmp_path, NEW)

    assert unread(tmp_path) == [NEW]


def test_a_pipe_in_its_place_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)

    assert unread(tmp_path) == []


def test_what_cannot_be_taken_away_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(NotSaved, match="The disk refused it"):
        read(tmp_path)
