"""A student's own jupyter_server_config.py, which starts kernels as their server does and tells what became of them."""

import json
import os
import queue
import signal
import time
import uuid
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

LOOK = """
import os, random, secrets
import numpy as np
print(__import__("json").dumps({
    "pid": os.getpid(), "parent": os.getppid(), "session": os.getsid(0), "uid": os.getuid(), "folder": os.getcwd(),
    "name": open("/proc/self/comm").read().strip(), "token": os.environ.get("JUPYTERHUB_API_TOKEN"),
    "drawn": [random.random(), float(np.random.random()), secrets.token_hex(8)],
}))
"""


def started() -> tuple[Any, Any]:
    """A kernel as a server starts one, and who speaks to it."""
    file = Path(os.environ["JUPYTER_RUNTIME_DIR"]) / f"kernel-{uuid.uuid4()}.json"
    manager = KernelManager(transport="ipc", connection_file=str(file))
    manager.start_kernel(cwd=str(Path.home()))
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    return manager, client


def said(client: Any, code: str) -> str:
    """What the code printed, or the name of its error."""
    lines: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        content = message["content"]
        lines.append(content.get("text") or content.get("ename") or "")

    client.execute_interactive(code, timeout=60, output_hook=hear)
    return "".join(lines)


def looked(client: Any) -> Any:
    return json.loads(said(client, LOOK))


def interrupted(manager: Any, client: Any) -> Any:
    """What an endless loop says when it is interrupted."""
    client.execute("while True: pass")
    time.sleep(1)
    manager.interrupt_kernel()
    while True:
        try:
            message = client.get_iopub_msg(timeout=30)
        except queue.Empty:
            return "nothing"
        if message["msg_type"] == "error":
            return message["content"]["ename"]


def ended(manager: Any) -> bool:
    """Whether the kernel is seen to be gone."""
    for _ in range(100):
        if not manager.is_alive():
            return True
        time.sleep(0.1)
    return False


one, to_one = started()
two, to_two = started()
found = {"server": os.getpid(), "one": looked(to_one), "two": looked(to_two), "interrupted": interrupted(one, to_one)}
one.restart_kernel(now=True)
to_one.wait_for_ready(timeout=60)
found["restarted"] = looked(to_one)
os.kill(found["restarted"]["pid"], signal.SIGKILL)
found["seen_killed"] = ended(one)
two.shutdown_kernel()
found["shut_down"] = not two.is_alive()
three, to_three = started()
found["before"] = looked(to_three)
os.kill(found["before"]["parent"], signal.SIGKILL)
four, to_four = started()
found |= {"survivor": looked(to_three), "ordinary": looked(to_four)}
written = Path.home() / "probe.tmp"
written.write_text(json.dumps(found))
written.rename(Path.home() / "probe.json")
