"""Numbers from one's own data as the page takes them, as they are marked, and as a marker sees them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib import paths
from course_lib.activities.graded.graded import GradedActivity
from course_lib.activities.pool.pooled import printed
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.grading import bank, page
from course_lib.grading.points.mark import UNANSWERED
from course_lib.grading.points.own_data import OTHER_DATA, own_data
from course_lib.grading.submission import HandedIn
from course_lib.learner.record import Record
from course_lib.models.own_data import FromOwnData
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.scoring.own_data import drawn
from course_lib.session import Session
from tests.support.page import tell
from tests.support.places import ROOT

NAME = "empathy-and-outcome"
BANK = bank.read(ROOT / "banks", NAME)
TEXT = (ROOT / "banks" / f"{NAME}.yml").read_text(encoding="utf-8")
(FOREST,) = (item for item in BANK.items if isinstance(item, OwnDataTask) and item.picture)


def given(student: str, **found: float) -> FromOwnData:
    return FromOwnData(data_set=drawn(FOREST.recipe, student).mark, found=found)


@pytest.fixture
def activity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GradedActivity:
    """The question in Ada's kernel."""
    (tmp_path / "items.json").write_text(BANK.question_sheet(NAME).model_dump_json(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    session = Session(Content(paths.data()), Record(tmp_path / "a"), Record(tmp_path / "p"), student="ada")
    made = session.graded(FOREST.id)
    assert isinstance(made, GradedActivity)
    return made


def test_the_page_gets_the_learners_own_data_and_one_call_gives_them_to_a_program(activity: GradedActivity) -> None:
    data = drawn(FOREST.recipe, "ada")

    assert activity.rows == data.rows == activity.card["rows"]
    assert activity.card["set"] == data.mark
    assert [sorted(one) for one in activity.card["numbers"]] == [["decimals", "id", "name", "within"]] * 3


def test_the_forest_plot_is_drawn_from_the_studies_alone(
    activity: GradedActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_from: list[Sequence[Sequence[Any]]] = []

    def draw(name: str, rows: Sequence[Sequence[Any]], _width: object) -> dict[str, str]:
        drawn_from.append(rows)
        return {"light": name, "dark": name}

    monkeypatch.setattr(activity, "_draw", draw)

    answer = tell(activity, type="ask", ask="draw", data={})

    # then: eight rows of studies, their intervals as printed, and nothing of what they come to together
    (rows,) = drawn_from
    assert [row[:2] for row in rows] == [["study", f"Study {place}"] for place in range(1, 9)]
    assert answer["drawings"] == {"light": "my-forest", "dark": "my-forest"}
    assert answer["intervals"] == [[printed(float(row[3])), printed(float(row[4]))] for row in rows]


def test_nothing_else_can_be_asked_for_and_no_number_that_is_not_asked_is_kept(activity: GradedActivity) -> None:
    assert not tell(activity, type="ask", ask="key", data={})["ok"]
    for found in ({"another": 1.0}, {"your-heaviest": "1"}):
        sent = {"data_set": activity.card["set"], "found": found}
        assert not tell(activity, type="act", item=FOREST.id, act="answer", data=sent)["ok"]
    assert activity.events() == []


def test_each_number_earns_its_own_points() -> None:
    data = drawn(FOREST.recipe, "ada")
    heaviest = float(data.read("heaviest")[0])

    one = own_data(FOREST, given("ada", **{"your-heaviest": heaviest}), "ada")

    assert one.points == 1
    assert one.reasons[1] == "The number of the study that weighs most: this is it."
    assert own_data(FOREST, given("ada", **{"your-heaviest": heaviest + 0.4}), "ada").points == 0


@pytest.mark.parametrize("student", ["", "mo", "ada ", "Ada", "\ud83d"])
def test_the_numbers_of_another_name_wait_for_a_person(student: str) -> None:
    mark = own_data(FOREST, given("ada", **{"your-heaviest": 1.0}), student)

    assert (mark.points, mark.reasons) == (None, (OTHER_DATA,))


def test_a_field_that_was_emptied_again_is_no_answer_whoever_it_is_from() -> None:
    assert own_data(FOREST, given("ada"), "mo") == UNANSWERED


def test_the_marker_sees_both_data_sets_and_what_ours_comes_to_and_the_name_is_shown_as_text() -> None:
    student = "<script>mo"
    mine, theirs = drawn(FOREST.recipe, student), given("ada", **{"your-heaviest": 1.0})

    shown = page.for_marker(FOREST, [], student=student)
    handed_in = HandedIn(theirs, "2026-11-30T10:00:00+00:00", stale=False, asked=FOREST.question())
    asked = page.question(FOREST, {FOREST.id: handed_in}, {})

    assert mine.mark in shown
    assert f"<td>{mine.read('heaviest')[0]:.0f}</td>" in shown
    assert "<script>" not in shown
    assert theirs.data_set in asked
    assert "The number of the study that weighs most: 1" in asked


def test_a_recipe_that_nothing_comes_of_is_told_before_anything_is_released(tmp_path: Path) -> None:
    notebook = nbformat.read(ROOT / "assignments" / NAME / f"{NAME}.ipynb", as_version=4)
    (tmp_path / "a.yml").write_text(
        TEXT.replace("change: -12, wobble: 3.0", "change: 0, wobble: 0.0"), encoding="utf-8"
    )

    (letter,) = bank.letters(bank.read(tmp_path, "a"), notebook.cells, "a.ipynb")

    assert "hallvards-ten-totals" in str(letter)
    assert "by the recipe `ten-totals` no data come out" in str(letter)


def test_two_recipes_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(TEXT.replace("people: 420", "people: 421", 1), encoding="utf-8")

    with pytest.raises(ContentError, match="`eight-studies` is drawn by two recipes"):
        bank.read(tmp_path, "a")
