"""Grading runs only where no other account can enter; what a real account can do decides whether a test is right."""

from __future__ import annotations

import grp
import os
import pwd
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib.grading import closed
from tests.support.fixtures import StartServer
from tests.support.grading.classroom import NAME, SMALL, lay
from tests.support.places import ROOT

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may act as another account")
EVERYBODY = "every account of this computer"


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that every account may enter, as a home is where nobody closed it; pytest's own folders are closed."""
    folder = Path(tempfile.mkdtemp(prefix="eip-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def course(home: Path) -> Path:
    """The instructor's copy of the course in an open home."""
    course = home / "course"
    lay(course)
    course.chmod(0o755)
    return course


@as_root
@pytest.mark.parametrize("mode", [0o700, 0o710, 0o711, 0o701, 0o704, 0o750, 0o755, 0o770, 0o777], ids=oct)
@pytest.mark.parametrize("above", [0o700, 0o711, 0o750, 0o755], ids=oct)
def test_a_folder_is_open_when_a_stranger_gets_into_it(home: Path, above: int, mode: int) -> None:
    folder = home / "course"
    (folder / "banks").mkdir(parents=True)
    folder.chmod(mode)
    home.chmod(above)

    found = closed.letter(folder)

    assert bool(found) == (does("nobody", "ls", folder) or does("nobody", "ls", folder / "banks"))
    assert not found or EVERYBODY in found


@as_root
@pytest.mark.parametrize("mode", [0o700, 0o710, 0o740, 0o750, 0o707], ids=oct)
def test_a_folder_is_open_when_others_of_its_group_get_into_it(home: Path, mode: int) -> None:
    folder = home / "course"
    (folder / "banks").mkdir(parents=True)
    shutil.chown(folder, group="daemon")
    folder.chmod(mode)
    home.chmod(0o755 if mode != 0o707 else 0o750)  # the last: no stranger gets as far as to the open folder

    found = closed.letter(folder)

    assert bool(found) == (does("daemon", "ls", folder) or does("daemon", "ls", folder / "banks"))
    assert not found or "entered by daemon" in found
    assert closed.letter(folder, shared=True) == ""


@as_root
def test_a_group_with_nobody_else_in_it_opens_nothing(home: Path) -> None:
    folder = home / "course"
    folder.mkdir()
    alone = max(entry.gr_gid for entry in grp.getgrall() if entry.gr_gid < 65_000) + 1
    os.chown(folder, pwd.getpwnam("nobody").pw_uid, alone)
    folder.chmod(0o750)

    assert closed.letter(folder) == ""


def test_a_folder_that_is_not_there_can_be_entered_by_nobody(tmp_path: Path) -> None:
    assert closed.letter(tmp_path / "banks") == ""


def test_a_link_is_judged_by_where_it_leads(home: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(home)

    assert str(home) in closed.letter(tmp_path / "link")


def test_no_command_runs_in_an_open_folder_and_the_letters_command_mends_it(course: Path) -> None:
    # given a course that every account can enter; when a release is made, then it isn't, and nothing is written
    before = sorted(course.rglob("*"))
    refused = nbgrader(course)
    assert refused.returncode == 1
    assert f"{course} can be entered by {EVERYBODY}" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert sorted(course.rglob("*")) == before

    # when the command in the letter is run, then the same command works
    (command,) = [line for line in refused.stderr.splitlines() if line.startswith("    chmod")]
    subprocess.run(shlex.split(command), check=True)
    done = nbgrader(course)
    assert done.returncode == 0, done.stderr
    assert (course / "course-work" / "release" / NAME / "items.json").is_file()


def test_private_banks_elsewhere_are_closed_too(course: Path, home: Path) -> None:
    course.chmod(0o700)
    banks = shutil.copytree(SMALL, home / "banks")
    banks.chmod(0o755)

    refused = nbgrader(course, EMPATHY_BANKS=str(banks))

    assert refused.returncode == 1
    assert f"chmod 700 '{banks}'" in refused.stderr


def test_a_server_in_an_open_folder_runs_on_and_its_log_says_why_there_is_no_grading(
    course: Path, course_server: StartServer
) -> None:
    with course_server(course / "assignments" / NAME, environ={"JUPYTER_CONFIG_PATH": str(course)}) as server:
        assert server.api("status")
        assert f"{course} can be entered by {EVERYBODY}" in server.log.read_text(encoding="utf-8")


def does(account: str, *command: str | Path) -> bool:
    """Whether an account of the system, in its first group alone, succeeds with a command."""
    about = pwd.getpwnam(account)
    done = subprocess.run(
        command, cwd="/", user=about.pw_uid, group=about.pw_gid, extra_groups=[], capture_output=True, check=False
    )
    return done.returncode == 0


def nbgrader(course: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Make the release as an instructor does."""
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", NAME]
    variables = os.environ | {"PYTHONPATH": str(ROOT), **environ}
    return subprocess.run(command, cwd=course, env=variables, capture_output=True, text=True, check=False)
