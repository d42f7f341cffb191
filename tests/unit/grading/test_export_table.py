"""Marks as a table for people: nobody is missing, nothing runs, and a total that isn't final isn't there."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from course_lib.grading.export import table
from course_lib.grading.marks import Learner, Marks, Points, number
from tests.support.grading.platforms import learner, marks


def rows(given: Marks, *, with_unmarked: bool = False) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(given, "f", with_unmarked=with_unmarked).text.removeprefix("\ufeff"))))


def test_a_row_holds_points_by_item_their_most_the_total_and_what_is_still_to_do() -> None:
    una = replace(learner("una", 1.5, 4, last_name="Holm", first_name="Una", email="u@x.org"), late=True, penalty=0.5)

    assert rows(marks(una)) == [
        {
            "id": "una",
            "last name": "Holm",
            "first name": "Una",
            "email": "u@x.org",
            "handed in": "yes",
            "late": "yes",
            "needs a person": "no",
            "late penalty": "0.5",
            "total": "5",
            "max": "8",
            "the-late-bus (of 2)": "1.5",
            "a-reply (of 6)": "4",
        }
    ]


def test_what_waits_for_a_person_has_no_total_and_is_named_unless_asked_for() -> None:
    waiting = marks(learner("mo", 2))

    (row,), (half,) = rows(waiting), rows(waiting, with_unmarked=True)
    (letter,) = table(waiting, "f.csv", with_unmarked=False).left_out

    assert (row["needs a person"], row["the-late-bus (of 2)"], row["a-reply (of 6)"], row["total"]) == (
        "yes",
        "2",
        "",
        "",
    )
    assert str(letter).startswith("f.csv:2: mo: no total: waits for a person to mark; mark it (`empathy mark`)")
    assert (half["needs a person"], half["total"]) == ("yes", "2")
    assert table(waiting, "f", with_unmarked=True).left_out == ()


def test_an_overruled_mark_that_asks_to_be_looked_at_again_is_not_final() -> None:
    items = {"the-late-bus": Points(2), "a-reply": Points(4, waits=True)}

    assert Learner("mo", handed_in=True, items=items).total(with_unmarked=False) is None
    assert Learner("mo", handed_in=True, items=items).total(with_unmarked=True) == 6


def test_an_item_that_a_killed_run_left_without_points_is_not_final() -> None:
    assert Learner("mo", handed_in=True, items={"a-reply": Points(None)}).total(with_unmarked=False) is None


def test_nothing_handed_in_is_no_zero() -> None:
    (row,) = rows(marks(learner("ida")), with_unmarked=True)

    assert (row["handed in"], row["needs a person"], row["total"], row["a-reply (of 6)"]) == ("no", "no", "", "")


def test_a_penalty_takes_no_more_than_there_is() -> None:
    assert replace(learner("una", 1, 0), penalty=4).total(with_unmarked=False) == 0


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("field", ["id", "last_name", "first_name", "email"])
def test_no_text_runs_as_a_formula(sign: str, field: str) -> None:
    one = replace(learner("una", 1, 1), **{field: f"{sign}SUM(1)"})  # type: ignore[arg-type]

    (row,) = rows(marks(one))

    assert f"'{sign}SUM(1)" in row.values()
    assert f"{sign}SUM(1)" not in row.values()


def test_an_item_called_like_a_formula_does_not_run_either() -> None:
    assert "'=1 (of 2)" in table(Marks("a", {"=1": 2.0}, ()), "f", with_unmarked=False).text


@pytest.mark.parametrize(
    ("points", "said"), [(0, "0"), (10, "10"), (100, "100"), (8.5, "8.5"), (1 / 3, "0.33"), (12345.678, "12345.68")]
)
def test_points_have_two_decimals_at_most(points: float, said: str) -> None:
    assert number(points) == said
