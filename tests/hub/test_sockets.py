"""What a kernel sends to its student's page reaches no other account of the machine."""

import pwd
import re
import secrets
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Reflection
from tests.support.hub import eavesdrop
from tests.support.hub.accounts import Account
from tests.support.hub.attempts import listens
from tests.support.hub.pages import START_MS, find, log_in, open_notebook
from tests.support.hub.running import Hub

LESSON, REFLECTION = "05-active-listening.ipynb", "who-is-easy-to-hear"
LONGEST_SOCKET = 107  # characters of its path, on Linux
#: A kernel as Jupyter starts it where nothing else is said, that repeats a word.
ON_A_PORT = r"""
import sys
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel()
client.execute(f"import time\nwhile True:\n    print({sys.argv[1]!r})\n    time.sleep(.1)")
sys.stdin.read()
manager.shutdown_kernel(now=True)
"""


def test_a_kernel_on_a_port_is_heard_by_every_account(
    installation: Path, student: Account, instructor: Account
) -> None:
    """The attack that the next test holds off does work where it can."""
    word, python = secrets.token_hex(8), installation / "bin" / "python"
    with listening(installation, instructor, student) as ears:
        kernel = student.start(python, "-c", ON_A_PORT, word, folder=student.home)

        assert ears.stdout is not None
        assert any(word in line for line in ears.stdout)
        kernel.communicate(input="")


def test_a_private_reflection_is_heard_by_no_other_account(
    hub: Hub, installation: Path, student: Account, instructor: Account, page: Page
) -> None:
    # Given a student with a lesson open, and another account that knocks at all that the student listens on
    word = secrets.token_hex(8)
    with listening(installation, instructor, student) as ears:
        log_in(page, hub, student)
        page.wait_for_url(re.compile("/(lab|doc)/tree/"), timeout=START_MS)
        open_notebook(page, hub, student, LESSON)
        title = Content(paths.data()).one(Reflection, REFLECTION).title
        activity = find(page, title)

        # when the student keeps a private reflection, and it is painted again
        activity.get_by_role("textbox").fill(word)
        activity.get_by_role("checkbox").check()
        expect(activity.locator(".eip-status")).to_have_attribute("data-state", "saved")
        page.reload(wait_until="commit")
        expect(find(page, title).get_by_role("textbox")).to_have_value(word, timeout=START_MS)

        # then the other account heard nothing at all
        heard, _ = ears.communicate(input="enough")
        assert heard == ""

    # and no kernel has a port to be heard on. One is left to each: ipykernel's, for what a kernel's own child processes
    # print; it sends nothing, and takes nothing from who doesn't know its password
    servers = student.processes("empathy-server") or student.processes("jupyterhub.singleuser")
    server = [port for process in servers for port in listens(process)]
    kernels = [listens(kernel) for kernel in student.processes("ipykernel")]
    assert kernels
    assert {len(ports) for ports in kernels} == {1}
    assert eavesdrop.ports(pwd.getpwnam(student.name).pw_uid) == {*server, *(port for [port] in kernels)}

    # and JupyterLab offers no debugger, which would open a port that asks for no password
    expect(page.locator("[data-command='debugger:toggle'], .jp-DebuggerBugButton")).to_have_count(0)

    # and the sockets are in a folder of the student's alone, also where the home is too deep for any socket
    folder = hub.runtime / str(pwd.getpwnam(student.name).pw_uid)
    entries = list(folder.glob("kernel-*-ipc-*"))
    assert entries
    assert len(str(student.home / ".local/share/jupyter/runtime" / entries[0].name)) > LONGEST_SOCKET
    assert (folder.stat().st_uid, stat.S_IMODE(folder.stat().st_mode) & 0o777) == (entries[0].stat().st_uid, 0o700)
    assert student.run("ls", folder, folder=Path("/")).returncode == 0
    for refused in (folder, hub.runtime):
        assert instructor.run("ls", refused, folder=Path("/")).returncode != 0, refused
    assert instructor.run("mkdir", hub.runtime / "1", folder=Path("/")).returncode != 0
    knock = "import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    knocked = instructor.run(installation / "bin" / "python", "-c", knock, entries[0], folder=Path("/"))
    assert "PermissionError" in knocked.stderr


@contextmanager
def listening(installation: Path, account: Account, to: Account) -> Iterator[subprocess.Popen[str]]:
    """An account that listens to another while the block runs."""
    script = shutil.copy(Path(eavesdrop.__file__), installation / "eavesdrop.py")
    uid = str(pwd.getpwnam(to.name).pw_uid)
    ears = account.start(installation / "bin" / "python", script, uid, folder=Path("/"))
    try:
        yield ears
    finally:
        ears.kill()
        ears.communicate()
