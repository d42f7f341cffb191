"""Marking a class and its feedback, beside stock nbgrader on a notebook of two code cells and two test cells.

python -m tests.bench.of_grading 60 250 1000    how many submissions; `make bench` takes 250

On ext4, name a folder with TMPDIR in which no tests have deleted thousands of files in the last five minutes: making a
file near them takes ten times as long, and marking makes a dozen a submission.
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

#: Few learners are enough for the peer: each takes it most of a second.
PEERS, DISTINCT = 8, 6
#: As many are marked by nbgrader's own command with the course's plug-ins.
PLAIN = 24
#: How often a run is measured; the least counts, since whatever else the machine does only adds to it.
RUNS = 3
STOCK = "c = get_config()\nc.CourseDirectory.course_id = 'peer'\nc.CourseDirectory.root = {root!r}\n"


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of processor time with all children's, and the largest process in MiB."""

    wall: float
    cpu: float
    memory: float


def measure(*sizes: int) -> None:
    print("\nMarking a class (CPU each: without the start)")
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as monkeypatch:
        peers = Path(place) / "stock"
        _hand_in_stock(peers)
        for code, bar, plain_bar in ((False, 200, 12), (True, 60, 8)):
            handed_in = "data and code" if code else "data alone"
            room = _class(Path(place) / f"plain-{code}", PLAIN, monkeypatch, code=code)
            stock = _stock(peers)
            each = _each(room.root, PLAIN, ["-m", "nbgrader", "autograde", NAME], ["--student=m0"], "autograded")
            line(
                f"nbgrader autograde, ours, {PLAIN}, {handed_in}, CPU each",
                milliseconds(each),
                _times(stock, each, plain_bar),
            )
            for size in sizes or (250,):
                stock = _stock(peers)
                _ours(_class(Path(place) / f"{size}-{code}", size, monkeypatch, code=code), size, stock, handed_in, bar)


def _ours(room: CourseRoom, size: int, stock: float, handed_in: str, bar: int) -> None:
    about = f"{size:,}, {handed_in}"
    each = _each(room.root, size, _empathy(room, "grade"), ["--student", "m0"], "autograded")
    line(f"empathy grade, {about}, CPU each", milliseconds(each), _times(stock, each, bar))
    whole = _run(room.root, *_empathy(room, "grade", "--force"))
    line(f"empathy grade, {about}, wall and memory", f"{whole.wall:.1f} s", f"{whole.memory:.0f} MiB")
    each = _each(room.root, size, _empathy(room, "feedback"), ["--student", "m0"], "feedback")
    line(f"empathy feedback, {about}, CPU each", milliseconds(each), "bar: 15 ms")


def _each(folder: Path, size: int, command: list[str], one: list[str], makes: str) -> float:
    """CPU seconds for one of so many, less what a run of `one` costs: starting, and all that is done once.

    The runs of `one` come first: what only the first run in a new place has to do is told of nobody. What a run `makes`
    is moved away before the next, so that each makes it for the first time. It isn't deleted: for some minutes ext4
    looks through the files that are gone before it makes a new one, and with thousands that takes longer than marking.
    """

    def least(those: list[str]) -> float:
        taken = []
        for _ in range(RUNS):
            for made in list(folder.glob(f"**/{makes}")):
                made.rename(Path(tempfile.mkdtemp(dir=folder)) / "before")
            taken.append(_run(folder, *command, *those, "--force").cpu)
        return min(taken)

    start = least(one)
    return (least([]) - start) / (size - 1)


def _times(stock: float, each: float, bar: int) -> str:
    return f"{stock / each:.0f} times below stock; bar: {bar}"


def _class(place: Path, size: int, monkeypatch: pytest.MonkeyPatch, *, code: bool) -> CourseRoom:
    """A class that has handed in some answers, each a little more, again and again; with `code`, a function too."""
    place.mkdir(mode=0o700)
    author(place)
    room = opened(place, monkeypatch)
    room.release()
    for number in range(DISTINCT):
        learner = room.learner(f"m{number}")
        for item in room.bank.items[: number + 1]:
            if item.kind != "function":
                learner.answer(item.id, right_answer(item))
        if code:
            solution = next(item.solution for item in room.bank.items if item.kind == "function")
            learner.write_code(f"{solution}\n# {learner.name}\n")
        learner.submit()
    room.step("collect")
    for number in range(DISTINCT, size):
        room.copy_of(f"m{number % DISTINCT}", f"m{number}")
    (room.root / "data").mkdir()
    return room


def _empathy(room: CourseRoom, verb: str, *words: str) -> list[str]:
    return ["-m", "course_lib", verb, NAME, "--course", str(room.root), *words]


def _hand_in_stock(place: Path) -> None:
    """The peer's assignment, released and handed in."""
    (place / "source" / "peer").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("peer.ipynb"), place / "source" / "peer")
    (place / "nbgrader_config.py").write_text(STOCK.format(root=str(place)))
    _run(place, "-m", "nbgrader", "generate_assignment", "peer")
    for number in range(PEERS):
        submitted = place / "submitted" / f"learner{number}" / "peer"
        submitted.mkdir(parents=True)
        shutil.copy(place / "source" / "peer" / "peer.ipynb", submitted)


def _stock(place: Path) -> float:
    """CPU seconds a submission, without the start; measured before each of ours, as a machine is now fast, now slow."""
    each = _each(place, PEERS, ["-m", "nbgrader", "autograde", "peer"], ["--student=learner0"], "autograded")
    line(f"stock nbgrader autograde, {PEERS} submissions, CPU each", milliseconds(each))
    return each


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
