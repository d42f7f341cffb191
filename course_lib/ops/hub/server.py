"""A student's server, as the hub starts it: a process of the student's account, apart from the hub and from all others.

It doesn't inherit the hub's output: in a log that many write to, each could write lines in the name of others.
"""

from __future__ import annotations

import subprocess
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner

from course_lib.ops.hub.held_port import OnHeldPort

NOWHERE = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)


class StudentServer(OnHeldPort, LocalProcessSpawner):  # type: ignore[misc]
    """JupyterHub's own spawner, with its own options."""

    popen_kwargs: dict[str, Any]

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.popen_kwargs = {**self.popen_kwargs, **NOWHERE}
