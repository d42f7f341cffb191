"""How figures are taken and printed: medians, percentiles, and ratios to a peer measured in the same run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def process(code: str) -> float:
    """How long a fresh Python takes over some code, in seconds, the best of five; its own start is taken off."""
    return _process(code) - _process("pass")


@cache
def _process(code: str) -> float:
    return min(seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(5))


def p50(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile, by linear interpolation."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def line(name: str, value: str, note: str = "") -> None:
    """One figure on one line."""
    print(f"  {name:<58} {value:>12}   {note}".rstrip(), flush=True)


def milliseconds(value: float) -> str:
    """Seconds, printed as milliseconds."""
    return f"{value * 1000:,.0f} ms" if value >= 0.01 else f"{value * 1000:.2f} ms"
