"""An instructor beside a hub: a copy of the course in their home, and commands given there, as docs/hub.md tells."""

import shutil
import subprocess
from pathlib import Path

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


def nbgrader(hub: Hub, instructor: Account, course: Path, *command: str) -> str:
    """Run an nbgrader command in the copy; what it said."""
    done = run(hub, instructor, course, "nbgrader", *command)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def run(hub: Hub, instructor: Account, course: Path, module: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader's or the course's own (`course_lib`) in the copy; how it ended."""
    settings = {"JUPYTER_CONFIG_PATH": str(hub.installation / "deploy"), "EMPATHY_SITE": str(hub.site)}
    return instructor.run(hub.installation / "bin" / "python", "-m", module, *command, folder=course, **settings)
