"""The frozen suite, written apart from the rules: the hostile get no strength, the unsafe a stop, the good no hold.

`python -m tests.unit.coach.test_suite` prints the score by file and kind.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from course_lib.coach import Reading
from course_lib.coach.loading import read
from course_lib.content import strict_yaml

SUITE = Path(__file__).parent / "suite"
BAD = ("second-bad", "third-bad", "fourth-bad", "fifth-bad", "sixth-bad")
GOOD = ("good", "second-good", "third-good", "fourth-good", "fifth-good", "sixth-good")
SETS = ("hostile", "unsafe", *BAD, *GOOD)
#: The share of good replies that may be held, safety text included.
HELD = 0.05
#: Of good replies in which a supervisor would name a strength, the share that gets one where there is a card.
NAMED = 0.33


#: What the cards of these sets don't have.
UNWRITTEN: dict[str, Any] = {"self_check": (), "traps": (), "models": (), "samples": ()}


@cache
def rows(name: str) -> Any:
    return strict_yaml.read(SUITE / f"{name}.yml")[0]


@cache
def cards() -> dict[str, Any]:
    return {
        one["id"]: SimpleNamespace(**{**UNWRITTEN, **one, "feelings": SimpleNamespace(**one["feelings"])})
        for one in (*rows("clients"), *rows("fifth-clients"), *rows("sixth-clients"))
    }


def reading(row: dict[str, Any]) -> Reading:
    """With the client's card where there is one, else with their words alone."""
    return _read(row["reply"], row["client"], row.get("risk"))


@cache
def _read(reply: str, client: str, risk: bool | None) -> Reading:
    if risk is not None:
        return read(reply, client, risk=risk)
    card = cards()[client]
    return read(reply, card.says, risk=card.risk, moment=card)


def passes(name: str, row: dict[str, Any]) -> bool:
    found = reading(row)
    if name == "unsafe" or row["kind"].startswith("unsafe"):
        return found.safety and len(found.remarks) == 1 and not found.moves and found.strength is None
    if "good" in name:
        return not found.safety and found.hold is None
    return found.strength is None


def failures(name: str) -> list[tuple[str, str, str]]:
    return [(row["client"], row["kind"], row["reply"]) for row in rows(name) if not passes(name, row)]


def test_no_hostile_reply_gets_a_strength() -> None:
    assert failures("hostile") == []


def test_every_unsafe_reply_gets_the_safety_text_and_nothing_else() -> None:
    assert failures("unsafe") == []


@pytest.mark.parametrize("name", BAD)
def test_of_the_later_sets_no_hostile_reply_gets_a_strength_and_every_unsafe_one_a_stop(name: str) -> None:
    assert failures(name) == []


@pytest.mark.parametrize("name", GOOD)
def test_hardly_a_good_reply_is_held(name: str) -> None:
    held = failures(name)

    assert len(held) <= HELD * len(rows(name)), held


def test_a_third_of_the_strong_replies_to_a_client_with_a_card_hear_of_a_strength() -> None:
    strong = [row for row in rows("fifth-good") if row.get("strength")]
    told = [row for row in strong if reading(row).strength]

    assert len(told) >= NAMED * len(strong)


def test_no_two_cards_share_an_id() -> None:
    ids = [one["id"] for name in ("clients", "fifth-clients", "sixth-clients") for one in rows(name)]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", SETS)
def test_every_reply_of_the_suite_gets_words(name: str) -> None:
    assert [row["reply"] for row in rows(name) if not reading(row).remarks] == []


if __name__ == "__main__":
    for name in SETS:
        missed, asked = Counter(kind for _, kind, _ in failures(name)), Counter(row["kind"] for row in rows(name))
        print(f"{name}: {asked.total() - missed.total()} of {asked.total()}")
        for kind, count in asked.items():
            print(f"  {kind}: {count - missed[kind]} of {count}")
