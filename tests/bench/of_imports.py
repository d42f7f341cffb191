"""What a kernel pays before the first activity."""

from __future__ import annotations

import subprocess
import sys

from tests.bench.figures import line, milliseconds, seconds

FIRST = "import course_lib as course; course.quiz('listening-check')"


def measure() -> None:
    print("\nImports (best of 5 fresh processes, Python's own start taken off)")
    bare = _process("pass")
    line("import course_lib", milliseconds(_process("import course_lib") - bare), "aim: under 350 ms")
    line("import course_lib and make the first activity", milliseconds(_process(FIRST) - bare))
    line("for comparison: import ipywidgets", milliseconds(_process("import ipywidgets") - bare))


def _process(code: str) -> float:
    return min(seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(5))
