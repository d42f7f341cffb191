"""The sandbox: what one set of calls of a learner's function costs, from a warm Python and from a cold one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial

import psutil

from course_lib.grading import sandbox
from tests.bench.figures import line, milliseconds, p50, p95, seconds
from tests.support.grading.classroom import box_trouble
from tests.support.grading.warm_python import python

PLAIN = "def f(x): return 2 * x"
NUMPY = "import numpy as np\ndef f(x): return np.mean([x, 2, 3])"
STATS = "from scipy import stats\ndef f(x): return stats.ttest_ind([1, 2, x], [4, 5, 9]).pvalue"
RUNS = 100


def measure() -> None:
    print(f"\nThe sandbox (p50 and p95 of {RUNS} sets of two calls; cold: of 5)")
    if trouble := box_trouble():
        print(f"  not measured: {trouble}")
        return
    bare = [seconds(lambda: subprocess.run([sys.executable, "-I", "-S", "-c", PLAIN], check=True)) for _ in range(20)]
    line("for comparison: Python starts, without walls", milliseconds(p50(bare)), milliseconds(p95(bare)))
    for name, source, science in (
        ("the course's function", PLAIN, False),
        ("numpy", NUMPY, True),
        ("scipy.stats", STATS, True),
    ):
        call = partial(sandbox.run, source, "f", [[1], [2]], science=science)
        cold = [_cold(call) for _ in range(5)]
        warm = [seconds(call) for _ in range(RUNS)]
        line(f"{name}, cold", milliseconds(p50(cold)), milliseconds(p95(cold)))
        held = f"{python().memory_info().rss / 2**20:.0f} MiB held; {p50(cold) / p50(warm):.0f} times faster"
        line(f"{name}, warm", milliseconds(p50(warm)), f"{milliseconds(p95(warm))}; {held}")
    sandbox.close()
    line("processes left", str(len(psutil.Process().children(recursive=True))), "bar: 0")


def _cold(call: Callable[[], object]) -> float:
    sandbox.close()
    return seconds(call)
