"""A new process with the walls of one learner's code: made of a warm one, and shut in before that code is read.

It is process 1 of a process namespace of its own, so that it has no name for its maker, its siblings or anybody to
signal, trace or read; System V memory and queues are its own too. It leads a session of its own: `kill(0)` and
`kill(getppid())`, which is 0 in there, would else reach its maker's group. Then it gives away every capability that its
user namespace gave it, every descriptor but two, and every call of the kernel but those in `calls`.

Must not: read what it is to run. Raises OSError where one of the walls can't be put up; then nothing may run.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import resource
import signal
import struct
from ctypes import byref, c_char_p, c_int, c_long, c_ulong, c_void_p

from course_lib.grading.sandbox.inside import calls

#: Namespaces of its own (linux/sched.h): users, without which none else; processes; System V memory and queues.
NEW_USER, NEW_PROCESSES, NEW_IPC, WITH_PIDFD = 0x10000000, 0x20000000, 0x08000000, 0x00001000
#: The numbers of `clone` and `capset`.
NUMBERS = {"x86_64": (56, 126), "aarch64": (220, 91)}
DIE_WITH_PARENT, NOT_DUMPABLE, SECCOMP, NO_NEW_PRIVILEGES = 1, 4, 22, 38  # linux/prctl.h
CAPABILITIES = struct.pack("=Ii", 0x20080522, 0)  # version 3, this process
OPEN_FILES = 32
#: Holds the interpreter's lock while it calls, as `os.fork` does.
LIBC = ctypes.PyDLL(None, use_errno=True)


def clone() -> tuple[int, int]:
    """As `os.fork`, into namespaces of its own: 0 in the child; in the parent its id, and a pidfd for it alone."""
    pidfd = c_int(-1)
    flags = NEW_USER | NEW_PROCESSES | NEW_IPC | WITH_PIDFD | signal.SIGCHLD
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = LIBC.syscall(c_long(_number(0)), c_ulong(flags), c_void_p(0), byref(pidfd), c_void_p(0), c_void_p(0))
    wrong = ctypes.get_errno()
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(wrong, f"no namespaces can be made within the sandbox ({os.strerror(wrong)})")
    return pid, pidfd.value


def confine(way_in: int, way_out: int, *, seconds: int, memory: int) -> tuple[int, int]:
    """Put up the walls around this process: `seconds` of processor time, `memory` in bytes of address space.

    Gives the two descriptors back under their new numbers, 3 and 4; all others lead to /dev/null or nowhere.
    """
    rules = calls.rules()
    steps = ctypes.create_string_buffer(rules, len(rules))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(rules) // 8, ctypes.addressof(steps)))
    os.setsid()
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(what, (most, most))
    _ask(LIBC.syscall(c_long(_number(1)), c_char_p(CAPABILITIES), c_char_p(bytes(24))))
    _control(DIE_WITH_PARENT, signal.SIGKILL)
    _control(NOT_DUMPABLE, 0)
    _control(NO_NEW_PRIVILEGES, 1)
    _keep(way_in, way_out)
    _control(SECCOMP, 2, ctypes.addressof(program))
    return 3, 4


def hold_few_files() -> None:
    """Close all descriptors but the first three, and let neither this process nor its children have many."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


def _keep(way_in: int, way_out: int) -> None:
    nothing = os.open("/dev/null", os.O_RDWR)
    kept = (nothing, nothing, nothing, way_in, way_out)
    for number, one in enumerate([fcntl.fcntl(one, fcntl.F_DUPFD, 16) for one in kept]):
        os.dup2(one, number)
    os.closerange(len(kept), OPEN_FILES)


def _control(what: int, first: int, second: int = 0) -> None:
    _ask(LIBC.prctl(c_int(what), c_ulong(first), c_ulong(second), c_ulong(0), c_ulong(0)))


def _ask(answer: int) -> None:
    if answer != 0:
        wrong = ctypes.get_errno()
        raise OSError(wrong, f"a wall of the sandbox can't be put up ({os.strerror(wrong)})")


def _number(index: int) -> int:
    machine = platform.machine()
    if machine not in NUMBERS:
        raise OSError(f"the sandbox knows {' and '.join(NUMBERS)} processors, and this one is {machine}")
    return NUMBERS[machine][index]
