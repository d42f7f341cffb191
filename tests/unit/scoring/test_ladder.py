"""How the difficulty of a drill follows the answers."""

from __future__ import annotations

import pytest

from course_lib.models import DrillLine
from course_lib.scoring.drill import Outcome
from course_lib.scoring.ladder import Answered, by_level, level, next_line


def line(name: str = "a-line", at: int = 1) -> DrillLine:
    said = {
        "id": name, "level": at, "name": "Ilse", "age": 68, "detail": "learning to drive", "says": "I passed.",
        "feelings": {"present": ["relieved"], "absent": ["ashamed"]}, "listen_for": ["one", "two"],
        "meets": ["a", "b"], "misses": {"reply": "c", "why": "d"},
    }  # fmt: skip
    return DrillLine.model_validate(said)


def answered(*tries: tuple[Outcome | None, Outcome | None]) -> list[Answered]:
    return [Answered(line(), first, second) for first, second in tries]


@pytest.mark.parametrize(
    ("tries", "at"),
    [
        ([], 1),
        ([("there", None)], 1),
        ([("there", None), ("there", None)], 2),
        ([("there", None), ("maybe", "there"), ("there", None)], 1),
        ([("there", None)] * 3, 2),
        ([("there", None)] * 4, 3),
        ([("there", None)] * 9, 3),
        ([("there", None)] * 2 + [("not-seen", None)], 2),
        ([("there", None)] * 2 + [("not-seen", "not-seen")], 1),
        ([("there", None)] * 2 + [("not-seen", "maybe")], 2),
        ([("not-seen", "not-seen")] * 3, 1),
        ([("there", None), (None, None), ("there", None)], 1),
    ],
)
def test_two_in_a_row_lead_up_and_a_second_try_without_it_leads_down(
    tries: list[tuple[Outcome | None, Outcome | None]], at: int
) -> None:
    assert level(answered(*tries)) == at


def test_where_a_level_is_used_up_the_nearest_has_the_next_line_the_easier_first() -> None:
    easy, hard, same = line("easy", 1), line("hard", 3), line("same", 2)

    assert next_line(2, [hard, easy, same]) is same
    assert next_line(2, [hard, easy]) is easy
    assert next_line(1, [hard]) is hard
    assert next_line(1, []) is None


def test_lines_passed_over_count_on_no_level() -> None:
    assert by_level(answered(("there", None), ("maybe", "there"), ("maybe", None), (None, None))) == [(1, 3, 2)]
