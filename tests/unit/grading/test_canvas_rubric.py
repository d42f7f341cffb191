"""Rubrics for Canvas: what its importer makes of the file is what the bank says, or no file is written."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank, canvas_rubric
from course_lib.models.bank import Bank
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.written import WrittenTask
from tests.support.grading.platforms import canvas_rubrics
from tests.support.places import ROOT

BANKS = sorted(file.stem for file in (ROOT / "banks").glob("*.yml"))
WITH_RUBRICS = [name for name in BANKS if name != "foundations"]


def level(points: float, says: str = "stays with him") -> dict[str, Any]:
    return {"points": points, "looks_like": says}


def written(id: str, *levels: dict[str, Any], title: str = "A reply", name: str = "Samuel stays") -> dict[str, Any]:
    points = max(one["points"] for one in levels)
    rubric = ({"name": name, "anchors": levels},)
    return {
        "id": id, "kind": "written", "title": title, "prompt": "Write.", "points": points, "words": 80,
        "rubric": rubric,
    }  # fmt: skip


def banked(*items: dict[str, Any], title: str = "Listening") -> Bank:
    return Bank.model_validate({"title": title, "items": items})


def refused(known: Bank) -> list[str]:
    with pytest.raises(ContentError) as found:
        canvas_rubric.rubrics(known, "bank.yml")
    return [str(letter) for letter in found.value.letters]


@pytest.mark.parametrize("name", WITH_RUBRICS)
def test_canvas_makes_of_the_file_what_the_bank_says(name: str) -> None:
    known = bank.read(ROOT / "banks", name)

    made = canvas_rubrics(canvas_rubric.rubrics(known, "bank.yml").text.encode())

    assert made == {
        f"{known.title}: {item.title}": [
            (
                criterion.name,
                sorted(((one.points, " ".join(one.looks_like.split())) for one in criterion.anchors), reverse=True),
            )
            for criterion in item.rubric
        ]
        for item in known.items
        if isinstance(item, WrittenTask | SessionTask) and item.rubric
    }


def test_the_first_bytes_are_the_first_title_or_canvas_finds_no_names() -> None:
    text = canvas_rubric.rubrics(banked(written("a", level(0), level(2))), "bank.yml").text

    assert text.startswith("Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,")
    assert canvas_rubrics(b"\xef\xbb\xbf" + text.encode()) == "Missing 'Rubric Name' in some rows."


def test_commas_quotes_lines_and_halves_of_points_stay_what_they_are() -> None:
    says = 'says “so”, or "so",\nand\n\nstops; =1+1'

    text = canvas_rubric.rubrics(banked(written("a", level(0), level(1.5, says), name="You, too")), "b.yml").text

    assert canvas_rubrics(text.encode()) == {
        "Listening: A reply": [("You, too", [(1.5, 'says “so”, or "so", and stops; =1+1'), (0, "stays with him")])]
    }


def test_rubrics_with_more_and_with_fewer_levels_stand_in_one_file() -> None:
    known = banked(
        written("few", level(0), level(1), title="Few"),
        written("many", *(level(points, f"level {points}") for points in range(7)), title="Many"),
    )

    made = canvas_rubric.rubrics(known, "bank.yml")

    rows = list(csv.reader(io.StringIO(made.text)))
    assert [len(row) for row in rows] == [4 + 3 * 7, 4 + 3 * 2, 4 + 3 * 7]
    found = canvas_rubrics(made.text.encode())
    assert isinstance(found, dict)
    assert [len(criteria[0][1]) for criteria in found.values()] == [2, 7]
    assert ["vertical view alone" in letter.says for letter in made.entered] == [False, True]


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (banked(written("a", level(0), level(1.125))), ["a: Samuel stays: Canvas would round 1.125 points to 1.12"]),
        (
            banked(written("a", level(0), level(1)), title="L" * 250),
            ["a: with the bank's, its title has more"],
        ),
        (
            banked(written("a", level(0), level(1)), written("b", level(0), level(2))),
            ["a: another item has the same title", "b: another item has the same title"],
        ),
    ],
)
def test_what_canvas_would_change_without_a_word_is_refused(known: Bank, says: list[str]) -> None:
    letters = refused(known)

    assert len(letters) == len(says)
    assert [says for says, letter in zip(says, letters, strict=True) if says not in letter] == []


def test_an_assignment_that_rules_alone_mark_has_no_rubric_to_write() -> None:
    assert refused(bank.read(Path(ROOT / "banks"), "foundations")) == [
        "bank.yml:1: no item of this bank has a rubric, so there is nothing to write"
    ]
