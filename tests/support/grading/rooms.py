"""Where a course of its own is made for a test, or for measuring."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from traitlets.config.loader import PyFileConfigLoader

from tests.support.grading.classroom import CourseRoom, lay


def author(place: Path) -> None:
    """A course as the project has it, the small assignment beside its own, and an exchange that all may write to."""
    (place / "exchange").mkdir()
    (place / "exchange").chmod(0o777)
    lay(place / "course")


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
    config.ExchangeCollect.check_owner = False  # here one account is everybody
    return CourseRoom(root, config, monkeypatch)
