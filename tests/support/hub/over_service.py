"""A hub whose students share no folder: the exchange is a service, in a process of its own as on a cluster.

The hub is told what the values for a cluster say, and the service gets what its pod gets.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import yaml

from tests.support.hub.accounts import Account, end
from tests.support.hub.running import Hub, free_port, running
from tests.support.places import ROOT

COURSE, SERVICE, CLASS = "empathy-in-practice", "exchange", "the-class"
#: What a cluster's hub is told: here a real hub is told the same.
VALUES = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "values.yaml").read_text("utf-8"))["hub"]
ACCESS: list[str] = VALUES["loadRoles"][SERVICE]["scopes"]
START_S = 120
CONFIG = """
load_subconfig({config!r})
c.JupyterHub.services += [
    {{"name": {service!r}, "url": {url!r}, "display": False}},
    {{"name": "tests", "api_token": {token!r}}},
]
c.JupyterHub.load_groups = {{{group!r}: {{"users": {members!r}}}}}
c.JupyterHub.load_roles += [
    {{"name": "tests", "services": ["tests"], "scopes": ["admin:users", "admin:servers", "tokens"]}},
    {{"name": "handing-in", "groups": [{group!r}], "scopes": {access!r}}},
]
c.Spawner.server_token_scopes = {scopes!r}
c.Spawner.environment.update({{"EMPATHY_EXCHANGE": {address!r}, "JUPYTER_CONFIG_PATH": {folder!r}}})
"""


@dataclass(frozen=True)
class Answer:
    """What was answered: the status, and what came."""

    status: int
    body: bytes

    @property
    def says(self) -> str:
        """The words of a refusal."""
        return str(json.loads(self.body)["says"])

    def __getitem__(self, key: str) -> Any:
        return json.loads(self.body)[key]


@dataclass
class ExchangeHub:
    """The hub, the service below it, and what the tests may do with both."""

    hub: Hub
    url: str
    folder: Path
    token: str
    command: list[str]
    tokens: dict[str, str] = field(default_factory=dict)
    process: psutil.Popen | None = None

    @property
    def address(self) -> str:
        """Where pods find the service, past the proxy."""
        return f"{self.url}/services/{SERVICE}"

    @property
    def inbound(self) -> list[str]:
        """What lies in the service's own folder."""
        return sorted(file.name for file in (self.folder / COURSE / "inbound").glob("*"))

    def hub_says(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the hub's API as the tests."""
        answer = ask(f"{self.hub.inner}/hub/api/{path}", method, self.token, json.dumps(body or {}).encode())
        assert answer.status < 300, (method, path, answer)
        return json.loads(answer.body or b"null")

    def token_of(self, name: str, **about: Any) -> str:
        """A token that the hub's page gives to a user; the one of their server, once it runs, is in `tokens`."""
        return str(self.hub_says("POST", f"users/{name}/tokens", about)["token"])

    def service(self, method: str, path: str, token: str, body: bytes | None = None, **more: str) -> Answer:
        """Ask the service as whoever has this token."""
        return ask(f"{self.address}/{path}", method, token, body, **more)

    @property
    def log(self) -> Path:
        """What the service says."""
        return self.folder.with_suffix(".log")

    def start(self) -> None:
        """Start the service, and wait until it answers."""
        about = {"PATH": os.environ["PATH"], "JUPYTERHUB_API_URL": f"{self.hub.inner}/hub/api"}
        with self.log.open("ab") as output:
            self.process = psutil.Popen(self.command, env=about, cwd="/", stdout=output, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            try:
                if self.service("GET", "nothing", "").status == 403:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"no service:\n{self.log.read_text(errors='replace')}")

    def kill(self) -> None:
        """Have the service die as it stands, if it runs."""
        if self.process:
            end([self.process])

    def start_servers(self, *students: Account) -> None:
        """Start their servers, and note the tokens that these have."""
        for student in students:
            self.hub_says("POST", f"users/{student.name}/server")
        deadline = time.monotonic() + START_S
        for student in students:
            while not self.hub_says("GET", f"users/{student.name}")["server"]:
                assert time.monotonic() < deadline, self.hub.log.read_text(errors="replace")
                time.sleep(0.2)
            server = student.processes("jupyterhub.singleuser")[0]
            self.tokens[student.name] = str(server.environ()["JUPYTERHUB_API_TOKEN"])

    def list(self, student: Account, action: str = "", assignment: str = "") -> Any:
        """What a button of nbgrader's list does in a student's own JupyterLab; what the list shows then."""
        body = json.dumps({"assignment_id": assignment, "course_id": COURSE}).encode()
        path = f"/user/{student.name}/assignments{f'/{action}' if action else f'?course_id={COURSE}'}"
        answer = ask(f"{self.hub.url}{path}", "POST" if action else "GET", self.tokens[student.name], body)
        assert answer.status == 200, answer
        said = json.loads(answer.body)
        assert said["success"], said["value"]
        return said["value"]


@dataclass(frozen=True)
class ExchangeClass:
    """Ana and Ben, whose servers run; Ines, who teaches from a machine of her own, and Eva, who is on the hub and not
    of the class, are here by tokens that the hub gave them.
    """

    hub: ExchangeHub
    ana: Account
    ben: Account
    ines: Account
    ines_token: str
    eva_token: str


def ask(url: str, method: str, token: str, body: bytes | None = None, **headers: str) -> Answer:
    """Ask once."""
    parts = urlsplit(url)
    there = HTTPConnection(str(parts.hostname), parts.port, timeout=START_S)
    about = {"Authorization": f"token {token}"} if token else {}
    there.request(method, f"{parts.path}?{parts.query}", body, about | headers)
    answer = there.getresponse()
    return Answer(answer.status, answer.read())


@contextmanager
def running_exchange(
    installation: Path, place: Path, proxy: Path, group: str, members: list[str], instructor: str
) -> Iterator[ExchangeHub]:
    """Run the hub for the members of a class; of these, `instructor` teaches."""
    url, token, folder = f"http://127.0.0.1:{free_port()}", secrets.token_hex(32), place / "kept"
    python = str(installation / "bin" / "python")
    words = ["--folder", str(folder), "--instructor", instructor, "--listen", url.removeprefix("http://")]
    config = place / "hub_config.py"
    config.write_text(
        CONFIG.format(
            config=str(installation / "deploy" / "jupyterhub_config.py"),
            service=SERVICE,
            url=url,
            address=f"{url}/services/{SERVICE}",
            token=token,
            group=CLASS,
            members=members,
            access=ACCESS,
            scopes=VALUES["config"]["Spawner"]["server_token_scopes"],
            folder=str(installation / "deploy" / "kubernetes"),
        ),
        "utf-8",
    )
    with running(installation, place, group=group, proxy=proxy, own=False, config=config) as hub:
        made = ExchangeHub(hub, url, folder, token, [python, "-m", "course_lib.ops.exchange_service", *words])
        try:
            made.start()
            yield made
        finally:
            made.kill()
