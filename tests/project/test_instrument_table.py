"""The table of instruments in lesson 12 says what the files of the instruments say."""

from __future__ import annotations

from itertools import takewhile

import pytest

from course_lib import paths
from course_lib.content import notebook
from course_lib.content.reader import Content
from course_lib.measures.instruments import score_range
from course_lib.models import Instrument
from tests.support.places import ROOT

BY_SHORT = {one.short: one for one in Content(paths.data()).all(Instrument)}


def rows() -> dict[str, list[str]]:
    """By short name, the cells of a row after the first."""
    book = notebook.read(ROOT / "notebooks" / "12-measuring-empathy.ipynb")
    lines = next(cell.source for cell in book.cells if cell.id == "the-clinic").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("| **"))
    table = takewhile(lambda line: line.startswith("|"), lines[first:])
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    return {name.split("**")[1]: rest for name, *rest in cells}


ROWS = rows()


def test_six_instruments_are_told_of() -> None:
    assert set(ROWS) == {"TEQ", "IRI", "JSE", "CARE", "WAI-SR", "TES"}


@pytest.mark.parametrize("short", ROWS)
def test_a_row_says_whom_it_asks_its_items_and_answers_what_is_turned_round_and_its_use(short: str) -> None:
    one = BY_SHORT[short]
    who, items, _, turned, missing, use = ROWS[short]
    assert [who.replace("oneself", "self")] == list(one.perspectives)
    assert items == f"{one.items}, {one.responses.lowest} to {one.responses.highest}"
    listed = [int(number) for number in turned.split(", ") if number.isdigit()]
    assert listed == list(one.reversed)
    assert (turned == "none") == (bool(one.subscales) and not one.reversed)
    rules = {scale.enough for scale in one.subscales if scale.enough}
    assert missing == (f"{min(rules)} of {one.items} are enough" if rules else "no rule known")
    assert use == one.use


@pytest.mark.parametrize("short", ROWS)
def test_a_row_says_between_what_its_scores_lie(short: str) -> None:
    one = BY_SHORT[short]
    scores = ROWS[short][2]
    whole = (one.items * one.responses.lowest, one.items * one.responses.highest)
    for low, high in {score_range(one, scale.id) for scale in one.subscales} or {whole}:
        assert f"{low} to {high}" in scores
