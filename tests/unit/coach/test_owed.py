"""What is owed to danger, on replies that nothing was learnt from: the direct question, and the step after an answer.

`python -m tests.unit.coach.test_owed` prints the score. The set is frozen, see `blind/README.md`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from course_lib.coach import Reading
from course_lib.coach.loading import read
from course_lib.content import strict_yaml
from tests.unit.coach.test_blind import BLIND

#: The share of replies that give what is owed which has to pass, and of those that don't which has to be stopped.
PASS, STOPPED = 0.7, 0.97


@cache
def clients() -> list[dict[str, Any]]:
    found: Any = strict_yaml.read(BLIND / "owed.yml")[0]
    return list(found)


@cache
def readings(gives: bool) -> list[tuple[str, str, Reading]]:
    return [
        (client["owes"], row["reply"], read(row["reply"], client["says"], risk=client["owes"]))
        for client in clients()
        for row in client["replies"]
        if row["gives"] is gives
    ]


def test_the_set_is_whole() -> None:
    assert (len(clients()), len(readings(gives=True)), len(readings(gives=False))) == (20, 80, 60)


def test_seven_in_ten_replies_that_give_what_is_owed_pass() -> None:
    stopped = [reply for _, reply, reading in readings(gives=True) if reading.safety or reading.hold]

    assert len(stopped) <= (1 - PASS) * 80, stopped


def test_replies_that_only_look_as_if_they_gave_it_are_stopped_and_earn_nothing() -> None:
    passed = [reply for _, reply, reading in readings(gives=False) if not reading.safety]

    assert len(passed) <= (1 - STOPPED) * 60, passed
    assert [reply for _, reply, reading in readings(gives=False) if reading.strength] == []


if __name__ == "__main__":
    for gives in (True, False):
        told = [(owes, "stop" if one.safety else "hold" if one.hold else "read") for owes, _, one in readings(gives)]
        print("gives" if gives else "doesn’t", dict(Counter(told)))
