"""The banks of marked items: read with their notebooks, and held beside the lessons."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from course_lib.authoring.check import marked
from course_lib.authoring.check.course import ReadableCourse
from course_lib.models import Item, Quiz
from tests.support.banks import WORDS, item, plain
from tests.support.banks import bank as made_up
from tests.support.places import ROOT
from tests.support.small_course import edit, told


def write(course: Path, items: list[Item], name: str = "a-paper") -> Path:
    """A bank of choices, with its notebook; the bank's file."""
    (course / "banks").mkdir(exist_ok=True)
    file = course / "banks" / f"{name}.yml"
    place = ("lesson", "listening"), ("heading", "Listening")
    named = [{"id": one.id, "kind": one.kind, "title": one.id, "points": 2, "again": dict(place)} for one in items]
    items_said = [
        about | one.model_dump(mode="json", exclude_defaults=True) for about, one in zip(named, items, strict=True)
    ]
    said = yaml.safe_dump({"title": "A paper", "items": items_said}, allow_unicode=True, sort_keys=False, indent=2)
    file.write_text(said, encoding="utf-8")
    about = {"grade": True, "solution": True, "points": 2}
    cells = [
        nbformat.v4.new_code_cell(f'course.graded("{one.id}")', metadata={"nbgrader": {**about, "grade_id": one.id}})
        for one in items
    ]
    folder = course / "assignments" / name
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")
    return file


def letters(course: Path) -> list[str]:
    return [str(one.seen_from(course)) for one in marked.letters(ReadableCourse(course))]


@pytest.fixture
def paper(course: Path) -> Path:
    """A bank of one item that is whole."""
    return write(course, [item("the-ferry", "quiet bread", "slow garden", "late train", prompt="Rain over a school.")])


def test_a_whole_bank_has_no_letter_and_a_course_without_banks_neither(course: Path) -> None:
    assert letters(course) == []

    write(course, [item("the-ferry", "quiet bread", "slow garden", "late train")])

    assert letters(course) == []


def test_a_key_that_is_misspelt_and_points_that_differ_are_told(course: Path, paper: Path) -> None:
    edit(course, "../banks/a-paper.yml", "points: 2", "points: 3")
    (letter,) = letters(course)
    assert letter.startswith("assignments/a-paper/a-paper.ipynb:1: the-ferry: ")
    assert "the cell gives 2 points, the bank 3" in letter

    edit(course, "../banks/a-paper.yml", "correct: true", "corect: true")
    assert all(letter.startswith("banks/a-paper.yml:") for letter in letters(course))
    assert "corect" in "".join(letters(course))


def test_a_bank_without_a_notebook_a_notebook_without_a_bank_and_a_damaged_one_are_told(
    course: Path, paper: Path
) -> None:
    notebook = course / "assignments" / "a-paper" / "a-paper.ipynb"
    notebook.write_text("{", encoding="utf-8")
    (letter,) = letters(course)
    assert letter.startswith("assignments/a-paper/a-paper.ipynb:1: can't be read as a notebook")

    notebook.unlink()
    assert letters(course) == [
        "banks/a-paper.yml:1: this bank has no notebook; write assignments/a-paper/a-paper.ipynb"
    ]

    paper.unlink()
    assert letters(course) == ["assignments/a-paper:1: this assignment has no bank; write banks/a-paper.yml"]


def test_somebody_of_the_lessons_in_a_bank_is_told_at_their_line(course: Path, paper: Path) -> None:
    (person,) = (course / "data" / "people").glob("*.yml")
    edit(course, f"people/{person.name}", "name: My own A first name", "name: Mireille")
    edit(course, "../banks/a-paper.yml", "Rain over a school.", "Mireille sits in the rain.")

    (letter,) = letters(course)

    line = paper.read_text(encoding="utf-8").split("Mireille")[0].count("\n") + 1
    assert letter.startswith(f"banks/a-paper.yml:{line}: Mireille is somebody whom learners know")


