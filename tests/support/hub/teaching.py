"""An instructor beside a hub: a copy of the course in their home, and commands given there, as docs/hub.md tells."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.grading.handed_in import REPLIES, WRITTEN
from tests.support.grading.rooms import author, opened
from tests.support.hub.accounts import Account
from tests.support.hub.running import Hub
from tests.support.places import ROOT


def instructors_course(instructor: Account) -> Path:
    """The instructor's own copy of the course, keys and grading included."""
    course = instructor.home / "course"
    course.mkdir(mode=0o700)
    for folder in ("assignments", "banks", "course_lib", "data"):
        shutil.copytree(ROOT / folder, course / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", course)
    for path in (course, *course.rglob("*")):
        shutil.chown(path, instructor.name)
    return course


def course_with_a_reply(instructor: Account, place: Path) -> Path:
    """The instructor's copy, in which Ada's reply waits for a person; made in `place` first."""
    author(place)
    with pytest.MonkeyPatch.context() as monkeypatch:
        room = opened(place, monkeypatch)
        room.release()
        ada = room.learner("ada")
        ada.answer(WRITTEN, {"text": REPLIES["ada"]})
        room.mark(ada)
    course = instructors_course(instructor)
    shutil.copytree(room.root, course, dirs_exist_ok=True)
    for path in (course, *course.rglob("*")):
        shutil.chown(path, instructor.name)
    return course


def nbgrader(hub: Hub, instructor: Account, course: Path, *command: str) -> str:
    """Run an nbgrader command in the copy; what it said."""
    done = run(hub, instructor, course, "nbgrader", *command)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def run(hub: Hub, instructor: Account, course: Path, module: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader's or the course's own (`course_lib`) in the copy; how it ended."""
    settings = {"JUPYTER_CONFIG_PATH": str(hub.installation / "deploy"), "EMPATHY_SITE": str(hub.site)}
    return instructor.run(hub.installation / "bin" / "python", "-m", module, *command, folder=course, **settings)
