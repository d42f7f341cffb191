"""A student's server within limits: systemd keeps it, and all that it starts, to so much memory and processor time.

Past its memory a kernel is ended, and the server stays; past its time it waits.
"""

from __future__ import annotations

import pwd

from systemdspawner import SystemdSpawner, systemd

from course_lib.ops.hub.held_port import OnHeldPort


class LimitedServer(OnHeldPort, SystemdSpawner):  # type: ignore[misc]
    """SystemdSpawner with its own options. By itself it takes any port that is free when it looks."""

    async def _begin(self) -> None:
        """Start the server as a unit of its own; one that was left of a hub before is ended. Raises RuntimeError."""
        if await systemd.service_running(self.unit_name):
            await systemd.stop_service(self.unit_name)
        if await systemd.service_failed(self.unit_name):
            await systemd.reset_service(self.unit_name)
        account = pwd.getpwnam(self.user.name)
        refused = await systemd.start_transient_service(
            self.unit_name,
            cmd=list(self.cmd),
            args=self.get_args(),
            working_dir=account.pw_dir,
            environment_variables=self.get_env(),
            properties=self._limits(),
            uid=account.pw_uid,
            gid=account.pw_gid,
        )
        if refused:
            raise RuntimeError(f"systemd started no server for {self.user.name}; `journalctl` says why")

    def _limits(self) -> dict[str, str]:
        limits: dict[str, str] = {}
        if self.mem_limit:
            limits |= {"MemoryAccounting": "yes", "MemoryMax": str(self.mem_limit), "MemorySwapMax": "0"}
        if self.cpu_limit:
            limits |= {"CPUAccounting": "yes", "CPUQuota": f"{round(self.cpu_limit * 100)}%"}
        return limits
