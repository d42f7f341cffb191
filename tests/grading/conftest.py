"""A course of its own for each test."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from traitlets.config.loader import PyFileConfigLoader

from tests.support.grading.classroom import CourseRoom
from tests.support.grading.handed_in import REPLIES, hand_in
from tests.support.places import ROOT


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of the project's assignments, banks and nbgrader configuration, with an exchange beside it."""
    _author(tmp_path)
    return _open(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One release for all tests that begin with one: making a new gradebook takes nbgrader seconds."""
    place = tmp_path_factory.mktemp("released")
    _author(place)
    with pytest.MonkeyPatch.context() as monkeypatch:
        _open(place, monkeypatch).release()
    return place


@pytest.fixture
def released(released_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of the released course, with its gradebook and exchange."""
    shutil.copytree(released_once, tmp_path, dirs_exist_ok=True)
    return _open(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def handed_in_once(released_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three replies, collected and autograded once for all tests that begin with them."""
    place = tmp_path_factory.mktemp("handed-in") / "room"
    shutil.copytree(released_once, place)
    with pytest.MonkeyPatch.context() as monkeypatch:
        hand_in(_open(place, monkeypatch), REPLIES)
    return place


@pytest.fixture
def handed_in(handed_in_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of a course in which three replies wait for a person."""
    shutil.copytree(handed_in_once, tmp_path, dirs_exist_ok=True)
    return _open(tmp_path, monkeypatch)


def _author(place: Path) -> None:
    (place / "exchange").mkdir()
    (place / "exchange").chmod(0o777)
    for folder in ("assignments", "banks"):
        shutil.copytree(ROOT / folder, place / "course" / folder)
    shutil.copy(ROOT / "nbgrader_config.py", place / "course")


def _open(place: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    root = place / "course"
    monkeypatch.delenv("EMPATHY_BANKS", raising=False)
    for changed in ("PATH", "JUPYTER_PATH"):  # the configuration adds to these
        monkeypatch.setenv(changed, os.environ.get(changed, ""))
    monkeypatch.syspath_prepend(str(root))
    monkeypatch.chdir(root)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.Exchange.root = str(place / "exchange")
    return CourseRoom(root, config, monkeypatch)
