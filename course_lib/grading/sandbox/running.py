"""Call a learner's function on given inputs, and tell what it returned: nothing else comes back from the sandbox.

What a value *should* be never goes in, so nothing that code does in there (print, exit, patch, forge a result) can earn
a point but returning the right value.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from course_lib.grading.sandbox import keeping, outcomes
from course_lib.grading.sandbox.kits import PLAIN, SCIENCE, Kit
from course_lib.grading.sandbox.outcomes import Outcome
from course_lib.grading.sandbox.warm import End, Gone

LONGEST_SOURCE = 20_000
#: By the clock, for all calls together; the limit on processor time ends a busy loop sooner.
SECONDS = 5.0
#: A computer may stand still once.
ATTEMPTS = 2
READY = b"ready\n"


class Unfinished(Exception):
    """Nobody can say what a function returns: it was ended without having had what it may use. For the instructor."""


def run(
    source: str,
    function: str,
    inputs: Sequence[Sequence[Any]],
    *,
    seconds: float = SECONDS,
    science: bool = False,
) -> list[Outcome]:
    """Call `function`, defined by `source`, once with each of `inputs`; one outcome each, in order.

    All calls are made in one fresh process, whose walls `inside.confinement` describes. With `science`, numpy, scipy,
    pandas and altair can be imported in it, as far as they are installed here. Raises NoSandbox where the sandbox
    itself can't start, and Unfinished where `seconds` have passed twice before the processor time was used up.
    """
    if len(source) > LONGEST_SOURCE:
        return [Outcome(False, trouble=f"is longer than {LONGEST_SOURCE} characters and was not run")] * len(inputs)
    kit = SCIENCE if science else PLAIN
    asked = {"source": source, "function": function, "inputs": inputs, "longest": outcomes.LONGEST_VALUE}
    request = json.dumps(asked).encode("utf-8", "replace")
    for _ in range(ATTEMPTS):
        try:
            with keeping.lent(kit) as warm:
                end = warm.run(request, seconds)
        except Gone:
            continue
        if end.output.startswith(READY) and not _cut_short(end, kit):
            return _told(end, kit, len(inputs))
    raise Unfinished(
        f"was tried {ATTEMPTS} times and ended each time before it had used its processor time; either it waits for "
        f"something, or this computer was too busy for {seconds:g} seconds. Look at the code, or mark again"
    )


def _cut_short(end: End, kit: Kit) -> bool:
    """Whether it was ended by something else than its own doing: the clock, or a computer short of memory."""
    killed = end.code == -signal.SIGKILL and not end.flooded
    return end.late or (killed and not _used_up(end, kit))


def _used_up(end: End, kit: Kit) -> bool:
    return end.seconds > 0.9 * kit.seconds


def _told(end: End, kit: Kit, calls: int) -> list[Outcome]:
    found, remarks = outcomes.read(end.output.removeprefix(READY), calls)
    if end.flooded:
        remarks.append("wrote more than any results need")
    elif _used_up(end, kit):
        remarks.append(f"used up its processor time ({kit.seconds} s)")
    elif end.code < 0:
        remarks.append(f"ended Python by a signal ({signal.strsignal(-end.code)})")
    elif outcomes.STOPPED in found:
        remarks.append(outcomes.ENDED)
    told = tuple(dict.fromkeys(remarks))
    return [replace(one, remarks=told) for one in found]
