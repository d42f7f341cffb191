"""A hub that would be open to others doesn't start, and says why: by the file, the line, and what to do."""

import os
import pwd
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support.hub.accounts import Account
from tests.support.hub.running import write_site
from tests.support.places import ROOT

NAMED = "https://empathy.example.org"


@pytest.fixture
def here(place: Path) -> Path:
    """A folder for a test, with a short path."""
    return Path(tempfile.mkdtemp(dir=place))


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"address": NAMED}, "site.toml:4: address: it says https, and there is no certificate"),
        ({"listen": "0.0.0.0:8000"}, "site.toml:4: listen: 0.0.0.0 is open to other machines"),
    ],
    ids=["https without a certificate", "open without a certificate"],
)
def test_what_is_wrong_in_the_settings_is_told(here: Path, settings: dict[str, str], says: str) -> None:
    started = start(write_site(here, **settings))

    assert started.returncode != 0
    assert "The hub was not started." in started.stderr
    assert says in started.stderr
    assert "Traceback" not in started.stderr


def test_a_student_who_made_the_courses_folder_first_is_told(here: Path, instructor: Account, student: Account) -> None:
    course = here / "exchange" / "empathy-in-practice"
    course.mkdir(parents=True)
    os.chown(course, pwd.getpwnam(student.name).pw_uid, -1)

    started = start(write_site(here, group="users", instructor=instructor.name))

    assert started.returncode != 0
    assert f"{course} belongs to {student.name}; look what is in it, move it away" in started.stderr


def start(site: Path) -> subprocess.CompletedProcess[str]:
    """Start a hub that refuses to start; what it said."""
    return subprocess.run(
        [sys.executable, "-m", "jupyterhub", "--config", ROOT / "deploy" / "jupyterhub_config.py"],
        cwd=site.parent,
        env=os.environ | {"EMPATHY_SITE": str(site)},
        capture_output=True,
        text=True,
        timeout=60,
    )
