"""One class at the end of a term for the tests of backups, which leave it as they found it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.support.hub.accounts import NoAccounts
from tests.support.hub.lived_in import live_in
from tests.support.hub.small_class import SmallClass, small_class


@pytest.fixture(scope="session")
def lived_in() -> Iterator[SmallClass]:
    """A class with real accounts. Skips, and says why, where there can be none."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("useradd") is None:
        pytest.skip("accounts are made by root, with useradd: run this test as root on Linux")
    try:
        with small_class() as made:
            live_in(made)
            yield made
    except NoAccounts as why:
        pytest.skip(str(why))
