"""A hub that runs: deploy/jupyterhub_config.py on free ports of this machine, with folders of its own."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from tests.support.hub.accounts import end

START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 15


@dataclass(frozen=True)
class Hub:
    """A running hub: its address, the installation it runs from, nbgrader's exchange, and where sockets are."""

    url: str
    installation: Path
    exchange: Path
    runtime: Path
    process: psutil.Popen


@contextmanager
def running(installation: Path, place: Path, *, group: str, proxy: Path, **more: str) -> Iterator[Hub]:
    """Run the hub for the members of a group, with more settings; its exchange, state and log are below `place`."""
    exchange, runtime, log = place / "exchange", place / "run", place / "hub.log"
    exchange.mkdir()
    exchange.chmod(0o1777)
    port, hub_port, proxy_port = free_ports(3)
    url = f"http://127.0.0.1:{port}"
    settings = {
        "EMPATHY_HUB_ADDRESS": url,
        "EMPATHY_HUB_PORT": str(hub_port),
        "EMPATHY_HUB_PROXY": str(proxy),
        "EMPATHY_HUB_PROXY_PORT": str(proxy_port),
        "EMPATHY_HUB_STATE": str(place / "state"),
        "EMPATHY_HUB_RUNTIME": str(runtime),
        "EMPATHY_HUB_GROUP": group,
        "EMPATHY_EXCHANGE": str(exchange),
        **more,
    }
    with log.open("wb") as output:
        process = psutil.Popen(
            [installation / "bin" / "jupyterhub", "--config", installation / "deploy" / "jupyterhub_config.py"],
            cwd=place,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        if not answers(f"{url}/hub/health", process):
            raise AssertionError(f"the hub did not start:\n{log.read_text(errors='replace')}")
        yield Hub(url, installation, exchange, runtime, process)
    finally:
        family = process.children(recursive=True)
        process.terminate()
        psutil.wait_procs([process], timeout=STOP_TIMEOUT_S)
        end([process, *family])


def free_ports(number: int) -> list[int]:
    """Ports of the loopback interface that nobody uses."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


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
