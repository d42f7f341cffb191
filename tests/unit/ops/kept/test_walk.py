"""Root reads a folder of a student's and nothing else, whatever they have planted there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from course_lib.ops.kept.walk import DEEPEST, Walk

ME = os.getuid()
ROOT = pytest.mark.skipif(ME != 0, reason="only root gives a file to another account")


def seen(walk: Walk) -> list[str]:
    return [found.path for found in walk.found()]


def test_folders_come_before_what_is_in_them_and_all_in_order(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert seen(Walk(tmp_path, {ME})) == ["", "a", "b", "b/1", "b/2", "b.txt"]


def test_a_link_is_seen_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "keys.yml").write_text("key")
    (tmp_path / "home" / "link").symlink_to(tmp_path / "secret")

    *_, link = Walk(tmp_path / "home", {ME}).found()

    assert (link.path, stat.S_ISLNK(link.about.st_mode)) == ("link", True)


def test_a_file_that_becomes_a_link_while_it_is_looked_at_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "mine").write_text("mine")
    (tmp_path / "secret").write_text("secret")

    for found in Walk(tmp_path / "home", {ME}).found():
        if found.path == "mine":
            (tmp_path / "home" / "mine").unlink()
            (tmp_path / "home" / "mine").symlink_to(tmp_path / "secret")
            with pytest.raises(OSError, match="symbolic link"):
                found.opened()
            (tmp_path / "home" / "mine").unlink()
            os.link(tmp_path / "secret", tmp_path / "home" / "mine")
            with pytest.raises(OSError, match="replaced"):
                found.opened()


def test_a_folder_that_becomes_a_link_while_it_is_looked_at_is_not_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / "a").mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "keys.yml").touch()
    looked = os.stat

    def replaced(name: str, **about: Any) -> os.stat_result:
        found = looked(name, **about)
        (tmp_path / "home" / "a").rmdir()
        (tmp_path / "home" / "a").symlink_to(tmp_path / "secret")
        return found

    walk = Walk(tmp_path / "home", {ME})
    monkeypatch.setattr(os, "stat", replaced)

    assert seen(walk) == [""]
    assert list(walk.passed) == [str(tmp_path / "home" / "a")]


def test_pipes_and_what_lies_too_deep_are_passed_over_and_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "/".join("x" * DEEPEST)).mkdir(parents=True)
    walk = Walk(tmp_path, {ME})

    assert len(seen(walk)) == DEEPEST
    assert walk.passed[str(tmp_path / "pipe")] == "it is no file, folder or link"
    assert [why for path, why in walk.passed.items() if path.endswith("x")] == [
        f"it lies more than {DEEPEST} folders deep"
    ]


def test_what_sqlite_lays_beside_a_database_may_go_and_of_anything_else_that_goes_is_told(tmp_path: Path) -> None:
    for name in ("gradebook.db", "gradebook.db-journal", "moved.txt"):
        (tmp_path / name).touch()
    walk = Walk(tmp_path, {ME})
    found = walk.found()

    first = next(found)  # the names below are listed by now
    (tmp_path / "gradebook.db-journal").unlink()
    (tmp_path / "moved.txt").unlink()

    assert [first.path, *(one.path for one in found)] == ["", "gradebook.db"]
    assert walk.passed == {str(tmp_path / "moved.txt"): "it can't be read (No such file or directory)"}


@ROOT
def test_what_belongs_to_somebody_else_is_passed_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "keys.yml").touch()
    os.chown(tmp_path / "planted", 61_234, 61_234)
    walk = Walk(tmp_path, {ME})

    assert seen(walk) == [""]
    assert walk.passed == {str(tmp_path / "planted"): "it belongs to somebody else (account number 61234)"}


def test_a_folder_that_is_not_there_or_is_a_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    for name, why in (("none", "No such file or directory"), ("link", "Not a directory")):
        walk = Walk(tmp_path / name, {ME})
        assert (seen(walk), walk.passed) == ([], {str(tmp_path / name): f"it can't be entered ({why})"})


def test_names_that_are_no_text_are_seen_and_what_is_left_out_is_not(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n")).touch()
    (tmp_path / ".cache").mkdir()

    assert seen(Walk(tmp_path, {ME}, without=(".cache",))) == ["", "\udcff\n"]
