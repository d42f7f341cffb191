"""The exchange is made before anybody needs it, and who took a place in it first is told and not followed."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import exchange
from course_lib.ops.hub.site import Site

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a folder to another account")
#: Accounts and a group that every Debian has, with no member by its first group but one.
INSTRUCTOR, OTHER = "games", "nobody"


def site(tmp_path: Path, **more: str) -> Site:
    return Site(exchange=tmp_path / "exchange", **more)  # type: ignore[arg-type]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_without_an_instructor_only_the_exchange_is_made(tmp_path: Path) -> None:
    exchange.prepare(site(tmp_path))

    assert mode(tmp_path / "exchange") == 0o1777
    assert list((tmp_path / "exchange").iterdir()) == []


@ROOT
def test_the_courses_folder_is_the_instructors_from_the_beginning(tmp_path: Path) -> None:
    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))

    course, account = tmp_path / "exchange" / "empathy-in-practice", pwd.getpwnam(INSTRUCTOR)
    made = {path.name: mode(path) for path in (course, *course.iterdir())}
    assert made == {"empathy-in-practice": 0o755, "outbound": 0o755, "inbound": 0o3733, "feedback": 0o711}
    owners = {(path.stat().st_uid, path.stat().st_gid) for path in (course, *course.iterdir())}
    assert owners == {(account.pw_uid, account.pw_gid)}


@ROOT
def test_it_can_run_again_and_closes_what_nbgrader_made(tmp_path: Path) -> None:
    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))
    inbound = tmp_path / "exchange" / "empathy-in-practice" / "inbound"
    inbound.chmod(0o2737)
    (inbound / "handed-in").mkdir()

    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))

    assert mode(inbound) == 0o3733
    assert (inbound / "handed-in").is_dir()


@ROOT
@pytest.mark.parametrize("name", ["empathy-in-practice", "empathy-in-practice/inbound"])
def test_a_folder_that_somebody_else_made_first_is_told(tmp_path: Path, name: str) -> None:
    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))
    os.chown(tmp_path / "exchange" / name, pwd.getpwnam(OTHER).pw_uid, -1)

    with pytest.raises(ContentError, match=f"{name} belongs to {OTHER}; look what is in it, move it away"):
        exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))


@ROOT
@pytest.mark.parametrize("name", ["empathy-in-practice", "empathy-in-practice/inbound"])
def test_no_link_is_followed(tmp_path: Path, name: str) -> None:
    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))
    place, secret = tmp_path / "exchange" / name, tmp_path / "secret"
    place.rename(tmp_path / "away")
    secret.mkdir(mode=0o700)
    place.symlink_to(secret)

    with pytest.raises(ContentError, match=f"{name} is no folder"):
        exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))
    assert mode(secret) == 0o700


def test_an_instructor_without_an_account_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="instructor: there is no account ines-of-nowhere; make it"):
        exchange.prepare(site(tmp_path, instructor="ines-of-nowhere"))


@ROOT
def test_an_instructor_whose_group_learners_share_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group = grp.getgrgid(pwd.getpwnam(INSTRUCTOR).pw_gid).gr_name
    monkeypatch.setattr(exchange, "learners", lambda *_: {"ben", "mireille"})
    monkeypatch.setattr(exchange, "members", lambda _: {INSTRUCTOR, "ben"})

    with pytest.raises(ContentError, match="would be open to ben, who are in its group too"):
        exchange.prepare(site(tmp_path, instructor=INSTRUCTOR, group=group))