def test_an_item_that_a_lesson_asks_too_is_told(course: Path) -> None:
    (asked, *_) = ReadableCourse(course).content.one(Quiz, "first-look").items
    write(course, [asked.model_copy(update={"id": "the-ferry"})])

    (letter,) = letters(course)

    assert letter.startswith("banks/a-paper.yml:3: `the-ferry`: asks nearly the same as `first-look-first` (100 of 100")


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (
            "  again:\n    lesson: listening\n    heading: Listening\n",
            "",
            "learners aren’t told where to read again",
        ),
        ("lesson: listening", "lesson: listenin", "isn’t there; did you mean “listening”?"),
        ("heading: Listening", "heading: Listning", "`listening` doesn’t have; did you mean “Listening”?"),
    ],
)
def test_an_item_that_sends_nobody_to_a_place_in_a_lesson_is_told(
    course: Path, paper: Path, was: str, now: str, says: str
) -> None:
    text = paper.read_text("utf-8")
    assert was in text
    paper.write_text(text.replace(was, now), "utf-8")

    (letter,) = letters(course)

    assert letter.startswith("banks/a-paper.yml:3: `the-ferry`:")
    assert says in letter


def test_an_item_that_stands_in_two_banks_is_told(course: Path) -> None:
    same = item("the-ferry", "quiet bread", "slow garden", "late train", prompt="Rain over a school.")
    write(course, [same])
    write(course, [same], "another-paper")

    assert len(letters(course)) == 1
    assert "asks nearly the same as `" in letters(course)[0]


def test_a_bank_whose_longest_option_is_mostly_right_is_told_and_a_few_items_are_not_judged(course: Path) -> None:
    chance = random.Random(3)
    items = [
        item(f"item-{letter}", *(" ".join(chance.sample(WORDS, 9 - 2 * place)) for place in range(3)))
        for letter in "abcdef"
    ]
    write(course, items[:5])
    assert letters(course) == []

    write(course, items)

    assert letters(course) == [
        "banks/a-paper.yml:1: the right option is the longest in 100% of items, at most 40% may be; "
        "shorten right ones or lengthen wrong ones"
    ]


def shouting(chance: random.Random, words: list[str], key: bool) -> str:
    """The key alone asks something."""
    return plain(chance, words, key).replace(".", "?" if key else ".")


@pytest.mark.parametrize(("voice", "guessed"), [(plain, False), (shouting, True)])
def test_keys_that_give_themselves_away_are_told_with_the_items_to_mend(
    course: Path, voice: object, guessed: bool
) -> None:
    for name, items in made_up(voice, files=4, items=8, seed=5).items():  # type: ignore[arg-type]
        write(course, items, name)

    told_so = [letter for letter in letters(course) if "knows nothing of the subject" in letter]

    assert bool(told_so) is guessed
    assert all(letter.startswith("banks:1: Who counts") and "mend `item-" in letter for letter in told_so)


def test_what_the_house_avoids_is_told_in_a_bank_and_not_in_what_people_say(course: Path, paper: Path) -> None:
    edit(course, "voice.yml", "[a tired turn]", "[foretell*]")
    edit(course, "../banks/a-paper.yml", "Rain over a school.", "“I foretell it,” she says. You foretell it.")

    (letter,) = [one for one in told(course) if "foretell" in one]

    assert letter.startswith("banks/a-paper.yml:10: items 1, prompt: “foretell”")


def test_where_what_reads_banks_is_not_installed_a_letter_says_so(
    course: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "course_lib.grading.authored", None)

    (letter,) = letters(course)

    assert "check them in a clone" in letter


def test_the_banks_of_this_project_are_whole_and_their_questions_about_cues_are_looked_at() -> None:
    course = ReadableCourse(ROOT)

    assert list(marked.letters(course)) == []
    assert f"{len(list((ROOT / 'banks').glob('*.yml')))} banks with " in next(marked.report(course))
    read, _ = marked._read(course)
    looked_at = {one.id for bank in read.values() for one in marked.asked(bank)}
    assert {"a-smile-over-a-sleeve", "on-the-stairs", "the-late-bus"} <= looked_at
