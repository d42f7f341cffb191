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
