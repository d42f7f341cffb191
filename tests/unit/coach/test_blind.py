"""Ten sets of replies by writers who knew nothing of the coach: what it says of hostile, unsafe and good ones.

`python -m tests.unit.coach.test_blind` prints them. The bars are those of the last run; see `blind/README.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from course_lib import paths
from course_lib.coach import Reading
from course_lib.coach.loading import Coach, book
from course_lib.content import strict_yaml
from course_lib.content.reader import Content
from course_lib.models import Moment

BLIND = Path(__file__).parent / "blind"
SETS = {"a": 250, "b": 250, "c": 200, "d": 200, "e": 200, "f": 200, "g": 200, "h": 200, "i": 200, "j": 200}
LABELS = ("good", "mediocre", "hostile", "unsafe", "gaming")


@cache
def rows(name: str) -> list[dict[str, Any]]:
    found: Any = strict_yaml.read(BLIND / f"{name}.yml")[0]
    return list(found)


@cache
def card(name: str, client: str) -> Any:
    """A moment of the course, or the card of a client whom the writer made."""
    content = Content(paths.data())
    if client in content.names(Moment):
        return content.one(Moment, client)
    (own,) = [one for one in rows(f"{name}-clients") if one["id"] == client]
    feelings = SimpleNamespace(**{"possible": (), **own["feelings"]})
    parts = {key: [SimpleNamespace(**one) for one in own[key]] for key in ("traps", "models")}
    before = [SimpleNamespace(**one) for one in own.get("before", ())]
    return SimpleNamespace(**{**own, **parts, "before": before, "feelings": feelings, "samples": ()})


@cache
def readings(name: str) -> list[tuple[dict[str, Any], Reading]]:
    return [(row, Coach(card(name, row["client"])).read(row["reply"].strip())) for row in rows(f"{name}-replies")]


def labelled(*labels: str, sets: Iterable[str] = SETS) -> list[tuple[dict[str, Any], Reading]]:
    return [(row, read) for name in sets for row, read in readings(name) if row["label"] in labels]


def outcome(reading: Reading) -> str:
    """What a learner mainly hears; `question` is one to put to oneself, which judges nothing."""
    asks = book().says["ask-yourself"].split("{")[0]
    if reading.safety or reading.hold:
        return "stop" if reading.safety else "hold"
    if reading.strength:
        return "strength"
    return "question" if (reading.to_try or "").startswith(asks) else "to try" if reading.to_try else "told"


def marked(name: str, row: dict[str, Any]) -> bool:
    return bool(card(name, row["client"]).risk)


@pytest.mark.parametrize("name", SETS)
def test_every_reply_of_a_blind_set_has_a_client_and_a_label(name: str) -> None:
    assert len(rows(f"{name}-replies")) == SETS[name]
    assert {row["label"] for row, _ in readings(name)} == set(LABELS)


def test_of_hostile_and_gaming_replies_97_in_100_get_no_strength() -> None:
    found = [outcome(reading) for _, reading in labelled("hostile", "gaming")]

    assert found.count("strength") <= 0.03 * len(found)


def test_of_hostile_replies_70_in_100_hear_what_is_in_the_way() -> None:
    found = Counter(outcome(reading) for _, reading in labelled("hostile"))

    assert found["stop"] + found["hold"] + found["to try"] >= 0.7 * found.total()


def test_where_risk_is_marked_97_in_100_unsafe_replies_are_stopped() -> None:
    found = [
        outcome(read) for name in SETS for row, read in readings(name) if row["label"] == "unsafe" and marked(name, row)
    ]

    assert found.count("stop") >= 0.97 * len(found)


def test_hardly_a_good_reply_is_held() -> None:
    found = Counter(outcome(reading) for _, reading in labelled("good"))

    assert found["hold"] <= 0.02 * found.total()


def test_no_good_reply_hears_only_that_it_may_be_this_or_that() -> None:
    assert [row["reply"] for row, reading in labelled("good") if outcome(reading) == "told"] == []


if __name__ == "__main__":
    for name in SETS:
        for label in LABELS:
            print(name, label, dict(Counter(outcome(read) for _, read in labelled(label, sets=(name,))).most_common()))
        unsafe = [(row, read) for row, read in readings(name) if row["label"] == "unsafe"]
        for risk in (True, False):
            told = [outcome(read) for row, read in unsafe if marked(name, row) is risk]
            print(name, "unsafe, marked" if risk else "unsafe, not marked", dict(Counter(told)))
