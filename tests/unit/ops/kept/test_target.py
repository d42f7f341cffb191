"""A backup lies where only root gets, and is whole or not there."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.ops.kept import target

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="a backup is root's")


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    (tmp_path / "closed").mkdir(mode=0o700)
    return tmp_path / "closed"


@ROOT
def test_a_folder_of_roots_that_nobody_else_enters_will_do(closed: Path) -> None:
    target.require_closed(closed / "empathy.tar.gz")


@ROOT
@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("/var/empathy.tar.gz", "others may enter /var"),
        ("/nowhere-at-all/empathy.tar.gz", "there is no folder /nowhere-at-all; make it"),
        ("/dev/null", "this is there already, and is no file"),
    ],
)
def test_any_other_is_refused_with_what_to_do(place: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        target.require_closed(Path(place))


@ROOT
def test_a_folder_of_somebody_else_and_a_link_are_refused(closed: Path) -> None:
    (closed / "link").symlink_to("/etc/passwd")
    with pytest.raises(ContentError, match="is no file; name another"):
        target.require_closed(closed / "link")
    os.chown(closed, 61_234, -1)

    with pytest.raises(ContentError, match="isn't root's, so its owner could come at the backup"):
        target.require_closed(closed / "empathy.tar.gz")


def test_a_disk_that_may_be_too_small_is_told_with_what_takes_most(closed: Path) -> None:
    with pytest.raises(ContentError, match=r"up to 1,000,000.0 GB, and .* Most is in: home of ben"):
        target.require_room(closed / "empathy.tar.gz", 10**15, "home of ben")


def test_what_is_written_takes_its_place_at_the_end_for_its_owner_alone(closed: Path) -> None:
    file = closed / "empathy.tar.gz"
    file.write_text("an earlier one")
    (closed / ".empathy.tar.gz.begun").write_text("what a killed run has left, and longer than all that follows")

    with target.begun(file) as new:
        new.write(b"whole")
        assert file.read_text() == "an earlier one"

    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"whole", 0o600)
    assert list(closed.iterdir()) == [file]


def test_what_could_not_be_written_leaves_the_earlier_one_and_nothing_else(closed: Path) -> None:
    file = closed / "empathy.tar.gz"
    file.write_text("an earlier one")

    def stop() -> None:
        with target.begun(file) as new:
            new.write(b"hal")
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        stop()

    assert [(path, path.read_text()) for path in closed.iterdir()] == [(file, "an earlier one")]


def test_what_another_run_has_just_finished_is_not_written_over(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, beside = closed / "empathy.tar.gz", closed / ".empathy.tar.gz.begun"
    beside.write_text("whole")

    def finish(*_: object) -> None:
        beside.replace(file)

    monkeypatch.setattr(fcntl, "flock", finish)
    with pytest.raises(ContentError, match="has just written it"), target.begun(file):
        pass

    assert file.read_text() == "whole"


def test_two_runs_do_not_write_one_file(closed: Path) -> None:
    beside = closed / ".empathy.tar.gz.begun"
    with beside.open("w") as other:
        other.write("half")
        other.flush()
        fcntl.flock(other, fcntl.LOCK_EX)

        with pytest.raises(ContentError, match="another run is writing it"), target.begun(closed / "empathy.tar.gz"):
            pass

    assert beside.read_text() == "half"
