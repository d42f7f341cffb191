"""What has to be marked, and what the gradebook gets: plain data in, plain data out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from course_lib.grading.batch.rows import Cell, Held, Marks, Outline, Rows, made
from course_lib.grading.batch.todo import Basis, Done, Now, reason

BASIS = Basis("submission", "assignment", "due")
DONE = Done(BASIS, {"bus": 2.0, "reply": None}, "notebook")
NOW = Now(BASIS, {"bus": 2.0, "reply": None}, "notebook")
DUE = datetime(2026, 11, 1, 12)  # noqa: DTZ001  nbgrader keeps times in UTC without saying so
OUTLINE = Outline("a", "n", DUE, [Cell("1", "bus"), Cell("2", "reply")], [Cell("3", "bus"), Cell("4", "reply")])


@pytest.mark.parametrize(
    ("done", "now", "why"),
    [
        (DONE, NOW, ""),
        (None, replace(NOW, marks=None), "not marked yet"),
        (DONE, replace(NOW, marks=None), "not marked yet"),
        (None, NOW, "handed in anew, or marked by another way"),
        (DONE, replace(NOW, basis=replace(BASIS, submission="new")), "handed in anew, or marked by another way"),
        (DONE, replace(NOW, basis=replace(BASIS, assignment="new")), "the bank or the release has changed"),
        (DONE, replace(NOW, basis=replace(BASIS, due="new")), "the due date or an extension has changed"),
        (DONE, replace(NOW, marks={"bus": None, "reply": None}), "the gradebook held other marks"),
        (DONE, replace(NOW, notebook="torn"), "the marked notebook was not as it was written"),
    ],
)
def test_a_submission_is_marked_again_for_a_reason_that_is_told(done: Done | None, now: Now, why: str) -> None:
    assert reason(done, now, force=False) == why
    assert reason(done, now, force=True) == (why or "asked for with --force")


def test_a_note_comes_back_from_its_line_and_a_strange_line_is_none() -> None:
    assert Done.from_line(DONE.line("ada")) == DONE
    assert Done.from_line({}) is None
    assert Done.from_line(DONE.line("ada") | {"marks": 7}) is None


def rows(
    held: Held,
    marks: dict[str, float | None],
    time: datetime | None = DUE,
    taken: Any = None,
    waiting: frozenset[str] = frozenset(),
) -> Rows:
    ids = map(str, count(100))
    return made(held, OUTLINE, "ada", Marks(marks, waiting), time, lambda points, late: taken, lambda: next(ids))


def test_what_has_points_by_rule_and_more_to_come_waits_for_a_person() -> None:
    new = rows(Held(), {"bus": 2.0, "reply": 1.0}, waiting=frozenset(["reply"]))

    by_cell = {row["cell_id"]: row for row in new.grades}
    waits = {cell.name: by_cell[cell.id]["needs_manual_grade"] for cell in OUTLINE.graded}
    assert waits == {"bus": False, "reply": True}


def as_held(rows: Rows) -> Held:
    grades = {row["cell_id"]: row for row in rows.grades}
    return Held(rows.submission, rows.notebook, grades, {row["cell_id"]: row for row in rows.comments})


def test_a_first_submission_gets_all_its_rows_and_no_change_is_told() -> None:
    new = rows(Held(), {"bus": 2.0, "reply": None})

    assert new.submission["student_id"] == "ada"
    assert new.submission["timestamp"] == DUE
    assert [(row["auto_score"], row["needs_manual_grade"]) for row in new.grades] == [(2.0, False), (None, True)]
    assert [row["cell_id"] for row in new.comments] == ["3", "4"]
    assert new.notebook["late_submission_penalty"] is None
    assert new.changed == []
    assert len({row["id"] for row in (new.submission, new.notebook, *new.grades, *new.comments)}) == 6


def test_a_persons_mark_stays_is_looked_at_again_and_counts_for_the_penalty() -> None:
    # given a marked submission to which a person has given a mark
    held = as_held(rows(Held(), {"bus": 2.0, "reply": None}))
    held = replace(held, grades={"1": held.grades["1"], "2": dict(held.grades["2"]) | {"manual_score": 4.0}})

    # when it is marked again, a day late, where lateness takes off more than there is
    new = rows(held, {"bus": 0.0, "reply": None}, DUE + timedelta(days=1), taken=99)

    assert new.grades[1]["manual_score"] == 4.0
    assert new.grades[1]["needs_manual_grade"]
    assert new.changed == [("bus", 2.0, 0.0, None)]
    assert new.notebook["late_submission_penalty"] == 4.0
    assert new.submission["id"] == "100"


@pytest.mark.parametrize(("taken", "kept"), [(None, None), (-1, 0), (1.5, 1.5), (7, 2.0)])
def test_a_penalty_is_never_below_nothing_or_above_the_points(taken: float | None, kept: float | None) -> None:
    late = rows(Held(), {"bus": 2.0, "reply": None}, DUE + timedelta(seconds=1), taken)

    assert late.notebook["late_submission_penalty"] == kept


def test_an_extension_counts_and_an_unknown_time_keeps_the_one_before() -> None:
    held = as_held(rows(Held(), {"bus": 2.0, "reply": None}))
    longer = replace(held, submission=dict(held.submission or {}) | {"extension": timedelta(days=2)})

    assert rows(longer, {"bus": 2.0}, DUE + timedelta(days=1), taken=1).notebook["late_submission_penalty"] is None
    assert rows(longer, {"bus": 2.0}, None).submission["timestamp"] == DUE
    assert rows(longer, {"bus": 2.0}).grades[1]["auto_score"] == 0.0
