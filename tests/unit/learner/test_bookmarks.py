"""Bookmarks: on disk before anybody is told so, each in a file of its own, and gone when they are to go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course_lib.learner import bookmarks
from course_lib.learner.bookmarks import FOLDER
from course_lib.learner.place import Place
from course_lib.learner.segment import NotSaved

ONE, TWO = Place("05-active-listening.ipynb", "half-way"), Place("00-welcome.ipynb", "what-this-is")


def test_what_is_marked_is_there_again_the_latest_first(tmp_path: Path) -> None:
    home = tmp_path / "new"

    assert bookmarks.kept(home) == []
    bookmarks.add(home, ONE, "2026-03-02T10:00:00.000Z")
    bookmarks.add(home, TWO, "2026-03-02T11:00:00.000Z")
    bookmarks.add(home, ONE, "2026-03-02T12:00:00.000Z")

    assert bookmarks.kept(home) == [TWO, ONE]
    assert len(list((home / FOLDER).iterdir())) == 2


def test_a_mark_is_synced_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)

    bookmarks.add(tmp_path, ONE, "now")

    assert len(synced) == 2  # the file, and the folder that has its name


def test_one_mark_is_taken_away_and_the_others_stay(tmp_path: Path) -> None:
    bookmarks.add(tmp_path, ONE, "1")
    bookmarks.add(tmp_path, TWO, "2")

    bookmarks.remove(tmp_path, ONE)
    bookmarks.remove(tmp_path, ONE)

    assert bookmarks.kept(tmp_path) == [TWO]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"file": "a"}', b'{"file": 1, "cell": 2, "at": 3}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_file_is_passed_over_and_made_anew(tmp_path: Path, damage: bytes) -> None:
    bookmarks.add(tmp_path, ONE, "1")
    bookmarks.add(tmp_path, TWO, "2")
    first, *_ = (file for file in (tmp_path / FOLDER).iterdir() if b"half-way" in file.read_bytes())
    first.write_bytes(damage)

    assert bookmarks.kept(tmp_path) == [TWO]
    bookmarks.add(tmp_path, ONE, "3")
    assert bookmarks.kept(tmp_path) == [ONE, TWO]


def test_where_nothing_can_be_written_it_is_told_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("no folder")

    with pytest.raises(NotSaved):
        bookmarks.add(tmp_path, ONE, "1")

    assert [file.name for file in tmp_path.iterdir()] == [FOLDER]
    assert bookmarks.kept(tmp_path) == []


def test_a_disk_that_refuses_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(NotSaved, match="The disk is full"):
        bookmarks.add(tmp_path, ONE, "1")

    assert list((tmp_path / FOLDER).iterdir()) == []


def test_all_are_forgotten_with_their_folder(tmp_path: Path) -> None:
    bookmarks.add(tmp_path, ONE, "1")

    bookmarks.forget(tmp_path)
    bookmarks.forget(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_removed_is_told_and_keeps_no_other(tmp_path: Path) -> None:
    bookmarks.add(tmp_path, ONE, "1")
    (tmp_path / FOLDER / "0.json").mkdir()

    with pytest.raises(NotSaved, match="Not everything could be deleted"):
        bookmarks.forget(tmp_path)

    assert bookmarks.kept(tmp_path) == []
