"""The warm Pythons of this process: started on first need, lent for one request, replaced when they are gone.

A process that is forked from this one shares none of them and starts its own.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from course_lib.grading.sandbox.kits import Kit
from course_lib.grading.sandbox.warm import Warm

_kept: dict[Kit, Warm] = {}
_lock = threading.Lock()


@contextmanager
def lent(kit: Kit) -> Iterator[Warm]:
    """A warm Python for one request; threads wait for one another. Raises NoSandbox where none can be started."""
    with _lock:
        if kit in _kept and not _kept[kit].alive():
            _kept.pop(kit).close()
        if kit not in _kept:
            _kept[kit] = Warm(kit)
        try:
            yield _kept[kit]
        except BaseException:  # Ctrl+C too: its child may still run, and its answers would be taken for the next one's
            _kept.pop(kit).close()
            raise


def close() -> None:
    """End the warm Pythons. The next request starts another; at exit they are ended by themselves."""
    with _lock:
        while _kept:
            _kept.popitem()[1].close()


def _forget() -> None:
    """After a fork, in the child: they are its parent's. Its own copies of their sockets would keep them alive."""
    global _lock  # noqa: PLW0603
    _lock = threading.Lock()
    while _kept:
        _kept.popitem()[1].control.close()


atexit.register(close)
os.register_at_fork(after_in_child=_forget)
