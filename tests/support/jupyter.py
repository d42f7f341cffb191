"""A real JupyterLab and its lessons in a page, for the tests of what a learner sees and for the benchmark.

The server runs by the course's own command, in a home of its own; nothing of this machine's Jupyter is read or written.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import psutil
from playwright.sync_api import Locator, Page, expect

from course_lib.ops import launch
from tests.support.places import ROOT

START_TIMEOUT_S = 60


def with_samples(place: Path) -> Path:
    """The library in `place`, laid out as a wheel is, whose data holds tests/samples beside the course's own.

    For kinds of activity that no lesson calls yet: a file in data/ that nothing calls is an error. Returns a folder to
    search for modules first.
    """
    shutil.copytree(ROOT / "course_lib", place / "course_lib", ignore=shutil.ignore_patterns("__pycache__"))
    for data in (ROOT / "data", ROOT / "tests" / "samples"):
        shutil.copytree(data, place / "course_lib" / "_course" / "data", dirs_exist_ok=True)
    shutil.copytree(ROOT / "notebooks", place / "course_lib" / "_course" / "notebooks")
    return place


@dataclass(frozen=True)
class CourseServer:
    """A running Jupyter server: its address, what it serves and where its learner's record is."""

    url: str
    token: str
    folder: Path
    home: Path
    process: psutil.Process
    log: Path

    def address(self, path: str) -> str:
        """The address of a page or of the API, with the token."""
        return f"{self.url}{path}?token={self.token}"

    def api(self, path: str) -> Any:
        """What the server's API answers, as Python values."""
        with urlopen(self.address(f"/api/{path}"), timeout=10) as answer:
            return json.load(answer)

    def delete(self, path: str) -> None:
        """Delete a session or a kernel by the server's API."""
        urlopen(Request(self.address(f"/api/{path}"), method="DELETE"), timeout=10).close()

    def kernels(self) -> list[psutil.Process]:
        """The kernel processes of this server."""
        children = self.process.children(recursive=True)
        return [child for child in children if any("ipykernel" in word for word in child.cmdline())]


@contextmanager
def serve(
    folder: Path, place: Path, *, python_path: Path | None = None, environ: dict[str, str] | None = None
) -> Iterator[CourseServer]:
    """Run the course's JupyterLab on a folder of notebooks, with `place` for its home.

    The same server shows a notebook in JupyterLab (/lab/tree/...) and in Notebook 7 (/notebooks/...).
    `python_path` is searched for modules first; `environ` adds variables, e.g. EMPATHY_HOME for a known record.
    """
    port, token = _free_port(), secrets.token_hex(16)
    variables = _isolated(place) | {"JUPYTER_TOKEN": token, "EMPATHY_HOME": str(place / "record")}
    variables["PYTHONPATH"] = os.pathsep.join(str(path) for path in (python_path, ROOT) if path)
    variables |= environ or {}
    first = min((path.name for path in folder.glob("*.ipynb")), default="")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = launch.jupyter_command(folder, first, browser=False, port=port, root=as_root)
    log = place / "server.log"
    with log.open("wb") as output:
        process = psutil.Popen(
            [*command, "--ServerApp.port_retries=0"],
            cwd=folder,
            env=variables,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        home = Path(variables["EMPATHY_HOME"])
        server = CourseServer(f"http://127.0.0.1:{port}", token, folder, home, process, log)
        _wait_until_it_answers(server)
        yield server
    finally:
        _end(process)


def open_lesson(page: Page, server: CourseServer, name: str, app: str = "lab") -> float:
    """Open a lesson and wait until it is ready; the seconds from the navigation until it says that it is.

    `app` is "lab" or "notebook".
    """
    before = time.monotonic()
    visit(page, server, name, app)
    expect(banner(page)).to_have_attribute("data-state", "ready", timeout=START_TIMEOUT_S * 1000)
    return time.monotonic() - before


def put_away(page: Page, server: CourseServer) -> None:
    """Close what is open in a JupyterLab, lessons and panels, end their kernels, and forget what the tab kept of them.

    The server has to hand its application to the page.
    """
    page.evaluate("() => [...document.querySelectorAll('dialog[open]')].forEach((one) => one.close())")
    page.evaluate("() => [...jupyterapp.shell.widgets('main')].forEach((one) => one.dispose())")
    page.evaluate("() => [sessionStorage, localStorage].forEach((one) => one.clear())")
    close_everything(server)


def turn_to(page: Page, server: CourseServer, name: str) -> None:
    """Open a lesson in a JupyterLab that is there already, as a link of the course does, and wait until it is ready."""
    put_away(page, server)
    page.evaluate("path => void jupyterapp.commands.execute('docmanager:open', { path })", name)
    expect(banner(page)).to_have_attribute("data-state", "ready", timeout=START_TIMEOUT_S * 1000)


def visit_notebook(page: Page, server: CourseServer, name: str, app: str = "lab") -> None:
    """Open any notebook and wait until it is drawn."""
    visit(page, server, name, app)
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=START_TIMEOUT_S * 1000)


def kill_kernel(server: CourseServer) -> None:
    """End every kernel of the server as a crash would, at once and without a word."""
    kernels = server.kernels()
    assert kernels, "there is no kernel to kill"
    for kernel in kernels:
        kernel.send_signal(signal.SIGKILL)


def close_everything(server: CourseServer) -> None:
    """No kernel and no open tab is left: JupyterLab would bring the tabs back with the next page."""
    for workspace in (server.log.parent / "workspaces").glob("*"):
        workspace.unlink()
    for session in server.api("sessions"):
        with suppress(HTTPError):  # a page that closes a lesson ends its session, too
            server.delete(f"sessions/{session['id']}")


def visit(page: Page, server: CourseServer, name: str, app: str) -> None:
    """Go to a notebook's page."""
    path = {"lab": "/lab/tree/", "notebook": "/notebooks/"}[app]
    page.goto(server.address(path + quote(name)), wait_until="commit")


def banner(page: Page) -> Locator:
    """The line at the top of the lesson that is open."""
    return page.locator(".eip-Banner:visible")


def show_code(page: Page) -> None:
    """Show the code of the lesson that is open, as a tinkerer does: its cells can be changed then."""
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Show code").click()


def _isolated(place: Path) -> dict[str, str]:
    """Variables under which Jupyter reads and writes only below one folder, and finds our extension there."""
    extensions = place / "path" / "labextensions"
    extensions.mkdir(parents=True)
    (extensions / "empathy-in-practice").symlink_to(ROOT / "course_lib" / "labextension")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON"))}
    return kept | {
        "HOME": str(place),
        "IPYTHONDIR": str(place / "ipython"),
        "JUPYTER_CONFIG_DIR": str(place / "config"),
        "JUPYTER_DATA_DIR": str(place / "data"),
        "JUPYTER_RUNTIME_DIR": str(place / "runtime"),
        "JUPYTER_PATH": str(place / "path"),
        "JUPYTERLAB_SETTINGS_DIR": str(place / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(place / "workspaces"),
    }


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_it_answers(server: CourseServer) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            server.api("status")
            return
        except (URLError, OSError):
            if server.process.poll() is not None:
                break
            time.sleep(0.05)
    raise AssertionError(f"JupyterLab did not start:\n{server.log.read_text(errors='replace')}")


def _end(process: psutil.Popen) -> None:
    """End the server and every kernel it started, also those it no longer minds."""
    family = [process, *process.children(recursive=True)]
    for member in family:
        with suppress(psutil.NoSuchProcess):
            member.kill()
    psutil.wait_procs(family, timeout=10)
