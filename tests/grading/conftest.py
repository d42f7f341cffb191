"""A course of its own for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from traitlets.config.loader import PyFileConfigLoader

from course_lib.grading import sandbox
from tests.support.grading.classroom import CourseRoom, author
from tests.support.grading.exchange import Inbound


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


@pytest.fixture
def inbound(released: CourseRoom) -> Inbound:
    """Ann and Ben have handed in."""
    inbound = Inbound(released)
    inbound.hand_in("ann", picked=1)
    inbound.hand_in("ben", picked=2)
    return inbound


def _author(place: Path) -> None:
    (place / "exchange").mkdir()
    (place / "exchange").chmod(0o777)
    author(place / "course")


def _open(place: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
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


@pytest.fixture
def fresh_sandbox() -> Iterator[None]:
    """No warm Python before the test, and none after it."""
    sandbox.close()
    yield
    sandbox.close()
