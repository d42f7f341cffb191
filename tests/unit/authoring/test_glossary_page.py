"""The page of the glossary is written from the data, below what the author wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course_lib.authoring.tidy import tidy
from course_lib.content import notebook
from course_lib.content.reader import Content
from course_lib.models import Glossary, Source, Sources
from course_lib.paths import GLOSSARY
from tests.support.notebooks import book, cell
from tests.support.places import ROOT
from tests.support.small_course import write

TERMS = """\
terms:
  - {id: zest, term: Zest, means: It is keen., lesson: listening, section: hear}
  - id: as-if
    term: “As if”
    also: [as though]
    means: >-
      It is
      yours, nearly.
    lesson: listening
    section: hear
    sources: [author-2018]
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path)
    (tmp_path / "data" / "glossary.yml").write_text(TERMS, encoding="utf-8")
    page = book(cell("markdown", "# Glossary\n\nOurs."), empathy_in_practice={"lesson": "glossary"})
    (tmp_path / "notebooks" / GLOSSARY).write_text(json.dumps(page), encoding="utf-8")
    tidy(tmp_path)
    return tmp_path


def sources(course: Path) -> dict[str, str]:
    return {one.id: one.source for one in notebook.read(course / "notebooks" / GLOSSARY).cells}


def test_each_term_has_a_cell_of_its_own_under_its_letter(course: Path) -> None:
    assert list(sources(course)) == ["glossary", "letter-a", "as-if", "letter-z", "zest"]
    assert sources(course)["letter-a"] == "## A"
    assert sources(course)["as-if"] == (
        "### “As if”\n\nAlso: as though.\n\nIt is yours, nearly.\n\n"
        "Lesson 00: [Hear](00-listening.ipynb#cell-id=hear). "
        "From [Author & Other 2018](https://doi.org/10.1000/example)."
    )


def test_a_term_that_is_gone_is_gone_from_the_page_and_the_authors_words_stay(course: Path) -> None:
    (course / "data" / "glossary.yml").write_text("terms: []\n")

    tidy(course)

    assert sources(course) == {"glossary": "# Glossary\n\nOurs."}


def test_while_the_glossary_cannot_be_read_the_page_stays_as_it_is(course: Path) -> None:
    before = sources(course)
    (course / "data" / "glossary.yml").write_text("terms: 5\n")

    tidy(course)

    assert sources(course) == before


@pytest.mark.parametrize(
    ("authors", "cited"),
    [
        ("Rogers, C. R.", "Rogers 1957"),
        ("Hall, J. A., & Schmid Mast, M.", "Hall & Schmid Mast 1957"),
        ("Rudd, M. D., Mandrusiak, M., & Joiner, T. E., Jr.", "Rudd et al. 1957"),
        ("De La Rosa, G. M., Webb-Murphy, J. A., & Johnston, S. L.", "De La Rosa et al. 1957"),
        ("World Health Organization", "World Health Organization 1957"),
    ],
)
def test_a_source_is_cited_as_prose_names_it(authors: str, cited: str) -> None:
    source = Source(id="a-1957", kind="book", authors=authors, year=1957, title="A title", where="A publisher")

    assert source.cited == cited


def test_every_source_of_the_course_is_cited_by_surnames_alone() -> None:
    sources = Content(ROOT / "data").only(Sources).sources

    assert [one.id for one in sources if ". " in one.cited.replace("et al. ", "")] == []


def test_no_term_of_the_course_is_without_its_cell() -> None:
    named = {one.id for one in notebook.read(ROOT / "notebooks" / GLOSSARY).cells}

    assert {one.id for one in Content(ROOT / "data").only(Glossary).terms} <= named
