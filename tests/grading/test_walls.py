"""What a child of the warm Python holds, may ask the kernel for, and may import; and what is told of its code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course_lib.grading import marking, sandbox
from course_lib.grading.sandbox import keeping, running
from course_lib.grading.sandbox.inside import calls
from course_lib.grading.sandbox.kits import PLAIN, SCIENCE
from tests.grading.test_attacks import DOUBLE
from tests.support.grading.classroom import needs_box
from tests.support.grading.warm_python import python

pytestmark = [needs_box, pytest.mark.usefixtures("fresh_sandbox")]


def test_it_never_has_a_learners_code_in_its_memory() -> None:
    # given: a learner whose code and result hold something that nobody else has
    secret = "-".join(["the", "blue", "kettle", "sings", str(os.getpid())])
    (outcome,) = sandbox.run(f"def f(x): return '{secret}'[::-1]", "f", [[secret]])
    assert outcome.value == secret[::-1]

    # when: all memory of the warm Python is searched, for it and for something that is there
    words = (secret, secret[::-1], "cell statement by statement")
    warm = python().pid
    found = set()
    with Path(f"/proc/{warm}/maps").open() as maps, Path(f"/proc/{warm}/mem").open("rb", buffering=0) as memory:
        for row in maps:
            if row.split()[1].startswith("rw"):
                start, end = (int(edge, 16) for edge in row.split()[0].split("-"))
                memory.seek(start)
                block = memory.read(end - start)
                found |= {word for word in words if word.encode() in block}

    # then: nothing of the learner's was there
    assert found == {words[-1]}


def test_a_child_holds_two_descriptors_and_those_lead_nowhere_else() -> None:
    looks = """
import os, stat
def f():
    held = {}
    for number in range(1024):
        try: held[str(number)] = stat.filemode(os.fstat(number).st_mode)[0]
        except OSError: pass
    return held
"""
    (outcome,) = sandbox.run(looks, "f", [[]])

    assert outcome.value == {"0": "c", "1": "c", "2": "c", "4": "p"}  # /dev/null, and the pipe to the grader


def test_the_kernel_refuses_every_call_that_is_not_on_the_list() -> None:
    # given: all numbers but those of the list, and of uretprobe and uprobe, which no filter sees and SIGILL answers
    column = calls.MACHINES[os.uname().machine][1]
    allowed = {numbers[column] for numbers in calls.ALLOWED.values()} | {335, 336}
    tries = f"""
import ctypes
kernel = ctypes.CDLL(None, use_errno=True)
def f():
    done = []
    for number in range(600):
        if number not in {allowed - {None}}:
            if kernel.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != 1:
                done.append(number)
    return done
"""
    (outcome,) = sandbox.run(tries, "f", [[]])

    assert outcome.value == []
    names = {"clone", "fork", "execve", "kill", "ptrace", "socket", "unshare", "mount", "keyctl", "io_uring_setup"}
    assert not names & set(calls.ALLOWED)


def test_what_the_code_tried_and_used_up_is_told_as_it_is() -> None:
    def remarks(source: str) -> tuple[str, ...]:
        return running.run(source, "double", [[1]])[0].remarks

    assert remarks("import os\ntry: os.fork()\nexcept OSError: pass") == ("tried to start a process or a thread",)
    assert remarks("import socket\nsocket.socket()") == ("tried to use the network",)
    assert remarks("import os\nos.kill(1, 9)") == ("tried to send a signal to a process",)
    assert remarks("def double(x): return bytearray(10**10)") == ("asked for more memory than there is in the sandbox",)
    assert remarks("import os\nos.write(4, b'{}\\n')") == ("wrote into the channel by which its results come back",)
    assert remarks("import os\nos.write(4, b'x' * 10**6)") == ("wrote more than any results need",)
    assert remarks("import ctypes\nctypes.string_at(0)") == ("ended Python by a signal (Segmentation fault)",)
    assert remarks("def double(x): return 1") == ()


def test_science_is_there_where_it_is_asked_for_and_one_learner_can_not_spoil_it_for_the_next() -> None:
    honest = """
import numpy as np
from scipy import stats
import altair as alt
def f(xs):
    chart = alt.Chart(alt.Data(values=[{"x": x} for x in xs])).mark_bar().encode(x="x:Q").to_dict()
    return [np.mean(xs), np.array(xs) > 1, np.int64(3), float(round(stats.ttest_1samp(xs, 0).pvalue, 6)), chart["mark"]]
"""
    spoilt = "import numpy, scipy.stats as s\nnumpy.mean = s.ttest_1samp = None\ndef f(xs): return 0"

    before, _, after = [sandbox.run(code, "f", [[[1, 2, 3]]], science=True)[0] for code in (honest, spoilt, honest)]

    assert before.value == after.value == [2.0, [False, True, True], 3, 0.07418, {"type": "bar"}]
    assert sandbox.run("import numpy\ndef f(): return 1", "f", [[]])[0].value == 1  # the import alone failed
    assert sandbox.run("def f():\n    import numpy", "f", [[]])[0].trouble == "stopped with ModuleNotFoundError"
    assert set(keeping._kept) == {PLAIN, SCIENCE}


def test_the_instructor_reads_of_it_in_plain_words_and_the_mark_is_that_of_the_values() -> None:
    code = f"import os\ntry: os.system('ls')\nexcept OSError: pass\n{DOUBLE.solution}"

    mark, remarks = marking._run(DOUBLE, DOUBLE.title, DOUBLE.points, code)

    assert mark.points == DOUBLE.points
    assert remarks == [
        "Double: the code tried to start a process or a thread. It may be an accident; the cell shows it."
    ]
