"""`empathy doctor` on a real hub: nothing to mend as docs/hub.md sets it up, and what is left open is told."""

import os
import subprocess
from pathlib import Path

from course_lib.ops.doctor.stranger import unprivileged_port_start
from tests.support.hub.accounts import Account
from tests.support.hub.running import Hub

#: A machine on which tests run has files of accounts that earlier ones made, and may let anybody listen on any port.
OF_THE_MACHINE = "files of accounts that are gone"
ANYBODYS_PORTS = unprivileged_port_start() < 1024


def look(hub: Hub) -> list[str]:
    """What the doctor says, line by line."""
    command: list[str | Path] = [hub.installation / "bin" / "python", "-m", "course_lib", "doctor"]
    about = {"PATH": os.environ["PATH"], "EMPATHY_SITE": str(hub.site), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd="/", env=about, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_hub_that_is_set_up_as_the_guide_says_is_well(hub: Hub) -> None:
    said = look(hub)

    sections = [line for line in said if line.startswith(("well", "to mend"))]
    assert len(sections) > 8
    passed_over = (OF_THE_MACHINE, *(["attempts as"] if ANYBODYS_PORTS else []))
    to_mend = [line for line in sections if line.startswith("to mend") and not any(one in line for one in passed_over)]
    assert not to_mend, "\n".join(said)


def test_a_home_that_is_open_is_told_with_who_can_enter_it(hub: Hub, instructor: Account) -> None:
    with instructor.home_left_open():
        said = look(hub)

    [at] = [number for number, line in enumerate(said) if line.endswith(f" can enter {instructor.home}.")]
    assert said[at + 1].strip() == f"What to do: run `chmod 700 {instructor.home}`."
    assert said[-1].endswith("to mend.")


def test_a_submission_that_is_open_is_told(hub: Hub) -> None:
    place = hub.exchange / "empathy-in-practice" / "inbound" / "somebody+an-assignment+then"
    place.mkdir(mode=0o777)
    place.chmod(0o777)

    said = look(hub)
    place.rmdir()

    assert [line for line in said if line.endswith(f" can enter {place}, which somebody else handed in.")]
