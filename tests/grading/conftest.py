"""A course of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib.grading import sandbox
from tests.support.grading.classroom import CourseRoom
from tests.support.grading.exchange import Inbound
from tests.support.grading.handed_in import REPLIES, hand_in
from tests.support.grading.rooms import author, opened


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of the project's assignments, banks and nbgrader configuration, with an exchange beside it."""
    author(tmp_path)
    return opened(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One release for all tests that begin with one: making a new gradebook takes nbgrader seconds."""
    place = tmp_path_factory.mktemp("released")
    author(place)
    with pytest.MonkeyPatch.context() as monkeypatch:
        opened(place, monkeypatch).release()
    return place


@pytest.fixture
def released(released_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of the released course, with its gradebook and exchange."""
    shutil.copytree(released_once, tmp_path, dirs_exist_ok=True)
    return opened(tmp_path, monkeypatch)


@pytest.fixture
def inbound(released: CourseRoom) -> Inbound:
    """Ann and Ben have handed in."""
    inbound = Inbound(released)
    inbound.hand_in("ann", picked=1)
    inbound.hand_in("ben", picked=2)
    return inbound


@pytest.fixture(scope="session")
def handed_in_once(released_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three replies, collected and autograded once for all tests that begin with them."""
    place = tmp_path_factory.mktemp("handed-in") / "room"
    shutil.copytree(released_once, place)
    with pytest.MonkeyPatch.context() as monkeypatch:
        hand_in(opened(place, monkeypatch), REPLIES)
    return place


@pytest.fixture
def handed_in(handed_in_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of a course in which three replies wait for a person."""
    shutil.copytree(handed_in_once, tmp_path, dirs_exist_ok=True)
    return opened(tmp_path, monkeypatch)


@pytest.fixture
def fresh_sandbox() -> Iterator[None]:
    """No warm Python before the test, and none after it."""
    sandbox.close()
    yield
    sandbox.close()
