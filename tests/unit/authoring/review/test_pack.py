"""The pack that clinicians get: everything to sign, what concerns risk first, in a page and a sheet."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from course_lib.__main__ import main
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.review import pack
from course_lib.authoring.review.rows import Row, concerns_risk, lines, rows
from course_lib.authoring.review.sheet import COLUMNS, FILLED_IN, sheet
from course_lib.content.diagnostics import ContentError
from course_lib.content.markdown import html
from course_lib.models import Help, Quiz
from tests.support.places import ROOT
from tests.support.small_course import edit

#: In characters; a spreadsheet cuts what is longer.
LARGEST_CELL = 32_767


def opened(text: str) -> list[dict[str, str]]:
    """A sheet as a spreadsheet opens it."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def of(course: Path, name: str) -> Row:
    return next(row for row in rows(ReadableCourse(course)) if row.signed.id == name)


@pytest.fixture(scope="module")
def whole() -> list[Row]:
    return rows(ReadableCourse(ROOT))


def test_what_concerns_risk_comes_first_and_the_rest_in_reading_order(whole: list[Row]) -> None:
    risk = [row.risk for row in whole]
    order = [row.order for row in whole if not row.risk]

    assert risk == sorted(risk, reverse=True)
    assert any(risk)
    assert order == sorted(order)


def test_questions_of_a_quiz_keep_their_order(whole: list[Row]) -> None:
    quiz = ReadableCourse(ROOT).content.one(Quiz, "open-or-closed")
    asked = [item.id for item in quiz.items if not item.retired]

    assert [row.signed.id for row in whole if row.signed.id in asked and not row.risk] == asked


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("moments/the-drawer.yml", "What it passes by", "What it passes by is that he can’t go on"),
        ("quizzes/first-look.yml", "What this answer opens", "It may be suicide that this answer opens"),
    ],
)
def test_a_word_of_risk_anywhere_in_it_brings_an_item_to_the_front(course: Path, file: str, old: str, new: str) -> None:
    edit(course, "help.yml", "risk_words: [", "risk_words: [suicide, can't go on, ")
    name = "the-drawer" if "drawer" in file else "first-look-first"
    before = of(course, name).risk

    edit(course, file, old, new)

    assert (before, of(course, name).risk) == (False, True)


@pytest.mark.parametrize(
    ("says", "risk"),
    [
        ({"risk": "suicide"}, True),
        ({"says": "I am fine."}, False),
        ({"traps": [{"why": "She feels better off dead."}]}, True),
        ({"traps": [{"why": "She feels better."}]}, False),
    ],
)
def test_risk_is_what_is_marked_so_or_holds_a_word_of_it(says: dict[str, Any], risk: bool) -> None:
    assert concerns_risk(says, ReadableCourse(ROOT).content.only(Help)) is risk


def test_help_concerns_risk_whatever_its_words(course: Path) -> None:
    assert of(course, "INT").risk
    assert of(course, "INT").lesson == "all lessons"


def test_a_retired_question_is_asked_of_nobody(course: Path) -> None:
    edit(course, "quizzes/first-look.yml", "    confidence: true", "    retired: true")

    assert "first-look-first" not in {row.signed.id for row in rows(ReadableCourse(course))}


def test_what_no_lesson_calls_is_there_too_and_says_so(course: Path) -> None:
    assert of(course, "after-choice-first").lesson == "no lesson yet"
    assert of(course, "before-choice-first").lesson == "Listening"


def test_the_sheet_has_a_row_for_everything_and_room_for_a_signature(whole: list[Row]) -> None:
    text = sheet(whole)
    found = opened(text)

    assert text.startswith("\ufeff" + ",".join(COLUMNS) + "\n")
    assert [row["id"] for row in found] == [row.signed.id for row in whole]
    assert all(row[name] == "" for row in found for name in FILLED_IN)


def test_no_cell_of_the_sheet_is_a_number_a_formula_or_too_long_for_a_spreadsheet(whole: list[Row]) -> None:
    cells = [cell for row in opened(sheet(whole)) for cell in row.values()]

    assert [cell for cell in cells if re.match(r"\s*[=+\-@\d]", cell)] == []
    assert max(map(len, cells)) < LARGEST_CELL


def test_all_that_is_signed_stands_in_the_sheet_and_on_the_page(course: Path, tmp_path: Path) -> None:
    page, found = (file.read_text(encoding="utf-8") for file in pack.write(course, tmp_path / "pack"))

    cells = {row["id"]: row["what"] for row in opened(found)}
    for row in rows(ReadableCourse(course)):
        for data in (row.signed.says, *row.signed.beside):
            said = [text for _, text in lines(data)]
            assert [text for text in said if text not in cells[row.signed.id]] == []
            assert [text for text in said if html(text) not in page and text not in ("yes", "no")] == []


def test_the_page_asks_for_nothing_from_elsewhere_and_runs_nothing(course: Path, tmp_path: Path) -> None:
    edit(course, "quizzes/first-look.yml", "What this answer opens", "<script>alert(1)</script> What this answer opens")
    page, _ = pack.write(course, tmp_path / "pack")
    found: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attributes)))

    Tags().feed(page.read_text(encoding="utf-8"))

    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in found}
    assert [one for _, one in found if {"src", "onclick", "onload"} & set(one)] == []
    assert "&lt;script&gt;" in page.read_text(encoding="utf-8")


def test_a_sheet_that_may_be_signed_is_never_written_over(course: Path, tmp_path: Path) -> None:
    _, signed = pack.write(course, tmp_path)
    signed.write_text("somebody's words")

    with pytest.raises(ContentError, match=r"review\.csv:1: a sheet is there already"):
        pack.write(course, tmp_path)

    assert signed.read_text() == "somebody's words"


def test_a_course_that_cannot_be_read_gets_its_letters_and_no_pack(course: Path, tmp_path: Path) -> None:
    edit(course, "quizzes/first-look.yml", "correct: true", "correct: false")

    with pytest.raises(ContentError, match="needs exactly one option with `correct: true`"):
        pack.write(course, tmp_path / "pack")

    assert not (tmp_path / "pack").exists()


def test_a_place_that_cannot_be_made_is_told(course: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ContentError, match="this folder can't be made"):
        pack.write(course, tmp_path / "file" / "pack")


def test_the_command_writes_where_git_looks_away_unless_told_otherwise(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--course", str(course)]) == 0
    assert main(["review", "--course", str(course), "--folder", str(tmp_path / "other")]) == 0

    assert "course-work/review/review.csv is written" in capsys.readouterr().out.splitlines()
    assert (tmp_path / "other" / "review.html").is_file()


def test_the_help_panel_is_signed_country_by_country(whole: list[Row]) -> None:
    countries = {country.code for country in ReadableCourse(ROOT).content.only(Help).countries}

    assert {row.signed.id for row in whole if row.kind == "help"} == {"HELP", *countries}
