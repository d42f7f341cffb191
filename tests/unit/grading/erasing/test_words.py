"""By which words a learner is known, and what of a trail stays without them."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest

from course_lib.grading.erasing.words import Whom, lines_without

ANA = Whom(frozenset({"ana"}), frozenset({"Ana Lind", "Lind, Ana", "ana@example.org"}))


def left(whom: Whom, *lines: Any) -> list[bytes]:
    numbers = count(1)
    written = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return lines_without(whom, written, lambda: f"nobody-{next(numbers)}")


@pytest.mark.parametrize("text", ["ana", "of Ana:", "lind, ana", "x\tana,5", "<ana@example.org>", "submitted/ana/05"])
def test_a_name_is_found_as_a_word_of_its_own(text: str) -> None:
    assert ANA.is_in(text)


@pytest.mark.parametrize("text", ["anaphora", "diana", "ana-maria", "lana@example.org", "Anna Lind", ""])
def test_a_name_within_another_word_is_none(text: str) -> None:
    assert not ANA.is_in(text)


def test_lines_about_a_learner_go_and_all_others_stay_to_the_byte() -> None:
    head, ben, phrase = b'{"format": 1}', b'{ "student":"ben", "comment": "as ana had it" }', b'{"did": "phrase"}'

    assert left(ANA, head, {"student": "ana", "points": 2}, ben, phrase) == [head, ben, phrase]


def test_a_line_that_a_kill_has_torn_stays_unless_it_names_them() -> None:
    assert left(ANA, b'{"student": "ben", "po', b'{"student": "ana", "po') == [b'{"student": "ben", "po']


def test_others_keep_their_numbers_where_one_is_replaced_in_the_order() -> None:
    drawn = {"seed": "a", "students": ["ada", "ana", "mo"]}

    (line,) = left(ANA, drawn)

    assert json.loads(line) == {"seed": "a", "students": ["ada", "nobody-1", "mo"]}


def test_of_everybody_what_is_about_nobody_stays() -> None:
    everybody = Whom(frozenset(), everybody=True)
    due = b'{"kind": "due", "assignment": "foundations"}'

    assert left(everybody, {"student": "ana"}, due, {"students": ["ana", "ben"]}) == [due]
