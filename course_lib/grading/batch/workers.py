"""Tasks done in processes of their own, one at a time each: what a task does to its process, it does to no other task.

Must not: share anything with a task but its argument and its result, or give up because one of them failed.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar

T = TypeVar("T")
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Failed:
    """A task came to nothing; `why` in words."""

    why: str


@dataclass(eq=False)
class _Worker(Generic[T]):
    work: Callable[[str], T]
    others: Sequence[_Worker[T]]
    task: str | None = None
    since: float = 0.0
    process: ForkProcess = field(init=False)
    pipe: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.pipe, theirs = FORK.Pipe()
        ours = [self.pipe, *(other.pipe for other in self.others)]
        self.process = FORK.Process(target=_serve, args=(theirs, self.work, ours), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, task: str) -> None:
        self.task, self.since = task, time.monotonic()
        self.pipe.send(task)

    def take(self) -> T | Failed:
        """The result; a worker that has ended has none."""
        self.task = None
        try:
            result: T | Failed = self.pipe.recv()
        except (EOFError, OSError):
            self.end()
            return Failed("the process that marked it ended; it may have used too much memory")
        return result

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def each(
    tasks: Iterable[str], work: Callable[[str], T], workers: int, seconds: float
) -> Iterator[tuple[str, T | Failed]]:
    """Each task with what `work` made of it, in the order in which they are done; `seconds` is the most for one."""
    waiting = deque(tasks)
    crew: list[_Worker[T]] = []
    try:
        for _ in range(min(workers, len(waiting))):
            crew.append(_Worker(work, tuple(crew)))
        while waiting or any(worker.task is not None for worker in crew):
            for worker in crew:
                if worker.task is None and waiting:
                    worker.give(waiting.popleft())
            busy = [worker for worker in crew if worker.task is not None]
            ready = set(wait([worker.pipe for worker in busy], timeout=0.5))
            for worker in busy:
                task = worker.task
                assert task is not None
                if worker.pipe in ready:
                    result = worker.take()
                elif time.monotonic() - worker.since > seconds:
                    worker.end()
                    result = Failed(f"marking it took more than {seconds:g} seconds")
                else:
                    continue
                if worker.pipe.closed:
                    crew.remove(worker)
                    crew.append(_Worker(work, tuple(crew)))
                yield task, result
    finally:
        for worker in crew:
            worker.end()


def _serve(pipe: Connection, work: Callable[[str], T], ours: Sequence[Connection]) -> None:
    for end in ours:  # as long as one of these is open anywhere, nobody hears that the one that writes was killed
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that writes
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            result: T | Failed = work(task)
        except Exception as problem:  # noqa: BLE001  whatever a submission brings about is told, and the next one done
            result = Failed(str(problem) or type(problem).__name__)
        pipe.send(result)
