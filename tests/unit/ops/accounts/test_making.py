"""Real accounts of this system, made by the command as root would type it, and removed again."""

from __future__ import annotations

import csv
import json
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pamela
import pytest

from course_lib.__main__ import main
from course_lib.ops.hub import members
from tests.support.hub.running import write_site

pytestmark = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0 or shutil.which("useradd") is None,
    reason="only root makes accounts: run this test as root, on Linux",
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with settings in it; accounts with homes below it are removed at the end."""
    with tempfile.TemporaryDirectory(prefix="eip-test-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "home").mkdir()
        group = f"eip-{secrets.token_hex(4)}"
        monkeypatch.setenv("EMPATHY_SITE", str(write_site(folder, group=group, instructor="")))
        (folder / "group").write_text(group)
        try:
            yield folder
        finally:
            for account in [one for one in pwd.getpwall() if Path(one.pw_dir).is_relative_to(folder)]:
                subprocess.run(["userdel", account.pw_name], capture_output=True, check=True)
            for name in (f"{group}-thu", group):
                subprocess.run(["groupdel", name], capture_output=True)


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("ana\\n")` runs the command with a list of these lines; its status and what it said."""

    def command(rows: str, *options: str, head: str = "id,group,first_name,last_name") -> tuple[int, str, str]:
        (place / "class.csv").write_text(f"{head}\n{rows}", "utf-8")
        status = main(["accounts", str(place / "class.csv"), "--homes", str(place / "home"), *options])
        return status, *capsys.readouterr()

    return command


@pytest.fixture
def names() -> tuple[str, str]:
    return f"eip-test-{secrets.token_hex(4)}", f"eip-test-{secrets.token_hex(4)}"


def test_a_class_gets_accounts_closed_homes_and_passwords_and_a_second_run_changes_nothing(
    place: Path, run: Run, names: tuple[str, str]
) -> None:
    # given a list, and nobody of it on the machine
    group, (ana, ben) = (place / "group").read_text(), names
    rows = f"{ana},thu,Zoë,Reyes\n{ben},,Ben,Okoro\n"
    assert run(rows, "--dry-run")[:2][0] == 0
    assert not (place / "state").exists()

    # when its accounts are made, and made again
    status, told, wrong = run(rows, "--full-names")
    kept = place / "state" / "first-passwords.csv"
    first = kept.read_text()
    again = run(rows)

    # then each can log in, with a home of their own; and all is as it was after the first time
    assert (status, wrong) == (0, "")
    assert "New: 2. As they were: 0. Not in this file: 0.\nFirst passwords: 2, in " in told
    for name, password in list(csv.reader(first.splitlines()))[1:]:
        pamela.authenticate(name, password)
        assert password not in told
    account = pwd.getpwnam(ana)
    assert (account.pw_gecos, account.pw_shell) == ("Zoë Reyes", "/bin/bash")
    assert stat.S_IMODE(Path(account.pw_dir).stat().st_mode) == 0o700
    assert Path(account.pw_dir).owner() == ana
    assert members.learners(group, "") == {ana, ben}
    assert members.learners(f"{group}-thu", "") == {ana}
    assert again[:2] == (0, "New: 0. As they were: 2. Not in this file: 0.\n")
    assert kept.read_text() == first


def test_an_account_that_is_not_of_the_class_is_left_alone_and_nobody_is_made(
    place: Path, run: Run, names: tuple[str, str]
) -> None:
    ana, ben = names
    subprocess.run(["useradd", "--create-home", "--base-dir", place / "home", ben], check=True)
    before = pwd.getpwnam(ben), Path("/etc/shadow").read_text()

    status, told, wrong = run(f"{ana},,,\n{ben},,,\n")

    assert (status, told) == (1, "")
    assert f"class.csv:3: id: there is an account {ben} already, which isn't of the class" in wrong
    assert (pwd.getpwnam(ben), Path("/etc/shadow").read_text()) == before
    with pytest.raises(KeyError):
        pwd.getpwnam(ana)


def test_a_run_that_was_broken_off_is_gone_on_with_and_who_has_a_password_keeps_it(
    place: Path, run: Run, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a machine on which passwords can't be set
    ana, ben = names
    (place / "bin").mkdir()
    (place / "bin" / "chpasswd").write_text("#!/bin/sh\necho no room left >&2\nexit 1\n")
    (place / "bin" / "chpasswd").chmod(0o755)
    with monkeypatch.context() as full:
        full.setenv("PATH", f"{place / 'bin'}:{os.environ['PATH']}")
        status, _, wrong = run(f"{ana},,,\n")
    assert status == 1
    assert "class.csv:2: `chpasswd` refused (no room left); what was made before stays" in wrong

    # when it runs again, with somebody who brings a hash
    hashed = subprocess.run(["openssl", "passwd", "-6", "of-their-own"], capture_output=True, text=True).stdout.strip()
    status, told, _ = run(f"{ana},\n{ben},{hashed}\n", head="id,password_hash")

    # then both can log in, and only who brought none has a first password
    assert status == 0
    assert f"With a new password:\n  {ana}\n" in told
    ((name, password),) = list(csv.reader((place / "state" / "first-passwords.csv").read_text().splitlines()))[1:]
    assert name == ana
    pamela.authenticate(ana, password)
    pamela.authenticate(ben, "of-their-own")


def test_a_hub_that_keeps_passwords_itself_gets_them_and_the_account_has_none(
    place: Path, run: Run, names: tuple[str, str]
) -> None:
    bcrypt = pytest.importorskip("bcrypt")
    group, (ana, _) = (place / "group").read_text(), names
    write_site(place, group=group, sign_in="native")

    assert run(f"{ana},,,\n")[0] == 0
    first = (place / "state" / "first-passwords" / ana).read_bytes()
    status, told, _ = run(f"{ana},,,\n", "--new-password", ana)

    ((name, password),) = list(csv.reader((place / "state" / "first-passwords.csv").read_text().splitlines()))[1:]
    waits = (place / "state" / "first-passwords" / ana).read_bytes()
    assert (status, name, waits != first) == (0, ana, True)
    assert bcrypt.checkpw(password.encode(), waits)
    assert "change it at /hub/change-password" in told
    with pytest.raises(pamela.PAMError):
        pamela.authenticate(ana, password)


def test_who_signs_in_elsewhere_is_noted_with_their_account_and_gets_no_password(
    place: Path, run: Run, names: tuple[str, str]
) -> None:
    group, (ana, ben) = (place / "group").read_text(), names
    site = write_site(place, group=group, sign_in="oauth")
    urls = "".join(f'{key}_url = "https://login.example.org"\n' for key in ("authorize", "token", "userdata"))
    site.write_text(f'{site.read_text()}[oauth]\nclient_id = "x"\n{urls}')

    status, told, wrong = run(f"{ana},4711\n{ben},\n", head="id,sign_in")

    assert (status, told, wrong) == (0, f"New:\n  {ana}\n  {ben}\nNew: 2. As they were: 0. Not in this file: 0.\n", "")
    people = place / "state" / "people.json"
    assert json.loads(people.read_text()) == {"4711": ana, ben: ben}
    assert stat.S_IMODE(people.stat().st_mode) == 0o600
    assert not (place / "state" / "first-passwords.csv").exists()
    assert (
        f"class.csv:3: sign_in: “4711” is how {ana} signs in" in run(f"{ana},4711\n{ben},4711\n", head="id,sign_in")[2]
    )


def test_nobody_but_root_makes_accounts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    status, _, wrong = run("ana,,,\n")

    assert status == 1
    assert "only root makes accounts" in wrong
