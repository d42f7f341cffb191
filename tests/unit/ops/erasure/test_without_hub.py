"""Where the hub isn't running or the instructor's copy isn't found, all else is erased, and what remains is told."""

from __future__ import annotations

import os
import pwd
import shutil

import pytest

from tests.support.hub.accounts import NoAccounts
from tests.support.hub.small_class import small_class


def test_what_remains_is_told_and_the_rest_is_gone() -> None:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("useradd") is None:
        pytest.skip("accounts are made by root, with useradd: run this test as root on Linux")
    try:
        with small_class(students=1) as class_:
            (ana,) = class_.students
            home = ana.home

            told = class_.run("erase", ana.name, "--yes")

            assert (told.returncode, told.stderr) == (1, "")
            assert f"{ana.name} in the hub's list of users: the hub isn't running. Start it" in told.stdout
            assert f"There is no copy of the project in {class_.instructor.home}/empathy-course" in told.stdout
            assert "REMAINS: 2." in told.stdout
            assert ana.name not in {entry.pw_name for entry in pwd.getpwall()}
            assert not home.exists()
            assert class_.instructor.home.is_dir()
    except NoAccounts as why:
        pytest.skip(str(why))
