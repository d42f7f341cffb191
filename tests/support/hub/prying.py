"""What root can look up of any process, and what an account can try with another's."""

from pathlib import Path

#: Takes descriptors out of another process, where that is allowed (the number is that of pidfd_getfd).
THEFT = """
import ctypes, os, sys
for pid in map(int, sys.argv[1:]):
    target = os.pidfd_open(pid)
    print(*(ctypes.CDLL(None).syscall(438, target, number, 0) for number in range(8)))
"""


def holds(pid: int, words: list[bytes]) -> bool:
    """Whether one of the words is anywhere in a process's own memory."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if not rights.startswith("rw") or "[v" in line:
                continue
            first, last = (int(number, 16) for number in place.split("-"))
            memory.seek(first)
            try:
                held = memory.read(last - first)
            except OSError:
                continue
            if any(word in held for word in words):
                return True
    return False
