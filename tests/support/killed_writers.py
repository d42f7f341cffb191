"""Processes that save answers and are killed while they do."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

WRITER = Path(__file__).with_name("writer.py")


def start_writer(folder: Path, prefix: str, count: int) -> subprocess.Popen[str]:
    """A process that saves `count` answers and prints the id of each once it is called saved."""
    command = [sys.executable, str(WRITER), str(folder), prefix, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def saved_through_kills(folder: Path, wanted: int, *, seed: int, longest: float) -> tuple[list[str], int]:
    """Ids that were called saved, at least `wanted`, and how many writers were killed for it.

    Each writer gets SIGKILL at a random moment within `longest` seconds of its first answer.
    """
    rng = random.Random(seed)
    told: list[str] = []
    kills = 0
    while len(told) < wanted:
        writer = start_writer(folder, f"run-{kills}", wanted)
        assert writer.stdout is not None
        told.append(writer.stdout.readline().strip())
        time.sleep(rng.uniform(0, longest))
        writer.kill()
        told += [line.strip() for line in writer.stdout if line.endswith("\n")]
        writer.wait()
        kills += 1
    return told, kills
