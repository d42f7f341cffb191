"""A server within limits is asked of systemd with them, with the account, the held port and the closed folder.

There is no systemd here: a stand-in for its two commands writes down what it is asked, and starts the command.
"""

from __future__ import annotations

import asyncio
import json
import os
import pwd
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("systemdspawner")
pytestmark = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root starts others' servers")
STUDENT = "games"
#: `systemd-run`: notes its arguments, and runs what follows them as the account, with the environment's file.
RUN = f"""#!{sys.executable}
import json, os, shlex, subprocess, sys
from pathlib import Path
here = Path(__file__).parent
words = sys.argv[1:]
at = next(i for i, word in enumerate(words) if i > 3 and not word.startswith("--"))  # --unit U --working-directory D
(here / "asked.json").write_text(json.dumps(words[:at]))
said = dict(word.removeprefix("--property=").split("=", 1) for word in words if word.startswith("--property="))
env = dict(shlex.split(row)[0].split("=", 1) for row in Path(said["EnvironmentFile"]).read_text().splitlines())
uid = next(int(word.removeprefix("--uid=")) for word in words if word.startswith("--uid="))
started = subprocess.Popen(words[at:], env=env, user=uid, group=uid, extra_groups=[])
(here / "pid").write_text(str(started.pid))
"""
#: `systemctl`: `is-active`, `is-failed`, `stop`, for that one unit.
CONTROL = """#!/bin/sh
here=$(dirname "$0")
case $1 in
  is-active) kill -0 "$(cat "$here/pid")" 2>/dev/null ;;
  stop) kill "$(cat "$here/pid")"; rm "$here/pid" ;;
  --version) echo "systemd 252 (252.39)" ;;
  *) exit 1 ;;
esac
"""
#: A server that does nothing but listen, and lives as long as it is let.
LISTENS = """
import json, os, socket, sys, time
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
time.sleep(60)
"""


@pytest.fixture
def spawner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from systemdspawner import systemd

    from course_lib.ops.hub.limited import LimitedServer

    for name, text in (("systemd-run", RUN), ("systemctl", CONTROL)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(systemd, "RUN_ROOT", str(tmp_path / "run"))
    systemd.get_systemd_version.cache_clear()

    class OfTheTest(LimitedServer):
        user = SimpleNamespace(name=STUDENT, id=1)

        def get_args(self) -> list[str]:
            return [str(self.port)]

    monkeypatch.setattr("course_lib.ops.hub.held_port.OnHeldPort.get_env", lambda _: {"PATH": os.environ["PATH"]})
    made = OfTheTest(cmd=["/usr/bin/python3", "-c", LISTENS], mem_limit="1G", cpu_limit=0.5)
    yield made
    asyncio.run(made.stop())


def test_a_server_is_started_within_its_limits_on_the_port_that_is_held_for_it(spawner: Any, tmp_path: Path) -> None:
    host, port = asyncio.run(spawner.start())

    asked, account = json.loads((tmp_path / "asked.json").read_text()), pwd.getpwnam(STUDENT)
    properties = {word.removeprefix("--property=") for word in asked if word.startswith("--property=")}
    assert {"MemoryMax=1073741824", "MemorySwapMax=0", "CPUQuota=50%", "OOMPolicy=continue"} <= properties
    assert {f"--uid={account.pw_uid}", f"--gid={account.pw_gid}", account.pw_dir} <= set(asked)
    assert (host, port) == ("127.0.0.1", spawner.held.number)
    assert asyncio.run(spawner.poll()) is None


def test_without_limits_none_is_asked_for(spawner: Any) -> None:
    spawner.mem_limit, spawner.cpu_limit = None, None
    assert spawner._limits() == {}
