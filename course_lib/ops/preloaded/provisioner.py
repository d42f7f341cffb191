"""How a server gets a kernel: forked from the student's own process for kernels, or as Jupyter has it by itself."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from course_lib.ops.preloaded.asking import Forker, Refused
from course_lib.ops.preloaded.process import Process

#: How the kernel starts that is forked here; any other is left to Jupyter.
KERNEL = [sys.executable, "-m", "ipykernel_launcher"]
#: As pyproject.toml gives it to Jupyter.
NAME = "empathy-preloaded"
_forker: Forker | None = None


def use(forker: Forker) -> None:
    """Have this server's kernels forked there."""
    global _forker  # noqa: PLW0603
    _forker = forker


class ForkedKernel:
    """What LocalProvisioner wants of a process that it has started (`subprocess.Popen`)."""

    stdin = stdout = stderr = None

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        """None while it runs. How it ended, nobody knows."""
        return None if self._process.alive() else 0

    def wait(self) -> int | None:
        """Asked only when it has ended."""
        return self.poll()

    def send_signal(self, number: int) -> None:
        """To the kernel alone. Raises ProcessLookupError where it has ended."""
        if not self._process.send(number):
            raise ProcessLookupError(self.pid)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class PreloadedProvisioner(LocalProvisioner):
    """Forks the course's kernel; in all else, and where that fails, Jupyter's own."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        if _forker is None or cmd[:3] != KERNEL or self.kernel_spec.env:
            return await super().launch_kernel(cmd, **kwargs)
        folder, environment = kwargs.get("cwd") or Path.cwd(), kwargs.get("env") or dict(os.environ)
        try:
            kernel = _forker.fork({"arguments": cmd[3:], "environment": environment, "folder": str(folder)})
        except Refused as why:
            self.log.warning("A kernel starts in the ordinary way: %s", why)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = ForkedKernel(kernel)  # type: ignore[assignment]
        self.pid = self.pgid = kernel.pid
        self.cwd = folder
        return self.connection_info
