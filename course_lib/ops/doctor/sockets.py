"""No kernel speaks where other accounts can listen, and no student's server to other machines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from course_lib.ops.doctor.finding import Finding
from course_lib.ops.hub.port import Listener


@dataclass(frozen=True)
class Kernel:
    """A kernel that runs: whose it is, and by what it speaks with its page (`ipc` or `tcp`)."""

    account: str
    transport: str


def check(kernels: Iterable[Kernel], listeners: Iterable[Listener], learners: Mapping[int, str]) -> Iterator[Finding]:
    """`learners`: the accounts of the class, by their numbers."""
    for account in sorted({kernel.account for kernel in kernels if kernel.transport != "ipc"}):
        yield Finding(
            f"A kernel of {account} sends what it shows, private reflections too, to a port on which every account can "
            "listen.",
            "start the hub with deploy/jupyterhub_config.py as it is, whose servers have --KernelManager.transport=ipc",
        )
    for one in listeners:
        if one.uid in learners and not ip_address(one.host).is_loopback:
            yield Finding(
                f"{learners[one.uid]} listens on port {one.port} of {one.host}, for other machines to reach.",
                "ask what it is for; students' servers listen on 127.0.0.1. A firewall keeps such ports closed",
            )
