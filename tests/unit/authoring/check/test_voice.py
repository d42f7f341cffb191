"""The course doesn't say what its authors have agreed not to say; what people say is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from course_lib.authoring.check import voice
from course_lib.authoring.check.course import ReadableCourse
from course_lib.models import Avoided
from tests.support.places import ROOT
from tests.support.small_course import CELLS, assert_told_once, edit, line_of, told, write_notebook


def finds(phrase: str, text: str) -> bool:
    return bool(Avoided(find=(phrase,), why="w", write="i").pattern().search(text))


@pytest.fixture
def course(course: Path) -> Path:
    """The small course, in which nobody may foretell or ask on."""
    edit(course, "voice.yml", "[a tired turn]", "[foretell*, (ask|asks) on]")
    return course


@pytest.mark.parametrize(
    ("phrase", "hit", "miss"),
    [
        ("foretell*", "you can’t Foretelling that", "the fore tells"),
        ("(ask|asks) on", "she asks\n  on", "she asks once, task on"),
        ("one’s own", "in one's own words", "the one own"),
        (", for (he|it)", "It is true, for it is said", "for it is, for once"),
    ],
)
def test_a_phrase_finds_whole_words_across_lines_and_no_others(phrase: str, hit: str, miss: str) -> None:
    assert finds(phrase, hit)
    assert not finds(phrase, miss)


@pytest.mark.parametrize("phrase", ["(ask|asks on", "ask) on", "a.b", "((a|b) c|d)", "a () b"])
def test_a_phrase_that_can_t_be_looked_for_is_refused(phrase: str) -> None:
    with pytest.raises(ValidationError):
        Avoided(find=(phrase,), why="w", write="i")


def test_a_turn_in_a_feedback_is_told_at_its_line_with_the_reason_and_what_to_write(course: Path) -> None:
    edit(
        course,
        "quizzes/last-look.yml",
        "feedback: My own What this answer opens",
        "feedback: You foretell what this opens",
    )

    says = "feedback: “foretell”: why it is avoided; write instead: what to write instead"
    assert_told_once(course, "quizzes/last-look.yml", says, "You foretell")


def test_in_a_block_the_line_is_that_of_the_words(course: Path) -> None:
    edit(course, "moments/the-drawer.yml", "meaning: |\n", "meaning: |\n  A line before.\n  Here you ask on.\n")

    assert_told_once(course, "moments/the-drawer.yml", "meaning: “ask on”", "Here you ask on.")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("moments/the-drawer.yml", "says: |\n", "says: |\n  I can’t foretell.\n"),
        ("moments/the-drawer.yml", "meaning: |\n", "meaning: |\n  She says: “I can’t\n  foretell.”\n"),
        ("transcripts/an-evening.yml", "text: What was that like?", "text: Can you foretell it?"),
    ],
)
def test_what_people_say_is_theirs(course: Path, name: str, old: str, new: str) -> None:
    edit(course, name, old, new)

    assert not [letter for letter in told(course) if "foretell" in letter]


def test_an_evidence_card_is_looked_at_and_the_sentence_that_it_weighs_is_not(course: Path) -> None:
    edit(course, "evidence/claims.yml", "claim: c\n", "claim: They foretell.\n")
    edit(course, "evidence/claims.yml", "why: w,", "why: You ask on.,")
    edit(course, "evidence/claims.yml", "says: s,", "says: Nobody can foretell it.,")

    letters = [letter for letter in told(course) if "write instead" in letter]

    assert sorted(letter.split("“")[1].split("”")[0] for letter in letters) == ["ask on", "foretell"]


def test_a_retired_item_is_left_and_so_are_question_and_options_of_a_released_one(course: Path) -> None:
    edit(
        course,
        "quizzes/last-look.yml",
        "    options:\n",
        "    options:\n      - {text: To foretell it, feedback: None.}\n",
    )
    assert [letter for letter in told(course) if "“foretell”" in letter]

    edit(course, "released.yml", "ids:\n", "items: {last-look-first: 0123abcd}\nids:\n")
    assert not [letter for letter in told(course) if "“foretell”" in letter]

    edit(course, "released.yml", "items: {last-look-first: 0123abcd}\n", "")
    edit(course, "quizzes/last-look.yml", "    confidence: true\n", "    confidence: true\n    retired: true\n")
    assert not [letter for letter in told(course) if "“foretell”" in letter]


def test_a_notebook_is_told_at_its_line_without_its_quotations_and_references(course: Path) -> None:
    cell = "## Hear\n\nShe said “I foretell”.\n\n> I foretell.\n\nYou ask\non."
    references = CELLS[-1] + "\n- We foretell."
    write_notebook(course, [cell if text == "## Hear" else text for text in [*CELLS[:-1], references]])

    [letter] = [letter for letter in told(course) if "write instead" in letter]

    line = line_of(course, "../notebooks/00-listening.ipynb", '"You ask')
    assert letter.startswith(f"notebooks/00-listening.ipynb:{line}: cell `hear`: “ask on”: ")


def test_the_course_itself_keeps_to_it() -> None:
    assert [str(letter) for letter in voice.letters(ReadableCourse(ROOT))] == []
