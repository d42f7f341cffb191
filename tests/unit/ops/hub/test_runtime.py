"""Each account has a closed folder for sockets, below one in which nobody but root makes anything."""

from __future__ import annotations

import os
import pwd
import stat
from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import runtime

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a folder to another account")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_above_can_be_passed_through_and_not_listed(tmp_path: Path) -> None:
    runtime.prepare(tmp_path / "run")
    runtime.prepare(tmp_path / "run")

    assert mode(tmp_path / "run") == 0o711


@ROOT
def test_a_folder_that_somebody_else_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    os.chown(tmp_path / "run", pwd.getpwnam("nobody").pw_uid, -1)

    with pytest.raises(ContentError, match=r"runtime: .* belongs to somebody else"):
        runtime.prepare(tmp_path / "run")


def test_a_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "run").symlink_to(tmp_path)

    with pytest.raises(ContentError, match="belongs to somebody else"):
        runtime.prepare(tmp_path / "run")


@ROOT
def test_an_accounts_folder_is_closed_and_its_own_also_where_it_was_not(tmp_path: Path) -> None:
    account = pwd.getpwnam("nobody")
    (tmp_path / str(account.pw_uid)).mkdir(mode=0o755)

    place = runtime.folder(tmp_path, account)

    assert (place.stat().st_uid, place.stat().st_gid, mode(place)) == (account.pw_uid, account.pw_gid, 0o700)
