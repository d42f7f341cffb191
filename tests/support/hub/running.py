"""A hub that runs: deploy/jupyterhub_config.py on free ports of this machine, with folders of its own."""

import json
import os
import random
import socket
import subprocess
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from tests.support.hub import certificate
from tests.support.hub.accounts import Account, end

START_TIMEOUT_S = 180  # seconds, for a machine that is at work on much else
STOP_TIMEOUT_S = 15
#: None of these a browser refuses to look at.
PRIVILEGED = range(700, 980)
Setting = str | int | bool | Path | list[str] | dict[str, Any]


@dataclass(frozen=True)
class Hub:
    """A running hub: its address, the installation it runs from, its settings, and where things are.

    `listens` is its port, which isn't its address's where a web server is in front.
    """

    url: str
    installation: Path
    site: Path
    exchange: Path
    runtime: Path
    log: Path
    inner: str
    process: psutil.Popen
    listens: int

    def of(self, account: Account) -> str:
        """The address of an account's server."""
        return f"{self.url.replace('://', f'://{account.name}.')}/user/{account.name}"

    @property
    def state(self) -> Path:
        return self.site.parent / "state"

    @property
    def grading_port(self) -> int:
        """Where formgrader waits, if it is served."""
        return int(tomllib.loads(self.site.read_text("utf-8"))["grading_port"])


@contextmanager
def running(
    installation: Path,
    place: Path,
    *,
    group: str,
    proxy: Path,
    instructor: str = "",
    own: bool = True,
    config: Path | None = None,
    behind: str = "",
    **more: Setting,
) -> Iterator[Hub]:
    """Run the hub for the members of a group; its settings, exchange, state and log are made below `place`.

    `own` gives it a certificate and each student an address of their own; `config` stands in the place of the
    installation's, and goes beyond it; `more` are further settings. `behind` is a path at which a web server of the
    caller's is to show it, which has the certificate.
    """
    port, hub_port, proxy_port, grading_port, at = privileged_ports(5)
    url, inner = f"https://hub.localhost:{at}{behind}", f"http://127.0.0.1:{hub_port}{behind}"
    secured: dict[str, Path | bool] = {"certificate": place / "hub.pem", "key": place / "hub.key"}
    if own:
        certificate.write(place / "hub.pem", place / "hub.key", "hub.localhost")
    if behind:
        secured = {"certificate_in_front": True}
    elif own:
        url = f"https://hub.localhost:{port}"
    else:
        url, secured = f"http://127.0.0.1:{port}", {"own_addresses": False}
    site = write_site(
        place,
        address=url,
        listen=f"127.0.0.1:{port}",
        **secured,
        **more,
        group=group,
        instructor=instructor,
        hub_port=hub_port,
        proxy_port=proxy_port,
        grading_port=grading_port,
        proxy=proxy,
    )
    process = start(installation, site, config)
    hub = Hub(
        url, installation, site, place / "exchange", place / "run", place / "hub.log", inner, process, listens=port
    )
    try:
        # The hub answers before its proxy does, and until then nobody reaches it and its ports are anybody's.
        up = answers(f"{inner}/hub/health", hub.process) and listen([port, proxy_port], hub.process)
        if not (up and runs(hub)):
            raise AssertionError(f"the hub did not start:\n{hub.log.read_text(errors='replace')}")
        yield hub
    finally:
        if hub.process.poll() is None:  # else it didn't start, and that has been said
            family = hub.process.children(recursive=True)
            hub.process.terminate()
            psutil.wait_procs([hub.process], timeout=STOP_TIMEOUT_S)
            end([hub.process, *family])


def write_site(place: Path, **settings: Setting) -> Path:
    """Write settings, with folders below `place` where they name none; the file. A setting with settings is a table."""
    folders = {"exchange": place / "exchange", "state": place / "state", "runtime": place / "run"}
    said = {**folders, **settings}
    tables = {key: value for key, value in said.items() if isinstance(value, dict)}
    text = rows({key: value for key, value in said.items() if key not in tables})
    site = place / "site.toml"
    site.write_text(text + "".join(f"[[{key}]]\n{rows(value)}" for key, value in tables.items()), "utf-8")
    site.chmod(0o644)
    return site


def rows(settings: Mapping[str, Setting]) -> str:
    """Settings, one a line."""
    said = {key: value if isinstance(value, int | list) else str(value) for key, value in settings.items()}
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in said.items())


def start(installation: Path, site: Path, config: Path | None = None) -> psutil.Popen:
    """Start the hub of an installation by its settings; it logs beside them."""
    config = config or installation / "deploy" / "jupyterhub_config.py"
    with (site.parent / "hub.log").open("wb") as output:
        return psutil.Popen(
            [installation / "bin" / "jupyterhub", "--config", config],
            cwd=site.parent,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "EMPATHY_SITE": str(site)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def privileged_ports(number: int) -> list[int]:
    """Ports of the loopback interface that nobody uses and that root alone may take, as docs/hub.md advises."""
    ports: list[int] = []
    for port in random.sample(PRIVILEGED, len(PRIVILEGED)):
        with suppress(OSError):
            socket.create_server(("127.0.0.1", port)).close()
            ports.append(port)
        if len(ports) == number:
            return ports
    raise AssertionError(f"there are no {number} free ports from {PRIVILEGED.start} on")


def free_port() -> int:
    """A port of the loopback interface that nobody uses and that any account may take."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def answers(address: str, process: psutil.Popen) -> bool:
    """Whether the address answers before the process ends or the time is up."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(address, timeout=5).close()
            return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False


def runs(hub: Hub) -> bool:
    """Whether the hub says that its proxy leads to it before the process ends or the time is up."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and hub.process.poll() is None:
        if b"JupyterHub is now running" in hub.log.read_bytes():
            return True
        time.sleep(0.1)
    return False


def listen(ports: list[int], process: psutil.Popen) -> bool:
    """Whether all the ports are listened at before the process ends or the time is up."""
    deadline, waiting = time.monotonic() + START_TIMEOUT_S, set(ports)
    while waiting and time.monotonic() < deadline and process.poll() is None:
        heard = {at.laddr.port for at in psutil.net_connections("tcp") if at.status == psutil.CONN_LISTEN}
        waiting -= heard
        time.sleep(0.1)
    return not waiting
