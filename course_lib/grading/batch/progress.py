"""How far a run has come, told while it goes on."""

from __future__ import annotations

import sys
import time

from course_lib.grading.batch import telling


class Progress:
    """A line that says how far a run has come; on a terminal always the same one, else now and then another."""

    def __init__(self, total: int) -> None:
        self.total, self.start, self.told = total, time.monotonic(), 0.0

    def __call__(self, done: int) -> None:
        now, terminal = time.monotonic(), sys.stderr.isatty()
        if done < self.total and now - self.told < (0.2 if terminal else 10):
            return
        self.told = now
        line = telling.so_far(done, self.total, now - self.start)
        goes_on = terminal and done < self.total
        print(f"\r{line:<60}" if terminal else line, end="" if goes_on else "\n", file=sys.stderr)
