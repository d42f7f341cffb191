"""The exchange is made before anybody needs it, and who took a place in it first is told and not followed."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from pathlib import Path
from typing import Any

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import exchange
from course_lib.ops.hub.courses import Further
from course_lib.ops.hub.site import Site

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a folder to another account")
#: Accounts and a group that every Debian has, with no member by its first group but one.
INSTRUCTOR, OTHER, CLASS = "games", "nobody", "users"


def site(tmp_path: Path, **more: Any) -> Site:
    return Site(exchange=tmp_path / "exchange", **{"group": CLASS, **more})


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
    assert made == {"empathy-in-practice": 0o750, "outbound": 0o755, "inbound": 0o3733, "feedback": 0o711}
    assert {path.stat().st_uid for path in (course, *course.iterdir())} == {account.pw_uid}
    assert course.stat().st_gid == grp.getgrnam(CLASS).gr_gid  # nobody but the class enters it
    assert {path.stat().st_gid for path in course.iterdir()} == {account.pw_gid}


@ROOT
def test_it_can_run_again_and_closes_what_nbgrader_made(tmp_path: Path) -> None:
    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))
    inbound = tmp_path / "exchange" / "empathy-in-practice" / "inbound"
    inbound.chmod(0o2737)
    inbound.parent.chmod(0o755)
    (inbound / "handed-in").mkdir()

    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))

    assert (mode(inbound), mode(inbound.parent)) == (0o3733, 0o750)
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
def test_an_instructor_whose_class_has_no_group_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"group: there is no group nowhere; make accounts from the list"):
        exchange.prepare(site(tmp_path, instructor=INSTRUCTOR, group="nowhere"))


@ROOT
def test_an_instructor_whose_group_learners_share_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "everybody", lambda _: {"ben", "mireille", INSTRUCTOR})
    monkeypatch.setattr(exchange, "members", lambda _: {INSTRUCTOR, "ben"})

    with pytest.raises(ContentError, match="would be open to ben, who are in its group too"):
        exchange.prepare(site(tmp_path, instructor=INSTRUCTOR))


@ROOT
def test_each_course_has_a_folder_for_its_class_alone(tmp_path: Path) -> None:
    evening = Further(course="evening", group="operator", instructor="news")

    exchange.prepare(site(tmp_path, instructor=INSTRUCTOR, further_courses=[evening]))

    first, second = (tmp_path / "exchange" / name for name in ("empathy-in-practice", "evening"))
    assert (first.owner(), first.group(), second.owner(), second.group()) == (INSTRUCTOR, CLASS, "news", "operator")
    assert (mode(first), mode(second)) == (0o750, 0o750)
    assert (second / "inbound").group() == grp.getgrgid(pwd.getpwnam("news").pw_gid).gr_name


@ROOT
def test_who_teaches_one_course_is_not_in_the_group_that_reads_what_is_handed_in_to_another(tmp_path: Path) -> None:
    evening = Further(course="evening", group="operator", instructor="_apt")  # its first group is nobody's, too

    with pytest.raises(ContentError, match=r"instructor: what is handed in would be open to \w+, who are in its group"):
        exchange.prepare(site(tmp_path, instructor=OTHER, further_courses=[evening]))
