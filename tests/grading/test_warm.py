"""The warm Python: one for many, and what becomes of it when it dies, hangs, is forked, or is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from course_lib.grading import marking, sandbox
from course_lib.grading.sandbox import keeping
from course_lib.grading.sandbox.kits import PLAIN
from course_lib.grading.sandbox.warm import End, Gone, Warm
from tests.grading.test_attacks import DOUBLE, INPUTS
from tests.support.grading.classroom import needs_box
from tests.support.grading.warm_python import python
from tests.support.places import ROOT

pytestmark = [needs_box, pytest.mark.usefixtures("fresh_sandbox")]
RIGHT = [2, 6, 10, 14]


def doubled(source: str = DOUBLE.solution) -> list[object]:
    return [outcome.value for outcome in sandbox.run(source, "double", INPUTS)]


def gone(process: psutil.Process) -> bool:
    """Whether it ends soon."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:  # it ended between the two questions
            return True
        time.sleep(0.01)
    return False


def test_one_warm_python_serves_many_and_nothing_is_left_when_it_is_closed() -> None:
    # given: two requests
    others = psutil.Process().children(recursive=True)  # a browser of another test, perhaps
    doubled()
    first = python()
    doubled()

    # when: it is closed, as often as anybody likes
    assert python() == first
    sandbox.close()
    sandbox.close()

    # then: no process is left, and the next request finds another
    assert gone(first)
    assert {*psutil.Process().children(recursive=True)} <= {*others}
    assert doubled() == RIGHT


def test_a_warm_python_that_was_killed_is_replaced_and_nobody_notices() -> None:
    doubled()
    killed = python()
    killed.kill()
    assert gone(killed)

    assert doubled() == RIGHT


def test_a_warm_python_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: one that somebody has stopped
    monkeypatch.setattr("course_lib.grading.sandbox.warm.ANSWER_SECONDS", 0.5)
    doubled()
    stopped = python()
    stopped.suspend()

    # when: the next request comes
    assert doubled() == RIGHT

    # then: another served it, and the first is gone
    assert gone(stopped)


def test_one_that_was_interrupted_while_a_child_ran_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: Ctrl+C while a learner's code runs
    def interrupt(*about: object) -> None:
        raise KeyboardInterrupt

    doubled()
    interrupted = python()
    with monkeypatch.context() as patch:
        patch.setattr(Warm, "_output", interrupt)
        with pytest.raises(KeyboardInterrupt):
            doubled()

    # when: the next learner's runs; then: it gets its own results, from another
    assert doubled("def double(x): return 3 * x") == [3, 9, 15, 21]
    assert gone(interrupted)


def test_a_warm_python_that_dies_at_every_request_leaves_the_mark_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: a box whose Python never lives to tell
    def die(warm: Warm, request: bytes, seconds: float) -> End:
        raise Gone

    monkeypatch.setattr(Warm, "run", die)

    # when: a function is marked
    mark, remarks = marking._run(DOUBLE, DOUBLE.title, DOUBLE.points, DOUBLE.solution)

    # then: nobody says 0, and the instructor is told
    assert mark.points is None
    assert mark.reasons == (marking.NOT_TRIED,)
    assert "was tried 2 times" in remarks[0]


@pytest.mark.parametrize(
    ("first", "value"),
    [
        (End(b"ready\n", -9, 0.01, late=True, flooded=False), 2),  # the machine stood still
        (End(b"ready\n", -9, 0.01, late=False, flooded=False), 2),  # it was short of memory
        (End(b"", 0, 0.0, late=False, flooded=False), 2),  # a wall could not be put up
        (End(b"ready\n", -9, 1.0, late=False, flooded=False), None),  # its own loop: not tried again
        (End(b"ready\n", -11, 0.1, late=False, flooded=False), None),  # it broke Python: not tried again
    ],
)
def test_what_was_cut_short_by_others_is_tried_again_and_what_ended_itself_is_not(
    first: End, value: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = iter([first])
    real = Warm.run
    monkeypatch.setattr(Warm, "run", lambda warm, request, seconds: next(ends, None) or real(warm, request, seconds))

    assert doubled()[0] == value


def test_a_process_that_stands_still_while_it_runs_is_tried_again() -> None:
    # given: a function that takes a while, and somebody who stops the first process that calls it
    doubled()
    warm = python()
    stopped: list[int] = []

    def stop_one() -> None:
        while not (children := warm.children()):
            time.sleep(0.01)
        children[0].suspend()
        stopped.append(children[0].pid)

    stopper = threading.Thread(target=stop_one)
    stopper.start()

    # when: it is called
    slow = "import time\ndef double(x):\n    time.sleep(0.2)\n    return 2 * x"
    outcomes = sandbox.run(slow, "double", INPUTS, seconds=3)
    stopper.join()

    # then: the second time it was left alone, and is right; the first process is gone
    assert [outcome.value for outcome in outcomes] == RIGHT
    assert stopped
    assert not psutil.pid_exists(stopped[0])


def test_a_forked_worker_starts_its_own_and_leaves_its_parents_alone() -> None:
    # given: a warm Python of this process
    doubled()
    mine = python()

    # when: a process is forked from this one, uses the sandbox, and dies without a word
    way_in, way_out = os.pipe()
    worker = os.fork()
    if worker == 0:
        values = doubled()
        os.write(way_out, f"{values == RIGHT} {python().pid}".encode())
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(way_out)
    with os.fdopen(way_in) as told:
        right, others = told.read().split()
    os.waitpid(worker, 0)

    # then: it had one of its own, which ends with it; this one's is there still
    assert right == "True"
    assert int(others) != mine.pid
    assert not psutil.pid_exists(int(others)) or gone(psutil.Process(int(others)))
    assert doubled() == RIGHT
    assert python() == mine


@pytest.mark.parametrize("ending", ["pass", "import os; os._exit(3)", "import os; os.kill(os.getpid(), 9)", "1 / 0"])
def test_it_ends_with_its_process_however_that_ends(ending: str) -> None:
    code = (
        "import psutil\nfrom course_lib.grading import sandbox\nsandbox.run('def f(): return 1', 'f', [[]])\n"
        f"print(*[one.pid for one in psutil.Process().children(recursive=True)], flush=True)\n{ending}"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)

    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 3
    assert all(gone(psutil.Process(pid)) for pid in pids if psutil.pid_exists(pid))


def test_one_that_left_after_long_waiting_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: one whose grader says no more, which is what it sees when it has waited for long
    doubled()
    left = python()
    keeping._kept[PLAIN].control.shutdown(2)
    assert gone(left)

    assert doubled() == RIGHT
