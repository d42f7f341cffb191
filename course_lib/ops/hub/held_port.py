"""What every student's server has on a hub, whatever starts it: a port that is held for it, and a closed folder.

The port is the student's before anything listens on it (`port`), and sockets are in a folder that nobody else enters
(`runtime`).
"""

from __future__ import annotations

import asyncio
import pwd
from pathlib import Path
from typing import Any

from jupyterhub.spawner import Spawner
from traitlets import Unicode

from course_lib.ops.hub import port, runtime

LOOK_AGAIN = 0.2  # seconds


class NotTheirs(Exception):
    """What listens on a student's port is not the student's server."""


class OnHeldPort(Spawner):  # type: ignore[misc]
    """Put before one of JupyterHub's spawners, whose `start` begins the server."""

    runtime = Unicode("/run/empathy", help="Where each account has a closed folder for sockets").tag(config=True)

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.held: port.Held | None = None

    def get_env(self) -> dict[str, str]:
        folder = runtime.folder(Path(self.runtime), pwd.getpwnam(self.user.name))
        return {**super().get_env(), "JUPYTER_RUNTIME_DIR": str(folder)}

    async def start(self) -> tuple[str, int]:
        """Start the server, and say where it listens once it does. Raises NotTheirs, and RuntimeError where it ends."""
        self._let_go()
        self.held = port.Held()
        self.port = self.held.number
        self.held.open()
        await self._begin()
        await self._until_it_listens()
        self.held.close()
        return port.LOOPBACK, self.port

    async def _begin(self) -> None:
        await super().start()

    async def stop(self, now: bool = False) -> None:  # noqa: FBT002  as JupyterHub calls it
        await super().stop(now)
        self._let_go()

    async def poll(self) -> int | None:  # JupyterHub wants it of every spawner
        ended: int | None = await super().poll()
        return ended

    async def _until_it_listens(self) -> None:
        account = pwd.getpwnam(self.user.name)
        while port.refuses(self.port) or (uid := port.listener(self.port)) is None:
            if await self.poll() is not None:
                raise RuntimeError(f"the server of {self.user.name} ended; the log in their home says why")
            await asyncio.sleep(LOOK_AGAIN)
        if uid != account.pw_uid:
            raise NotTheirs(f"account number {uid} listens on port {self.port}, which is for {self.user.name}")

    def _let_go(self) -> None:
        if self.held is not None:
            self.held.let_go()
            self.held = None
