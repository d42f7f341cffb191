"""What the instructor holds of a student: taken out by the instructor's own copy of the course, run as the instructor.

Root enters nothing there and needs no nbgrader: marks and pages are known to the grading in that copy.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from course_lib.ops.hub import people
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.shown import safe

CONFIGURATION = "nbgrader_config.py"
DEPLOY = Path(sys.prefix) / "deploy"


@dataclass(frozen=True)
class Told:
    """What was done there, line by line, and whether it was all."""

    lines: Sequence[str]
    is_all: bool


def forget(course: Course, words: Sequence[str]) -> Told:
    """`words`: whom `empathy forget` is told, and how. Never raises for what is there."""
    instructor, project = people.teaching(course), people.project(course)
    if not course.instructor:
        return Told(["The settings name no instructor, so nobody was marked here."], is_all=True)
    if instructor is None:
        return Told([f"There is no account {course.instructor}, who teaches by the settings."], is_all=False)
    if project is None or not (project / CONFIGURATION).is_file():
        says = f"There is no copy of the project in {project}; write where it is into the settings, as `project`,"
        return Told([says, "or take `instructor` out of them, if nobody is marked on this hub."], is_all=False)
    about = {"PATH": os.environ.get("PATH", os.defpath), "HOME": instructor.pw_dir, "LANG": "C.UTF-8"}
    about |= {name: os.environ[name] for name in ("EMPATHY_SITE",) if name in os.environ}
    about |= {"JUPYTER_CONFIG_PATH": str(DEPLOY)} if DEPLOY.is_dir() else {}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "course_lib", "forget", *words],
            cwd=project,
            env=about,
            user=instructor.pw_uid,
            group=instructor.pw_gid,
            extra_groups=os.getgrouplist(instructor.pw_name, instructor.pw_gid),
            umask=0o077,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # away from root's terminal
            text=True,
            errors="backslashreplace",
            check=False,
        )
    except OSError as problem:
        return Told([f"{course.instructor} can't run the course in {project} ({problem})."], is_all=False)
    return Told([safe(line) for line in done.stdout.splitlines()], is_all=done.returncode == 0)
