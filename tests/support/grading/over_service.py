"""Learners and an instructor whose exchange is a service: the same steps, each with a token of their own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pytest
from traitlets.config import Config

from course_lib import paths
from tests.support.grading.classroom import CourseRoom, Learner
from tests.support.grading.rooms import author, opened
from tests.support.hub.accounts import Account
from tests.support.hub.over_service import ExchangeHub
from tests.support.places import ROOT


@dataclass
class ByButton(Learner):
    """Who presses the buttons of nbgrader's list in their own JupyterLab."""

    room: ExchangeHub | None = None
    account: Account | None = None

    @classmethod
    def of(cls, room: ExchangeHub, account: Account, monkeypatch: pytest.MonkeyPatch) -> Self:
        """A student whose server runs, in the folder that it opens."""
        return cls(account.name, account.home / "empathy", Config(), monkeypatch, room=room, account=account)

    def fetch(self) -> None:
        self.press("fetch")

    def submit(self) -> None:
        assert self.account
        for path in (self.folder, *self.folder.rglob("*")):  # what the tests answered in their name is theirs
            shutil.chown(path, self.account.name)
        self.press("submit")

    def fetch_feedback(self) -> str:
        self.press("fetch_feedback")
        (page,) = self.folder.glob("feedback/*/*.html")
        return page.read_text(encoding="utf-8")

    def press(self, action: str) -> None:
        assert self.room
        assert self.account
        self.room.list(self.account, action, self.assignment)


@dataclass
class ByCommand(ByButton):
    """Who gives nbgrader's commands in a terminal of their server."""

    def press(self, action: str) -> None:
        self.command({"fetch": "fetch_assignment"}.get(action, action), self.assignment)

    def command(self, *words: str, status: int = 0) -> str:
        """What a command of nbgrader's said."""
        assert self.room
        assert self.account
        hub = self.room.hub
        about = {
            "EMPATHY_EXCHANGE": self.room.address,
            "JUPYTERHUB_API_TOKEN": self.room.tokens[self.account.name],
            "JUPYTER_CONFIG_PATH": str(hub.installation / "deploy" / "kubernetes"),
        }
        done = self.account.run(
            hub.installation / "bin" / "python", "-m", "nbgrader", *words, folder=self.home, **about
        )
        assert done.returncode == status, done.stderr
        return done.stderr


def teaching(room: ExchangeHub, token: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of the course on the instructor's own machine, which reaches the service by the hub's address."""
    author(place)
    (place / "exchange").rmdir()
    (place / "course" / "data").mkdir()
    monkeypatch.setenv("EMPATHY_EXCHANGE", f"{room.hub.url}/services/exchange")
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", token)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(ROOT / "deploy" / "kubernetes"))
    made = opened(place, monkeypatch)
    made.config.Exchange.root = str(paths.exchange_copy(made.root))
    return made


def shown(told: list[dict[str, Any]], name: str) -> dict[str, str]:
    """What nbgrader's list shows of an assignment: by its place in the list, the state."""
    return {
        "submitted" if "submissions" in one else "released": one["status"]
        for one in told
        if one["assignment_id"] == name
    }
