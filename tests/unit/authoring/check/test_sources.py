"""A lesson's references are those of data/evidence/sources.yml, word for word, and whatever it names is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib.authoring.back_links import reference
from course_lib.models import Source
from tests.support.small_course import CELLS, assert_told_once, edit, told, write_notebook

LISTED = CELLS[-1]
LINK = "[Author & Other 2018](https://doi.org/10.1000/example)"


def with_list(course: Path, text: str, *more: str) -> list[str]:
    write_notebook(course, [*CELLS[:-1], *more, text])
    return told(course)


def test_a_list_as_it_should_be_is_left_alone(course: Path) -> None:
    assert told(course) == []
    assert with_list(course, LISTED, f"So it was ({LINK}).") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("10.1000/example)", "10.1000/another)"), ("2018", "2019"), ("Author, A.", "Author, B."), ("55(4), ", "")],
)
def test_a_reference_that_differs_is_told_once_with_the_line_to_put_there(course: Path, old: str, new: str) -> None:
    (letter,) = with_list(course, LISTED.replace(old, new))
    assert "is not as in data/evidence/sources.yml; put there `- Author, A., & Other, B. (2018). A title." in letter


def test_a_reference_to_something_else_has_to_be_added_or_removed(course: Path) -> None:
    (letter,) = with_list(course, f"{LISTED}\n- A quite different book, by nobody.")
    assert "add it to data/evidence/sources.yml, or remove it" in letter


def test_what_a_card_rests_on_is_listed(course: Path) -> None:
    (letter,) = with_list(course, "## References")
    assert "the lesson names `author-2018` and doesn’t list it; add `- Author, A." in letter


def test_a_lesson_that_names_publications_has_a_list(course: Path) -> None:
    (letter,) = with_list(course, LISTED.replace("References", "Sources"))
    assert "it names author-2018 and has no list; add a cell with the heading `## References`" in letter


def test_a_doi_that_nobody_looked_up_is_told_in_a_lesson_and_in_a_quiz(course: Path) -> None:
    unknown = LINK.replace("10.1000", "10.9999")
    (letter,) = with_list(course, LISTED, f"So it was ({unknown}).")
    assert "the doi 10.9999/example is not in data/evidence/sources.yml; look it up" in letter
    with_list(course, LISTED)
    file = course / "data" / "quizzes" / "first-look.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("intro: |\n", f"intro: |\n  {unknown}\n", 1), encoding="utf-8")
    assert_told_once(course, "quizzes/first-look.yml", "the doi 10.9999/example is not in data", "10.9999")


ONCE_MORE = "\n  - {id: %s, authors: %s, year: 2018, title: %s, where: 'A journal, 55(4), 1–12'%s}\n"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (("other-2018", "'Other, B.'", "Another", ", doi: 10.1000/Example"), "publication of `author-2018` once more"),
        (("other-2018", "'Author, A., & Other, B.'", "A title", ""), "is the publication of `author-2018` once more"),
        (
            ("other-2018", "'Other, B.'", "Another", ""),
            "`other-2018` is named by no lesson, card, chart, quiz or instr",
        ),
    ],
)
def test_a_publication_stands_once_and_is_used(course: Path, entry: tuple[str, ...], says: str) -> None:
    file = course / "data" / "evidence" / "sources.yml"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + ONCE_MORE % entry, encoding="utf-8")
    assert [letter for letter in told(course) if says in letter], told(course)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    where: A journal, 55(4), 1–12\n", "    where: A journal\n", "ends with its volume and pages"),
        ("    where: A journal, 55(4), 1–12\n", "    where: A journal, 55(4)\n", "ends with its volume and pages"),
        ("    where: A journal, 55(4), 1–12\n", "    kind: chapter\n    where: A book\n", "a chapter names the book"),
        ("    authors: Author, A., & Other, B.\n", "", "authors"),
        ("    title: A title\n", "", "title"),
    ],
)
def test_a_publication_that_cannot_be_found_from_its_entry_is_refused(
    course: Path, old: str, new: str, says: str
) -> None:
    edit(course, "evidence/sources.yml", old, new)
    assert [letter for letter in told(course) if "sources.yml" in letter and says in letter], told(course)


def test_an_article_without_a_volume_has_a_doi() -> None:
    entry: dict[str, Any] = {
        "id": "a-2018",
        "authors": "A, B.",
        "year": 2018,
        "title": "T?",
        "where": "J, published online",
    }
    assert reference(Source(**entry, doi="10.1000/<1>2(3)")) == (
        "- A, B. (2018). T? *J, published online*. "
        "[https://doi.org/10.1000/%3C1%3E2(3)](https://doi.org/10.1000/%3C1%3E2%283%29)"
    )
    with pytest.raises(ValueError, match="volume and pages"):
        Source(**entry)
