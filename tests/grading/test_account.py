"""The name that a learner's data are made from is the one that nbgrader files their work under."""

from __future__ import annotations

import os
import pwd

import pytest
from nbgrader.utils import get_username

from course_lib.learner import account


@pytest.mark.parametrize("hub", [None, "ada", "", "a b\n"])
@pytest.mark.parametrize("owner", ["jovyan", "s0123", "Zoë"])
def test_it_is_the_one_that_nbgrader_takes(owner: str, hub: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = pwd.getpwuid(os.getuid())
    monkeypatch.setattr(pwd, "getpwuid", lambda _: pwd.struct_passwd([owner, *mine[1:]]))
    if hub is None:
        monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    else:
        monkeypatch.setenv("JUPYTERHUB_USER", hub)

    assert account.name() == get_username()


def test_an_account_without_a_name_has_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise KeyError("uid not found")

    monkeypatch.setattr(pwd, "getpwuid", unknown)

    assert account.name() == ""
