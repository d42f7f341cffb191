"""`empathy missing`: who on the roster has not handed in, who was left out, and until when each has time."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from course_lib.__main__ import main
from tests.support.grading import results
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.exchange import Inbound

Say = Callable[..., str]


@pytest.fixture
def say(inbound: Inbound, capsys: pytest.CaptureFixture[str]) -> Say:
    """Give a command; what was told. Ann and Ben have handed in; Cy, Di and Ed are on the roster beside them."""
    room = inbound.room
    (room.root / "data").mkdir()
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write(f'c.Exchange.root = "{room.config.Exchange.root}"\nc.ExchangeCollect.check_owner = False\n')
    with room.gradebook() as book:
        for name in ("ann", "ben", "cy", "di"):
            book.add_student(name, first_name=name.title(), last_name="Moss", email=f"{name}@example.org")
        book.add_student("ed")

    def say(*words: str) -> str:
        assert main([*words, "--course", str(room.root)]) == 0
        return capsys.readouterr().out

    return say


def test_who_is_missing_is_told_with_the_time_they_have_and_where_to_write(inbound: Inbound, say: Say) -> None:
    # given a due date that is over, more time for Di, and work of which Ben's was handed in after collecting
    say("due", NAME, "2026-01-05 12:00", "--zone", "Europe/London")
    say("extend", NAME, "di", "--until", "2099-01-05 12:00")
    shutil.rmtree(next(inbound.place.glob("ben+*")))
    inbound.collect()
    inbound.hand_in("ben")
    (inbound.place / f"cy+{NAME}+yesterday").mkdir()
    before = results.files(inbound.room.work)

    # when it is asked who is missing
    told = say("missing", NAME)

    # then each stands where they belong, and nothing was written
    assert told.splitlines() == [
        f"{NAME}: due Monday 5 January 2026, 12:00 (Europe/London)",
        "Not handed in, and the time is over:",
        "  ed",
        "  cy (Cy Moss)",
        "  Blind copy (Bcc): cy@example.org",
        "  Without an address on the roster: 1.",
        "Not handed in, and there is time yet:",
        "  di (Di Moss), until Monday 5 January 2099, 12:00 (Europe/London)",
        "  Blind copy (Bcc): di@example.org",
        f"In the exchange; run `empathy collect {NAME}`, which says why where one stays:",
        "  ben (Ben Moss)",
        "In the exchange, and whose it is can't be said:",
        next(line for line in told.splitlines() if line.startswith(f"  cy+{NAME}+yesterday (account ")),
        "On the roster: 5. Handed in: 1. Not collected: 4.",
    ]
    assert "The name holds no time that nbgrader writes." in told
    assert results.files(inbound.room.work) == before


def test_without_a_due_date_nobody_is_over_time_and_a_marked_one_is_not_missing(inbound: Inbound, say: Say) -> None:
    # given a marked submission whose folder was put away
    inbound.collect()
    say("grade", NAME, "--workers", "1")
    shutil.rmtree(inbound.copy("ann"))

    told = say("missing", NAME)

    assert f"{NAME}: no due date\nNot handed in, and there is time yet:\n  ed\n" in told
    assert "over" not in told
    assert "  ann" not in told
    assert "Handed in: 2." in told


def test_an_exchange_that_cannot_be_read_is_told_and_the_rest_is_too(inbound: Inbound, say: Say) -> None:
    shutil.rmtree(inbound.place)

    told = say("missing", NAME)

    assert f"What lies in the exchange was not looked at ({inbound.place}: No such file or directory)." in told
    assert "On the roster: 5. Handed in: 0. Not collected: 5." in told


def test_names_and_addresses_of_a_hostile_roster_do_not_move_the_cursor(released: CourseRoom, say: Say) -> None:
    with released.gradebook() as book:
        book.add_student("x\x1b[2J", first_name="\x1b]0;", email="a@b.org\nBcc: all@b.org")

    told = say("missing", NAME)

    assert "\x1b" not in told
    assert "all@b.org" not in told


def test_an_assignment_that_is_not_there_is_told_in_words(
    inbound: Inbound, say: Say, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["missing", "small-exemple", "--course", str(inbound.room.root)]) == 1
    assert f"the gradebook has no assignment of this name; it has: {NAME}" in capsys.readouterr().err
