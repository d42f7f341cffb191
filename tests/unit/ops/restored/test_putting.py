"""What is brought back takes nobody's place, follows no link, and comes whole."""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from course_lib.ops.restored.putting import BEGUN, InTheWay, Putting, Rights

ME = Rights(os.getuid(), os.getgid(), 0o640, 1_700_000_000_123_456_789)
BACKUP = b"as it was in the backup\n"


@pytest.fixture
def putting(tmp_path: Path) -> Putting:
    made = Putting(tmp_path / "home", {os.getuid()}, "2026-11-30")
    made.folder("", Rights(ME.uid, ME.gid, 0o700, ME.changed))
    return made


def put(putting: Putting, path: str = "notes.txt", content: bytes = BACKUP) -> Path:
    digest = hashlib.sha256(content).hexdigest()
    putting.file(path, io.BytesIO(content), len(content), digest, ME)
    return putting.root / path


def names(putting: Putting) -> list[str]:
    return sorted(path.name for path in putting.root.iterdir())


def test_a_file_comes_with_its_rights_and_its_time(putting: Putting) -> None:
    about = put(putting).stat()

    assert (about.st_mode & 0o7777, about.st_mtime_ns, about.st_uid) == (0o640, ME.changed, ME.uid)


def test_no_file_comes_with_the_right_to_act_as_its_owner(putting: Putting) -> None:
    putting.file("run", io.BytesIO(), 0, hashlib.sha256().hexdigest(), Rights(ME.uid, ME.gid, 0o6755, 0))

    assert (putting.root / "run").stat().st_mode & 0o7777 == 0o755


def test_folders_get_their_times_once_all_is_in_them(putting: Putting) -> None:
    putting.folder("inner", Rights(ME.uid, ME.gid, 0o2750, ME.changed))
    put(putting, "inner/notes.txt")
    putting.end()

    about = (putting.root / "inner").stat()
    assert (about.st_mtime_ns, about.st_mode & 0o7777) == (ME.changed, 0o2750)


def test_what_is_there_and_is_another_stays_with_the_backups_beside_it(putting: Putting) -> None:
    (putting.root / "notes.txt").write_text("newer")

    put(putting)
    put(putting)

    assert names(putting) == ["notes (backup 2026-11-30).txt", "notes.txt"]
    assert (putting.root / "notes.txt").read_text() == "newer"
    assert (putting.root / "notes (backup 2026-11-30).txt").read_bytes() == BACKUP
    assert (putting.done["put"], putting.done["there already"]) == (1, 1)


def test_what_has_grown_since_the_backup_holds_it_already(putting: Putting) -> None:
    (putting.root / "notes.txt").write_bytes(BACKUP + b"and a line more\n")

    put(putting)

    assert names(putting) == ["notes.txt"]


def test_where_both_names_are_taken_by_others_it_is_told(putting: Putting) -> None:
    (putting.root / "notes.txt").write_text("newer")
    (putting.root / "notes (backup 2026-11-30).txt").write_text("another")

    with pytest.raises(InTheWay, match=r"notes\.txt"):
        put(putting)


@pytest.mark.parametrize("planted", ["notes.txt", "inner"])
def test_no_link_is_followed_wherever_it_was_planted(putting: Putting, planted: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "notes.txt").write_text("of others")
    (putting.root / planted).symlink_to(tmp_path / "elsewhere" / ("notes.txt" if planted == "notes.txt" else ""))

    with nullcontext() if planted == "notes.txt" else pytest.raises(InTheWay, match="inner"):
        put(putting, "inner/notes.txt" if planted == "inner" else "notes.txt")

    assert [path.read_text() for path in (tmp_path / "elsewhere").iterdir()] == ["of others"]
    assert (putting.root / planted).is_symlink()


def test_what_a_killed_run_has_left_is_gone_after_the_next(putting: Putting) -> None:
    (putting.root / BEGUN).write_text("hal")

    put(putting)

    assert names(putting) == ["notes.txt"]


def test_what_stops_in_the_middle_of_a_file_leaves_none(putting: Putting) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        putting.file("notes.txt", Torn(), 5, "", ME)

    assert names(putting) == []


def test_a_link_is_made_as_it_was_and_not_twice(putting: Putting) -> None:
    putting.link("to", "/nowhere", ME)
    putting.link("to", "/nowhere", ME)
    putting.link("to", "/elsewhere", ME)

    assert [(path.name, str(path.readlink())) for path in sorted(putting.root.iterdir())] == [
        ("to", "/nowhere"),
        ("to (backup 2026-11-30)", "/elsewhere"),
    ]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a folder to another account")
def test_a_folder_of_somebody_elses_is_not_entered_and_one_that_was_half_made_is(putting: Putting) -> None:
    (putting.root / "theirs").mkdir()
    os.chown(putting.root / "theirs", 61_234, 61_234)
    his = Putting(putting.root, {61_235}, "2026-11-30")

    with pytest.raises(InTheWay, match="theirs belongs to account number 61234"):
        put(his, "theirs/notes.txt")
    of_both = Putting(putting.root, {61_234, 61_235}, "2026-11-30")
    with pytest.raises(InTheWay, match="it belongs to account number 61234"):
        of_both.folder("theirs", Rights(61_235, 61_235, 0o700, 0))
    with pytest.raises(InTheWay, match="its folder is somebody else's"):
        put(of_both, "theirs/notes.txt")
    assert list((putting.root / "theirs").iterdir()) == []
    (putting.root / "half").mkdir()
    his.folder("half", Rights(61_235, 61_235, 0o700, 0))
    assert (putting.root / "half").stat().st_uid == 61_235
