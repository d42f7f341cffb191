"""What the calls of a learner's function came to, read from lines that the learner's own code may have written.

Must not: trust any of them, or know what a value should be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: In characters of JSON: a chart of some rows has two thousand.
LONGEST_VALUE = 10_000
#: A value, and what stands beside it in its line.
LONGEST_LINE = LONGEST_VALUE + 100


@dataclass(frozen=True)
class Outcome:
    """What one call came to: a `value` as plain data if it `returned`, else its `trouble` in words for the learner.

    `lacks`: a well-known package that it ended for want of. `remarks`: what an instructor may want to know of the code,
    whatever it returned.
    """

    returned: bool
    value: Any = None
    trouble: str = ""
    lacks: str = field(default="", compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)


STOPPED = Outcome(False, trouble="was stopped: it took too long, used too much, or ended Python")
TRIED = {
    "process": "tried to start a process or a thread",
    "signal": "tried to send a signal to a process",
    "network": "tried to use the network",
    "system": "went around Python to the system itself (`ctypes`, `fcntl`)",
    "hook": "put a hook into Python",
    "write": "tried to write a file",
    "frame": "looked into the sandbox's own variables",
}
#: What its own end by an exception tells.
ENDS = {"MemoryError": "asked for more memory than there is in the sandbox", "SystemExit": "tried to end Python"}
ENDED = "ended before all of its calls were made"
#: What learners call packages, by the name that they are imported by.
PACKAGES = {
    "alt": "altair", "np": "numpy", "pd": "pandas", "plt": "matplotlib", "sns": "seaborn", "sp": "scipy",
    "stats": "scipy", "pg": "pingouin", "sm": "statsmodels",
    **{name: name for name in (
        "altair", "collections", "itertools", "krippendorff", "math", "matplotlib", "numpy", "pandas", "pingouin",
        "random", "re", "scipy", "seaborn", "sklearn", "statistics", "statsmodels",
    )},
}  # fmt: skip
FORGED = "wrote into the channel by which its results come back"


def read(output: bytes, calls: int) -> tuple[list[Outcome], list[str]]:
    """One outcome a call, in order, and what the lines say of the code. Lines of another form are passed over."""
    outcomes = [STOPPED] * calls
    remarks: list[str] = []
    told: set[int] = set()
    for line in _lines(output):
        number = line.get("call")
        if str(line.get("tried")) in TRIED:
            remarks.append(TRIED[str(line["tried"])])
        elif type(number) is not int or not 0 <= number < calls or number in told:
            remarks.append(FORGED)
        else:
            told.add(number)
            outcomes[number] = _outcome(line)
            if (trouble := str(line.get("trouble"))) in ENDS:
                remarks.append(ENDS[trouble])
    return outcomes, remarks


def _lines(output: bytes) -> Iterator[dict[str, Any]]:
    """Each line as an object, an empty one for what is none. What was cut off by the end of its process is left out."""
    for line in output.splitlines(keepends=True):
        if line.endswith(b"\n"):
            try:
                found = json.loads(line) if len(line) <= LONGEST_LINE else None
            except (ValueError, RecursionError):
                found = None
            yield found if isinstance(found, dict) else {}


def _outcome(line: dict[str, Any]) -> Outcome:
    if line.get("long"):
        return Outcome(False, trouble="gave something far too long")
    if "value" in line and line.get("trouble") is None:
        return Outcome(True, line["value"])
    # Learners name their own exceptions, and a name with brackets in it would become a picture or a link.
    name = "".join(letter for letter in str(line.get("trouble"))[:40] if letter.isalnum())
    return Outcome(False, trouble=f"stopped with {name}", lacks=_package(line.get("lacks")))


def _package(lacks: Any) -> str:
    """The first well-known package among names of what wasn't there."""
    names = lacks[:2] if isinstance(lacks, list) else []
    return next((PACKAGES[name] for name in names if isinstance(name, str) and name in PACKAGES), "")
