"""Marking a class and its feedback, beside stock nbgrader on a notebook of two code cells and two test cells.

python -m tests.bench.of_grading 60 250 1000    how many submissions; `make bench` takes 60
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.figures import line, milliseconds
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.keys import right_answer
from tests.support.grading.rooms import author, opened
from tests.support.places import ROOT

#: Six learners are enough for the peer: each takes it most of a second.
PEERS, DISTINCT = 6, 6
STOCK = "c = get_config()\nc.CourseDirectory.course_id = 'peer'\nc.CourseDirectory.root = {root!r}\n"


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of processor time with all children's, and the largest process in MiB."""

    wall: float
    cpu: float
    memory: float


def measure(*sizes: int) -> None:
    print("\nMarking a class")
    with tempfile.TemporaryDirectory() as place:
        stock = _stock(Path(place) / "stock")
        line(f"stock nbgrader autograde, {PEERS} submissions, CPU each", milliseconds(stock))
        for size in sizes or (60,):
            with pytest.MonkeyPatch.context() as monkeypatch:
                _ours(Path(place) / str(size), size, stock, monkeypatch)


def _ours(place: Path, size: int, stock: float, monkeypatch: pytest.MonkeyPatch) -> None:
    room = _class(place, size, monkeypatch)
    one = ["--student", "m0", "--force"]
    whole, start = (_run(room.root, *_empathy(room, "grade", *more)) for more in ([], one))
    each = (whole.cpu - start.cpu) / (size - 1)
    line(
        f"empathy grade, {size:,} submissions of data, wall",
        f"{whole.wall:.1f} s",
        f"start-up {start.wall:.1f} s of it",
    )
    line(f"empathy grade, {size:,}, CPU each", milliseconds(each), f"bar: 10 ms; {stock / each:.0f} times below stock")
    line(f"empathy grade, {size:,}, memory", f"{whole.memory:.0f} MiB")
    pages, start = (
        _run(room.root, *_empathy(room, "feedback", *more)) for more in ([], ["--student", "m0", "--force"])
    )
    line(
        f"empathy feedback, {size:,} pages, CPU each", milliseconds((pages.cpu - start.cpu) / (size - 1)), "bar: 15 ms"
    )


def _class(place: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A class that has handed in answers and no code: some of them, each a little more, again and again."""
    place.mkdir(mode=0o700)
    author(place)
    room = opened(place, monkeypatch)
    room.release()
    for number in range(DISTINCT):
        learner = room.learner(f"m{number}")
        for item in room.bank.items[: number + 1]:
            if item.kind != "function":
                learner.answer(item.id, right_answer(item))
        learner.submit()
    room.step("collect")
    for number in range(DISTINCT, size):
        room.copy_of(f"m{number % DISTINCT}", f"m{number}")
    (room.root / "data").mkdir()
    return room


def _empathy(room: CourseRoom, verb: str, *words: str) -> list[str]:
    return ["-m", "course_lib", verb, NAME, "--course", str(room.root), *words]


def _stock(place: Path) -> float:
    """CPU seconds a submission, start-up taken off."""
    (place / "source" / "peer").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("peer.ipynb"), place / "source" / "peer")
    (place / "nbgrader_config.py").write_text(STOCK.format(root=str(place)))
    nbgrader = ["-m", "nbgrader"]
    _run(place, *nbgrader, "generate_assignment", "peer")
    for number in range(PEERS):
        submitted = place / "submitted" / f"learner{number}" / "peer"
        submitted.mkdir(parents=True)
        shutil.copy(place / "source" / "peer" / "peer.ipynb", submitted)
    whole, start = (_run(place, *nbgrader, "autograde", "peer") for _ in range(2))  # the second finds nothing to do
    return (whole.cpu - start.cpu) / PEERS


def _run(folder: Path, *command: str) -> Cost:
    variables = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    before = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost(time.perf_counter() - before, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    measure(*map(int, sys.argv[1:]))
