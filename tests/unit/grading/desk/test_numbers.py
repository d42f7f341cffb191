"""Numbers in the place of names."""

from __future__ import annotations

from course_lib.grading.desk.numbers import newcomers, numbers
from course_lib.grading.desk.trail import Line
from tests.support.grading.piles import at

CLASS = [f"learner{number:02}" for number in range(30)]


def numbered(students: list[str], seed: str = "c0ffee") -> list[Line]:
    line = newcomers([], students, seed, at(0), "ann")
    assert line
    return [line]


def test_numbers_go_from_one_and_say_nothing_of_the_names() -> None:
    given = numbers(numbered(CLASS))

    assert sorted(given.values()) == list(range(1, 31))
    assert [given[name] for name in CLASS] != sorted(given.values())
    assert given == numbers(numbered(CLASS[::-1]))
    assert given != numbers(numbered(CLASS, "another seed"))


def test_who_hands_in_later_gets_the_next_numbers_and_nobody_elses_changes() -> None:
    first = numbered(CLASS[:20])

    line = newcomers(first, CLASS, "later", at(5), "bo")

    assert line
    after = numbers([*first, line])
    assert {name: after[name] for name in CLASS[:20]} == numbers(first)
    assert sorted(after[name] for name in CLASS[20:]) == list(range(21, 31))


def test_where_two_pages_number_at_once_the_earlier_line_holds() -> None:
    mine, theirs = numbered(CLASS), numbered(CLASS, "theirs")

    assert numbers([*mine, *theirs]) == numbers(mine)


def test_nobody_new_needs_no_line() -> None:
    assert newcomers(numbered(CLASS), CLASS, "x", at(1), "ann") is None
