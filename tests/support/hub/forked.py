"""Students' servers that are forked without a hub: the account's own configuration tells what they are."""

import grp
import json
import pwd
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.ops.preloaded.account import Account as Numbers
from course_lib.ops.preloaded.asking import Refused
from course_lib.ops.preloaded.keeping import Preloaded
from course_lib.ops.preloaded.process import Process
from tests.support.hub.accounts import LOG, Account
from tests.support.hub.running import free_port

PATIENCE_S = 120
#: Configurations that tell what runs in a student's server.
SERVER_PROBE, KERNEL_PROBE = (Path(__file__).with_name(name) for name in ("server_probe.py", "kernel_probe.py"))


@dataclass(frozen=True)
class Served:
    """An account with its forked server, what was asked for, and what the server told of itself."""

    account: Account
    asked: dict[str, Any]
    process: Process
    told: dict[str, Any]

    @classmethod
    def by(cls, preloaded: Preloaded, account: Account) -> "Served":
        """The account's server, once it has told."""
        with_probe(account, SERVER_PROBE)
        asked = request(account)
        process = forked(preloaded, asked)
        return cls(account, asked, process, told(account, process))


def request(account: Account, **more: str) -> dict[str, Any]:
    """What the hub asks for; the hub itself is not there."""
    port = free_port()
    environment = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(account.home),
        "USER": account.name,
        "JUPYTERHUB_USER": account.name,
        "JUPYTERHUB_ROOT_DIR": "~/empathy",
        "JUPYTERHUB_API_URL": "http://127.0.0.1:9/hub/api",
        "JUPYTERHUB_API_TOKEN": secrets.token_hex(16),
        "JUPYTERHUB_CLIENT_ID": f"jupyterhub-user-{account.name}",
        "JUPYTERHUB_SERVICE_PREFIX": f"/user/{account.name}/",
        "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}/user/{account.name}/",
        **more,
    }
    return {"account": Numbers.named(account.name).numbers(), "environment": environment, "arguments": []}


def forked(preloaded: Preloaded, asked: dict[str, Any]) -> Process:
    """A server; waits where everything is still being imported."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return preloaded.fork(asked)
        except Refused as why:
            if "not ready yet" not in str(why) or time.monotonic() > deadline:
                raise


def with_probe(account: Account, probe: Path) -> None:
    """Have the account's next server tell what it is."""
    folder = account.home / ".jupyter"
    folder.mkdir()
    shutil.copy(probe, folder / "jupyter_server_config.py")


def told(account: Account, server: Process) -> dict[str, Any]:
    """What the probe told."""
    file = account.home / "probe.json"
    deadline = time.monotonic() + PATIENCE_S
    while not file.exists():
        log = account.home / LOG
        assert server.alive(), f"the server has ended:\n{log.read_text()}"
        assert time.monotonic() < deadline, f"the server told nothing:\n{log.read_text()}"
        time.sleep(0.1)
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def groups(account: Account) -> set[int]:
    """All groups of an account, as the system's files have them."""
    own = pwd.getpwnam(account.name).pw_gid
    return {own, *(group.gr_gid for group in grp.getgrall() if account.name in group.gr_mem)}
