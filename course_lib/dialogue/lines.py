"""Which of several lines a client says: none twice in a session, another one in another session."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from course_lib.dialogue.state import Reply, State
from course_lib.measures.chance import number

_STARTS = re.compile(r"(^|[.?!…] |\] )([a-z])")


def pick(state: State, lines: Sequence[str], reply: Reply | None = None, about: str = "") -> tuple[State, str | None]:
    """One of the lines that weren't said yet, and the state in which it is said; None where all of them were.

    What a line takes up of the reply ({feeling}, {about}) is filled in; where the reply has no such thing, the line
    isn't chosen.
    """
    slots = {"feeling": reply.feeling if reply and reply.feeling else "", "about": about}
    fitting = [line for line in lines if line not in state.spoken and all(slots[name] for name in _names(line))]
    taking_up = [line for line in fitting if "{feeling}" in line] or fitting
    if not taking_up:
        return state, None
    turn = len(state.landings)
    line = taking_up[number(state.seed, turn, lines[0]) % len(taking_up)]
    return replace(state, spoken=state.spoken | {line}), _filled(line, slots)


def say(state: State, line: str) -> State:
    """The state in which this very line has been said."""
    return replace(state, spoken=state.spoken | {line})


def _names(line: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", line) if "{" in line else []


def _filled(line: str, slots: dict[str, str]) -> str:
    if "{" not in line:
        return line
    return _STARTS.sub(lambda found: found[1] + found[2].upper(), line.format(**slots))
