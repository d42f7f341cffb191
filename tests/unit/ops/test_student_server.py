"""What a student's server says goes to a closed file at home, and to nobody's log."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.ops.student_server import clear
from tests.support.hub.accounts import LOG
from tests.support.places import ROOT

if os.name != "posix":
    pytest.skip("hubs run on Unix alone", allow_module_level=True)

SAYS = """
import os, subprocess, sys
from course_lib.ops.student_server import log_at_home
log_at_home()
print("from Python", flush=True)
os.write(2, b"from below\\n")
subprocess.run(["echo", "from a child"])
"""


def says(home: Path) -> subprocess.CompletedProcess[str]:
    """What is heard of a server with this home that says three things."""
    variables = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", SAYS], env=variables, capture_output=True, text=True)


def test_all_output_goes_to_the_file_at_home(tmp_path: Path) -> None:
    heard = says(tmp_path)

    assert (heard.returncode, heard.stdout, heard.stderr) == (0, "", "")
    assert (tmp_path / LOG).read_text() == "from Python\nfrom below\nfrom a child\n"
    assert stat.S_IMODE((tmp_path / LOG).stat().st_mode) == 0o600


def test_each_start_begins_the_file_anew_and_keeps_the_one_before(tmp_path: Path) -> None:
    for _ in range(2):
        says(tmp_path)

    for file in (tmp_path / LOG, (tmp_path / LOG).with_suffix(".log.1")):
        assert file.read_text().count("from Python") == 1


def test_a_home_that_takes_no_file_keeps_no_server_from_starting(tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("not a folder")

    heard = says(tmp_path)

    assert (heard.returncode, heard.stdout, heard.stderr) == (0, "", "")


def test_what_the_server_before_left_is_cleared_away_and_no_link_followed(tmp_path: Path) -> None:
    runtime, mine = tmp_path / "run", tmp_path / "mine"
    (runtime / "jupyter_cookies").mkdir(parents=True)
    (runtime / "kernel-1.json").touch()
    mine.mkdir()
    (mine / "note").touch()
    (runtime / "link").symlink_to(mine)

    clear(runtime)

    assert list(runtime.iterdir()) == []
    assert (mine / "note").exists()


def prepared(home: Path, root: str, runtime: Path) -> list[str]:
    """Where a server stands that was prepared with this home, this folder for the lessons and this one for its run."""
    code = "import os; from course_lib.ops.student_server import prepare; prepare(); print(os.getcwd())"
    code += "; print(os.environ['JUPYTERHUB_ROOT_DIR'])"
    variables = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    variables |= {"JUPYTERHUB_ROOT_DIR": root, "JUPYTER_RUNTIME_DIR": str(runtime)}
    ended = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=True)
    return ended.stdout.splitlines()


@pytest.mark.parametrize("root", ["/dev/null/lessons", "/proc/lessons", "{home}/loop/lessons", "{home}/file"])
def test_a_folder_that_cant_be_made_leaves_the_student_in_their_home(tmp_path: Path, root: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()

    assert prepared(tmp_path, root.format(home=tmp_path), tmp_path / "not-there") == [str(tmp_path)] * 2


def test_the_lessons_are_where_the_server_stands(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("no folder")

    assert prepared(tmp_path, "~/lessons", tmp_path / "run") == [str(tmp_path / "lessons"), "~/lessons"]
    assert (tmp_path / "lessons" / "home.ipynb").is_file()
