"""`empathy doctor` on a real hub: nothing to mend as docs/hub.md sets it up, and what is left open is told."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub.accounts import Account
from tests.support.hub.running import Hub

#: A machine on which tests run has files of accounts that earlier ones made.
OF_THE_MACHINE = "files of accounts that are gone"


def look(hub: Hub) -> list[str]:
    """What the doctor says, line by line."""
    command: list[str | Path] = [hub.installation / "bin" / "python", "-m", "course_lib", "doctor"]
    about = {"PATH": os.environ["PATH"], "EMPATHY_SITE": str(hub.site), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd="/", env=about, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def opened(instructor: Account) -> Iterator[Path]:
    """The instructor's home, as `useradd` leaves it on some systems."""
    mode = instructor.home.stat().st_mode
    instructor.home.chmod(0o755)
    yield instructor.home
    instructor.home.chmod(mode)


def test_a_hub_that_is_set_up_as_the_guide_says_is_well(hub: Hub) -> None:
    said = look(hub)

    sections = [line for line in said if line.startswith(("well", "to mend"))]
    assert len(sections) > 8
    assert [line for line in sections if line.startswith("to mend") and OF_THE_MACHINE not in line] == []


def test_a_home_that_is_open_is_told_with_who_can_enter_it(hub: Hub, opened: Path) -> None:
    said = look(hub)

    [at] = [number for number, line in enumerate(said) if line.endswith(f" can enter {opened}.")]
    assert said[at + 1].strip() == f"What to do: run `chmod 700 {opened}`."
    assert said[-1].endswith("to mend.")


def test_a_submission_that_is_open_is_told(hub: Hub) -> None:
    place = hub.exchange / "empathy-in-practice" / "inbound" / "somebody+an-assignment+then"
    place.mkdir(mode=0o777)
    place.chmod(0o777)

    said = look(hub)
    place.rmdir()

    assert [line for line in said if line.endswith(f" can enter {place}, which somebody else handed in.")]
