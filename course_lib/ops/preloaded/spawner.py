"""The hub's spawner: a student's server is forked from the preloaded process, or started as an ordinary process."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, ClassVar

from traitlets import Unicode

from course_lib.ops.hub.server import NOWHERE, StudentServer
from course_lib.ops.preloaded.account import Account
from course_lib.ops.preloaded.asking import Refused
from course_lib.ops.preloaded.keeping import Preloaded
from course_lib.ops.preloaded.process import Process

_one_at_a_time = asyncio.Lock()


class PreloadedSpawner(StudentServer):
    """Forks servers. What an admin sets for StudentServer holds for those that start in the ordinary way."""

    pid: int
    preloaded: ClassVar[Preloaded | None] = None
    since = Unicode("", help="When the server's process began; its number alone may be another's after a while.")

    @classmethod
    def prepare(cls) -> None:
        """Start the preloaded process with the hub, so that whoever comes first finds it ready. It can run again."""
        if PreloadedSpawner.preloaded is None:
            PreloadedSpawner.preloaded = Preloaded(cls().env_keep)
        PreloadedSpawner.preloaded.begin()

    async def _begin(self) -> None:
        try:
            process = await self._forked()
        except (Refused, KeyError, OSError) as why:
            self.log.warning("%s's server starts in the ordinary way: %s", self.user.name, why)
            await super()._begin()
            process = Process.of(self.pid)
        self.pid, self.since = process.pid, process.since

    async def _forked(self) -> Process:
        if self.shell_cmd or self.popen_kwargs != NOWHERE:
            raise Refused("shell_cmd and popen_kwargs are for ordinary processes")
        account = Account.named(self.user.name).numbers()
        request = {"account": account, "environment": self.get_env(), "arguments": self.get_args()}
        async with _one_at_a_time:
            if PreloadedSpawner.preloaded is None:
                raise Refused("no preloaded process was started with the hub")
            return await asyncio.to_thread(PreloadedSpawner.preloaded.fork, request)

    async def poll(self) -> int | None:
        if self.proc is not None:
            ended: int | None = await super().poll()
            return ended
        if self.pid and Process(self.pid, self.since).alive():
            return None
        self.clear_state()
        return 0

    async def _signal(self, sig: int) -> bool:
        return Process(self.pid, self.since).send(sig) if sig else Process(self.pid, self.since).alive()

    def load_state(self, state: dict[str, Any]) -> None:
        super().load_state(state)
        self.since = state.get("since", "")
        if self.pid and not self.since:  # of a hub before this spawner
            with suppress(ProcessLookupError):
                self.since = Process.of(self.pid).since

    def get_state(self) -> dict[str, Any]:
        state: dict[str, Any] = super().get_state()
        return state | ({"since": self.since} if self.pid else {})

    def clear_state(self) -> None:
        super().clear_state()
        self.since = ""
