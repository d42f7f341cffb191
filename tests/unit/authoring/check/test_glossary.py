"""What the check tells of the glossary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course_lib.authoring.tidy import tidy
from course_lib.paths import GLOSSARY
from tests.support.notebooks import book, cell
from tests.support.small_course import assert_told_once, edit, told, write

TERMS = """\
terms:
  - id: listening
    term: Listening
    also: [hear]
    means: To be quiet.
    lesson: listening
    section: hear
  - id: the-minute
    term: Minute
    means: A short time.
    lesson: listening
    section: hear
    sources: [author-2018]
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path)
    (tmp_path / "data" / "glossary.yml").write_text(TERMS, encoding="utf-8")
    edit(
        tmp_path, "course.yml", "lessons:\n", f"beside:\n  - {{notebook: {GLOSSARY}, title: G, about: A.}}\nlessons:\n"
    )
    page = book(cell("markdown", "# G"), empathy_in_practice={"lesson": "glossary"})
    (tmp_path / "notebooks" / GLOSSARY).write_text(json.dumps(page), encoding="utf-8")
    tidy(tmp_path)
    assert told(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("term: Minute", "term: Parroting", "no lesson says “Parroting”"),
        ("id: the-minute", "id: listening", "`listening` stands here twice, at `listening` too"),
        ("term: Minute", "term: Hear", "`Hear` stands here twice, at `listening` too"),
        ("section: hear\n    sources", "section: nowhere\n    sources", "no cell `nowhere` with a heading"),
        ("section: hear\n    sources", "section: first-look\n    sources", "no cell `first-look` with a heading"),
        ("lesson: listening\n    section: hear\n    s", "lesson: l\n    section: hear\n    s", "`l` is no lesson"),
        ("author-2018", "nobody-2018", "`nobody-2018` is not in data/evidence/sources.yml"),
        ("means: A short time.", f"means: {'A short time. ' * 4}", "more than 3 sentences"),
        ("means: A short time.", f"means: {'a' * 421}", "this has 421 characters and may have 420; shorten it"),
    ],
)
def test_what_is_wrong_with_a_term_is_told_at_its_line(course: Path, old: str, new: str, says: str) -> None:
    edit(course, "glossary.yml", old, new)
    tidy(course)

    letters = [letter for letter in told(course) if says in letter]

    assert len(letters) == 1, told(course)
    assert letters[0].startswith("data/glossary.yml:")


def test_a_sentence_with_a_number_in_it_is_one_sentence(course: Path) -> None:
    edit(course, "glossary.yml", "A short time.", "It is .25 of 4.5, or 1. So r = .28. And less.")
    tidy(course)

    assert told(course) == []


def test_an_activity_that_a_lesson_calls_may_say_the_word(course: Path) -> None:
    edit(course, "glossary.yml", "term: Minute", "term: It leaves room")
    tidy(course)

    assert told(course) == []


def test_without_the_page_there_is_a_letter(course: Path) -> None:
    (course / "notebooks" / GLOSSARY).unlink()

    assert_told_once(course, "glossary.yml", f"there is no notebooks/{GLOSSARY}", "")


def test_a_cell_of_the_authors_own_with_a_terms_name_is_told(course: Path) -> None:
    edit(course, "glossary.yml", "id: the-minute", "id: g-of-ours")
    page = book({**cell("markdown", "# G"), "id": "g-of-ours"}, empathy_in_practice={"lesson": "glossary"})
    (course / "notebooks" / GLOSSARY).write_text(json.dumps(page), encoding="utf-8")
    tidy(course)

    assert_told_once(course, "glossary.yml", "name the cell otherwise", "id: g-of-ours")


def test_an_old_link_is_untidy(course: Path) -> None:
    edit(course, "glossary.yml", "id: the-minute", "id: minute")

    assert any("untidy" in letter for letter in told(course))
