"""A reference leads back to where its lesson rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.authoring.tidy import tidy
from course_lib.content import notebook
from tests.support.small_course import CELLS, edit, write, write_notebook

LINK = "[Author & Other 2018](https://doi.org/10.1000/example)"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


def line(course: Path) -> str:
    *_, last = notebook.read(course / "notebooks" / "00-listening.ipynb").cells[-1].source.splitlines()
    return last


def test_a_reference_leads_to_the_card_that_rests_on_it(course: Path) -> None:
    assert line(course).endswith(") · [where it is used](00-listening.ipynb#cell-id=claim-c)")


def test_prose_that_comes_earlier_is_led_to_instead_and_once(course: Path) -> None:
    write_notebook(course, [*CELLS[:4], f"So it was ({LINK}).", *CELLS[4:]])

    tidy(course)

    assert line(course).count("where it is used") == 1
    assert line(course).endswith("#cell-id=so-it-was-author-other)")


def test_what_nothing_names_leads_nowhere(course: Path) -> None:
    write_notebook(course, [cell for cell in CELLS if "claim" not in cell])

    assert line(course).endswith("(https://doi.org/10.1000/example)")


def test_while_the_sources_cannot_be_read_the_ways_back_stay_as_they_are(course: Path) -> None:
    before = line(course)
    edit(course, "evidence/sources.yml", "sources:", "sauces:")

    tidy(course)

    assert line(course) == before
