"""The response coach: what it costs to have it, and what each reply costs."""

from __future__ import annotations

from functools import partial

from course_lib import paths
from course_lib.coach.loading import Coach, read
from course_lib.content.reader import Content
from course_lib.models import Moment
from tests.bench.figures import line, milliseconds, p50, p95, process, seconds
from tests.unit.coach.test_suite import GOOD, reading, rows

FIRST = "from course_lib.coach.loading import read; read('You came back and it was gone.', 'They gave away my desk.')"


def measure() -> None:
    print("\nThe coach (processes: best of 5, Python's own start taken off)")
    line("import course_lib.coach", milliseconds(process("import course_lib.coach")), "bar: 150 ms")
    line("the first reply, books and numbers read", milliseconds(process(FIRST)))
    read("Warm.", "")
    times = [seconds(partial(reading, row)) for name in GOOD for row in rows(name)]
    line(f"a reply of the frozen suite ({len(times)} of them), p50", milliseconds(p50(times)))
    line("a reply of the frozen suite, p95", milliseconds(p95(times)), "bar: 5 ms")
    moments = Content(paths.data()).all(Moment)
    strange = zip(moments, [*moments[1:], moments[0]], strict=True)  # no moment has seen the samples of the next one
    times = [seconds(partial(Coach(moment).read, one.reply)) for moment, other in strange for one in other.samples]
    line(f"a reply with its moment ({len(times)} of them), p95", milliseconds(p95(times)), "bar: 5 ms")
