"""What a kernel pays before the first activity."""

from __future__ import annotations

from tests.bench.figures import line, milliseconds, process

FIRST = "import course_lib as course; course.quiz('listening-check')"


def measure() -> None:
    print("\nImports (best of 5 fresh processes, Python's own start taken off)")
    line("import course_lib", milliseconds(process("import course_lib")), "aim: under 350 ms")
    line("import course_lib and make the first activity", milliseconds(process(FIRST)))
    line("for comparison: import ipywidgets", milliseconds(process("import ipywidgets")))
