"""What is known of recurring people is written down."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_course import edit, told

FACTS = "facts:\n  - My own Who lives with them, where, and since when.\n  - My own What happened, in which month.\n"
FILE = "people/mireille.yml"


def about_facts(course: Path) -> list[str]:
    return [letter for letter in told(course) if "note as `facts`" in letter]


def test_who_recurs_needs_facts(course: Path) -> None:
    assert about_facts(course) == []

    edit(course, FILE, FACTS, "")

    [letter] = about_facts(course)
    assert letter.startswith("data/people/mireille.yml:")
    assert "name: My own A first name is named in" in letter


def test_a_name_in_the_prose_of_a_lesson_counts_and_part_of_a_word_does_not(course: Path) -> None:
    for name, seen in (("gail", "Gail"), ("ann", "Ann")):
        text = (course / "data" / FILE).read_text(encoding="utf-8").replace(FACTS, "")
        (course / "data" / "people" / f"{name}.yml").write_text(text.replace("My own A first name", seen), "utf-8")
    for file in ("quizzes/first-look.yml", "sortings/four-replies.yml", "orderings/three-steps.yml"):
        edit(course, file, "title: ", "title: Gail and Annabel ")

    assert [letter.split(":")[0] for letter in about_facts(course)] == ["data/people/gail.yml"]


def test_who_is_met_twice_needs_none(course: Path) -> None:
    text = (course / "data" / FILE).read_text(encoding="utf-8").replace(FACTS, "")
    (course / "data" / "people" / "gail.yml").write_text(text.replace("My own A first name", "Gail"), "utf-8")
    for file in ("quizzes/first-look.yml", "sortings/four-replies.yml"):
        edit(course, file, "title: ", "title: Gail and ")

    assert about_facts(course) == []


def about_ages(course: Path) -> list[str]:
    return [letter for letter in told(course) if "two people need two names" in letter]


def test_a_name_with_two_ages_is_told_where_the_second_one_stands(course: Path) -> None:
    assert about_ages(course) == []

    edit(course, "quizzes/first-look.yml", "title: ", "title: Zelda, 41, and ")
    edit(course, "sortings/four-replies.yml", "title: ", "title: Zelda, 47, or ")

    [letter] = about_ages(course)
    assert letter.startswith("data/sortings/four-replies.yml:")
    assert "Zelda is 47 here and 41 in first-look.yml" in letter


def test_a_name_of_somebody_in_a_file_or_a_drill_has_that_age(course: Path) -> None:
    edit(course, FILE, "name: My own A first name", "name: Zelda")
    edit(course, FILE, "age: 40", "age: 41")
    edit(course, "drills/a-drill.yml", "name: My own A name", "name: Zelda")

    [letter] = about_ages(course)
    assert letter.startswith("data/drills/a-drill.yml:")
    assert "Zelda is 50 here and 41 in mireille.yml" in letter


def test_an_age_said_twice_and_a_number_in_the_references_are_nobody_else_s(course: Path) -> None:
    edit(course, "quizzes/first-look.yml", "title: ", "title: Zelda, 41, and ")
    edit(course, "sortings/four-replies.yml", "title: ", "title: Zelda, 41, or ")
    book = course / "notebooks" / "00-listening.ipynb"
    said = book.read_text(encoding="utf-8")
    assert "A journal, 55(4)" in said
    book.write_text(said.replace("A journal, 55(4)", "Journal of Zelda, 55, 4"), encoding="utf-8")

    assert about_ages(course) == []


def test_a_retired_item_may_keep_the_name_that_somebody_else_has_now(course: Path) -> None:
    edit(course, "quizzes/first-look.yml", "title: ", "title: Zelda, 41, and ")
    edit(course, "sortings/four-replies.yml", "text: ", "retired: true\n    text: Zelda, 47. ")

    assert about_ages(course) == []
