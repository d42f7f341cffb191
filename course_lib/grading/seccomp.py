"""A rule for the Linux kernel: code in the sandbox may start no process and no thread.

A limit on the number of processes would not do: the kernel does not apply RLIMIT_NPROC to root, and many grade as root.
"""

from __future__ import annotations

import platform
import struct

#: Numbers of the calls that make a process or thread, and the kernel's name for the machine
#: (linux/audit.h, asm/unistd.h). 64-bit only.
MACHINES = {
    "x86_64": (0xC000003E, (56, 57, 58, 435)),  # clone, fork, vfork, clone3
    "aarch64": (0xC00000B7, (220, 435)),  # clone, clone3
}
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000  # REFUSE: the call fails with EPERM
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF


def rules() -> bytes:
    """The program for bubblewrap's `--seccomp`. Raises RuntimeError on a machine whose call numbers aren't known."""
    machine = platform.machine()
    if machine not in MACHINES:
        raise RuntimeError(f"the sandbox knows {' and '.join(MACHINES)} processors, and this one is {machine}")
    name, calls = MACHINES[machine]
    steps = [
        (LOAD, 0, 0, 4),  # which machine's numbers are used?
        (EQUAL, 1, 0, name),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0),  # which call is it?
        (AT_LEAST, len(calls) + 1, 0, 0x40000000),  # the x32 variants of the same calls
    ]
    steps += [(EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)]
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
