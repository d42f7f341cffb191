"""Where a course of its own is made for a test, or for measuring."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from traitlets.config.loader import PyFileConfigLoader

from tests.support.grading.classroom import CourseRoom
from tests.support.places import ROOT


def author(place: Path) -> None:
    """Assignments, banks and configuration as the project has them, and an exchange that all may write to."""
    (place / "exchange").mkdir()
    (place / "exchange").chmod(0o777)
    for folder in ("assignments", "banks"):
        shutil.copytree(ROOT / folder, place / "course" / folder)
    shutil.copy(ROOT / "nbgrader_config.py", place / "course")


def opened(place: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """The course in `place`, as nbgrader's commands find it there."""
    root = place / "course"
    monkeypatch.delenv("EMPATHY_BANKS", raising=False)
    for changed in ("PATH", "JUPYTER_PATH"):  # the configuration adds to these
        monkeypatch.setenv(changed, os.environ.get(changed, ""))
    monkeypatch.syspath_prepend(str(root))
    monkeypatch.chdir(root)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.Exchange.root = str(place / "exchange")
    return CourseRoom(root, config, monkeypatch)
