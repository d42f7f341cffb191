"""What belongs to an account is found and removed wherever it lies, and nothing else, whatever was planted."""

from __future__ import annotations

import grp
import os
import pwd
from pathlib import Path

import pytest

from course_lib.ops.erasure import files
from course_lib.ops.hub import people, site
from course_lib.ops.hub.site import Site

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file to another account")
#: Numbers that no account has.
THEIRS, OTHERS = 61_234, 61_235


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder to which everybody may add."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o1777)
    return tmp_path / "shared"


def give(path: Path, owner: int) -> Path:
    os.chown(path, owner, owner, follow_symlinks=False)
    return path


def made(path: Path, owner: int) -> Path:
    path.write_text("x")
    return give(path, owner)


def test_theirs_go_with_any_name_and_others_stay(shared: Path) -> None:
    made(shared / "of others", OTHERS)
    made(shared / "-rf", THEIRS)
    made(Path(os.fsdecode(os.fsencode(shared) + b"/a\n\xff")), THEIRS)
    (shared / "handed-in").mkdir()
    give(shared / "handed-in", THEIRS)
    made(shared / "handed-in" / "notebook", THEIRS)

    assert len(files.belonging(THEIRS, [shared])) == 4
    found, left = files.remove(THEIRS, [shared])
    assert (len(found), left) == (4, [])
    assert [path.name for path in shared.iterdir()] == ["of others"]
    assert files.remove(THEIRS, [shared]) == ([], [])


def test_without_a_folder_to_look_in_nothing_is_looked_at(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shared)
    made(shared / "theirs", THEIRS)

    assert files.remove(THEIRS, []) == ([], [])
    assert (shared / "theirs").exists()


def test_a_link_goes_and_what_it_leads_to_stays(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    made(tmp_path / "keys" / "bank.yml", THEIRS)
    (shared / "link").symlink_to(tmp_path / "keys")
    give(shared / "link", THEIRS)

    files.remove(THEIRS, [shared])

    assert list(shared.iterdir()) == []
    assert (tmp_path / "keys" / "bank.yml").exists()


def test_a_folder_of_theirs_with_something_of_others_in_it_becomes_roots(shared: Path) -> None:
    (shared / "mixed").mkdir()
    give(shared / "mixed", THEIRS)
    made(shared / "mixed" / "of others", OTHERS)
    made(shared / "mixed" / "theirs", THEIRS)

    assert files.remove(THEIRS, [shared])[1] == []
    assert [path.name for path in (shared / "mixed").iterdir()] == ["of others"]
    assert (shared / "mixed").stat().st_uid == 0


def test_what_lies_in_a_closed_folder_of_others_is_found_too(shared: Path) -> None:
    (shared / "of others").mkdir(mode=0o700)
    give(shared / "of others", OTHERS)
    made(shared / "of others" / "theirs", THEIRS)

    files.remove(THEIRS, [shared])

    assert list((shared / "of others").iterdir()) == []


def test_a_home_of_fifteen_hundred_folders_in_one_another_is_removed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    here = os.open(home, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)

    assert files.remove_folder(home) == ""
    assert not home.exists()
    assert files.remove_folder(home) == ""


def account(home: Path, uid: int = THEIRS) -> pwd.struct_passwd:
    return pwd.struct_passwd(("ana", "x", uid, uid, "", str(home), "/bin/sh"))


def test_a_home_that_is_a_link_or_somebody_elses_is_left_and_told(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")

    assert files.home_trouble(account(tmp_path / "link")) == f"{tmp_path / 'link'} is no folder"
    assert (
        files.home_trouble(account(tmp_path / "elsewhere")) == f"{tmp_path / 'elsewhere'} belongs to account number 0"
    )
    assert files.home_trouble(account(tmp_path / "none")) == ""
    assert files.home_trouble(account(give(tmp_path / "elsewhere", THEIRS))) == ""


@pytest.mark.parametrize(
    ("uid", "home", "says"),
    [
        (0, "/root", "an account of the system (number 0)"),
        (33, "/var/www", "an account of the system (number 33)"),
        (65_534, "/nonexistent", "an account of the system (number 65534)"),
        (THEIRS, "/", "its home, /, holds homes of others"),
        (THEIRS, "/usr", "its home, /usr, holds homes of others"),
    ],
)
def test_an_account_that_is_no_students_is_not_fit_to_be_erased(uid: int, home: str, says: str) -> None:
    assert says in people.unfit(account(Path(home), uid))


def test_an_account_that_may_become_root_is_not_fit_either(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sudo = grp.struct_group(("sudo", "x", 27, ["ana"]))
    monkeypatch.setattr(grp, "getgrall", lambda: [sudo])

    assert "it is in the group sudo, and may become root" in people.unfit(account(tmp_path))


def test_shared_folders_are_where_a_student_may_add_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "FILE", tmp_path / "none.toml")
    (tmp_path / "exchange").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "exchange")

    places = files.shared(Site(exchange=tmp_path / "link"))

    assert tmp_path / "exchange" in places
    assert Path("/tmp") in places
    assert len(set(places)) == len(places)
