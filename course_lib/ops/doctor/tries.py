"""What an account of the class could do to others, as it was tried on this machine. Pure.

The trying itself is in `stranger`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course_lib.ops.doctor.finding import Finding

#: What is tried, in words, and what to do where it succeeds.
WORDS = {
    "enter": ("can enter {place}", "run `chmod 700 {place}`"),
    "list": ("can list {place}", "run `chmod o-r {place}`; if it is below /run or in the exchange, start the hub anew"),
    "read": ("can read {place}", "run `chmod 600 {place}`"),
    "write": ("can write to {place}", "run `chown -R root {place}` and `chmod -R go-w {place}`"),
    "course": (
        "can enter {place}, of a course that they aren't in",
        "see who is in the course's group; if it is right, start the hub anew, which closes the folder",
    ),
    "open": (
        "can enter {place}, which somebody else handed in",
        "run `chmod 770 {place}`, and let everybody restart their server: work is then handed in closed",
    ),
    "take": (
        "can listen at {place} in the place of the hub while it is down",
        "take a port below 1024 in the settings, and see that `sysctl net.ipv4.ip_unprivileged_port_start` says 1024",
    ),
}


@dataclass(frozen=True)
class Try:
    """`what` was tried at a place (a key of WORDS), by an account; and whether it was possible."""

    what: str
    place: str
    who: str = ""
    possible: bool = False


def check(tries: Iterable[Try]) -> Iterator[Finding]:
    """A finding for each that was possible."""
    for one in tries:
        if one.possible:
            says, do = WORDS[one.what]
            yield Finding(f"{one.who} {says.format(place=one.place)}.", do.format(place=one.place))
