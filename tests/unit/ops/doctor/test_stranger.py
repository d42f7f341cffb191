"""What is tried as another account is tried as that account, and nothing is left of it."""

from __future__ import annotations

import os
import pwd
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib.ops.doctor import others, stranger
from course_lib.ops.doctor.tries import Try
from course_lib.ops.hub.port import listener

pytestmark = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root becomes somebody else")


def possible(*tries: Try) -> list[bool]:
    return [one.possible for one in stranger.tried(pwd.getpwnam("nobody"), tries)]


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A folder that everybody gets to; pytest's own are closed."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_a_folder_that_is_closed_is_not_entered_and_one_that_is_open_is(open_path: Path) -> None:
    (open_path / "closed").mkdir(mode=0o700)
    (open_path / "open").mkdir(mode=0o755)

    for what in ("enter", "list", "open"):
        assert possible(Try(what, str(open_path / "closed")), Try(what, str(open_path / "open"))) == [False, True]


def test_a_file_is_not_written_that_is_only_read(open_path: Path) -> None:
    (open_path / "note").write_text("mine")
    (open_path / "note").chmod(0o644)

    assert possible(Try("read", str(open_path / "note")), Try("write", str(open_path / "note"))) == [True, False]


def test_a_port_of_anybodys_can_be_taken_also_where_somebody_listens_by_now(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert possible(Try("take", f"127.0.0.1:{port}")) == [True]
        monkeypatch.setattr(stranger, "unprivileged_port_start", lambda: port + 1)
        assert possible(Try("take", f"127.0.0.1:{port}")) == [False]

    assert possible(Try("take", f"127.0.0.1:{port}")) == [True]
    assert listener(port) is None


@pytest.mark.skipif(
    stranger.unprivileged_port_start() <= 700, reason="on this machine every account may listen on any port"
)
def test_a_port_of_roots_is_not_taken() -> None:
    assert possible(Try("take", "127.0.0.1:700")) == [False]


def test_who_tried_is_told_and_this_process_is_still_root() -> None:
    [one] = stranger.tried(pwd.getpwnam("nobody"), [Try("enter", "/root")])

    assert one.who == "nobody"
    assert os.geteuid() == 0


def test_what_an_account_that_is_gone_has_left_is_found(tmp_path: Path) -> None:
    (tmp_path / "inbound").mkdir()
    (tmp_path / "inbound" / "left").touch()
    os.chown(tmp_path / "inbound" / "left", 3_999_999, -1)

    assert others.left_by_nobody(tmp_path, [])[3_999_999] == str(tmp_path / "inbound" / "left")


def test_a_command_that_fails_as_an_account_says_why() -> None:
    nobody, closed = pwd.getpwnam("nobody"), pwd.getpwuid(0).pw_dir

    assert others.run_as(nobody, "true") == ""
    assert "Permission denied" in others.run_as(nobody, "ls", closed)
    assert others.run_as(nobody, "no-such-command-here") != ""
