"""A rule for the Linux kernel: which of its calls a learner's code may make. All others fail with EPERM.

What is left reads files that are there, reckons in memory of its own, tells the time and ends: no new process or
thread, no other program, no signal to anybody else, no socket, no namespace, mount or key, nobody else's memory, no
memory that outlives it, no io_uring, no userfaultfd; nor any call that later kernels will add.

A limit on the number of processes would not do: the kernel does not apply RLIMIT_NPROC to root, and many grade as root.
"""

from __future__ import annotations

import platform
import struct

#: A call's numbers on x86-64 and on 64-bit ARM, where there is one (asm/unistd_64.h, asm-generic/unistd.h).
ALLOWED: dict[str, tuple[int, int | None]] = {
    # files that are there, and the way out
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67), "lseek": (8, 62),
    "close": (3, 57), "fstat": (5, 80), "newfstatat": (262, 79), "statx": (332, 291), "stat": (4, None),
    "lstat": (6, None), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "open": (2, None),
    "openat": (257, 56), "readlink": (89, None), "readlinkat": (267, 78), "getdents64": (217, 61), "getcwd": (79, 17),
    "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "fcntl": (72, 25), "ioctl": (16, 29), "pipe": (22, None),
    "pipe2": (293, 59), "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72),
    "fadvise64": (221, 223),
    # memory of its own
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233),
    "brk": (12, 214),
    # time
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "nanosleep": (35, 101),
    "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153), "getrusage": (98, 165),
    # itself
    "exit": (60, 93), "exit_group": (231, 94), "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178),
    "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "getgroups": (115, 158),
    "getpgrp": (111, None), "getpgid": (121, 155), "uname": (63, 160), "sysinfo": (99, 179), "getcpu": (309, 168),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "getrlimit": (97, 163), "prlimit64": (302, 261),
    "futex": (202, 98), "rseq": (334, 293), "set_robust_list": (273, 99), "membarrier": (324, 283),
    "getrandom": (318, 278), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132), "tgkill": (234, 131), "restart_syscall": (219, 128),
}  # fmt: skip
#: The kernel's name for a machine (linux/audit.h), and its column above.
MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000  # REFUSE: the call fails with EPERM
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # classic BPF


def rules() -> bytes:
    """The program for seccomp. Raises RuntimeError on a machine whose call numbers aren't known."""
    machine = platform.machine()
    if machine not in MACHINES:
        raise RuntimeError(f"the sandbox knows {' and '.join(MACHINES)} processors, and this one is {machine}")
    name, column = MACHINES[machine]
    calls = [number for numbers in ALLOWED.values() if (number := numbers[column]) is not None]
    steps = [
        (LOAD, 0, 0, 4),  # which machine's numbers are used?
        (EQUAL, 1, 0, name),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0),  # which call is it?
    ]
    # From each call that may be made, over the rest of them and over the refusal.
    steps += [(EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)]
    steps += [(RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
