"""Every skeleton, both ways: as written, each sentence of it is told; filled in, none, and the check is content."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from course_lib.authoring import manual
from course_lib.authoring.draw import draw
from course_lib.authoring.new import new
from course_lib.content import notebook, strict_yaml
from course_lib.kinds import FILED, NEW
from course_lib.models import Client, Course, Figure, Form, Quiz, Transcript
from tests.support import made_files
from tests.support.made_files import filled
from tests.support.places import ROOT
from tests.support.small_course import CELLS, edit, told, write_notebook
from tests.unit.authoring.check.test_charts import BARS

pytestmark = pytest.mark.slow

UNTOUCHED = "is still the skeleton's text; write your own"
#: What a single word in a content file may be besides a sentence: an id, a claim, a notebook.
NO_SENTENCE = re.compile(r"[a-z]+(-[a-z]+)*(-\d{4})?|C\d\d|\d\d-[a-z-]+\.ipynb")


def leaves(data: object, place: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, dict | list):
        inside = data.items() if isinstance(data, dict) else enumerate(data)
        return [leaf for key, value in inside for leaf in leaves(value, (*place, key))]
    return [(place, data)] if isinstance(data, str) and not NO_SENTENCE.fullmatch(data) else []


def untouched(course: Path, file: str) -> list[int]:
    """The lines of a file at which a sentence of the skeleton is told."""
    letters = [letter for letter in told(course) if UNTOUCHED in letter and letter.startswith(f"{file}:")]
    return sorted(int(letter.split(":")[1]) for letter in letters)


@pytest.fixture
def drawn(drawing: Callable[[str, str], Path]) -> None:
    """A drawing for the chart `hearing-anger`."""
    drawing("hearing-anger", BARS)


@pytest.mark.parametrize("kind", NEW)
def test_each_sentence_of_a_skeleton_left_as_written_is_told_at_its_line(course: Path, kind: str) -> None:
    [file] = new(course, kind, "hearing-anger")
    data, lines = strict_yaml.read(file)

    expected = sorted(lines[place] for place, _ in leaves(data))

    assert len(expected) >= 2
    assert untouched(course, f"data/{FILED[NEW[kind]].folder}/hearing-anger.yml") == expected


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("kind", NEW)
def test_a_skeleton_filled_in_and_called_passes_the_check(course: Path, kind: str) -> None:
    shape = NEW[kind]
    said = {"hearing-anger": filled(shape, **{kind: "hearing-anger", "person": "mireille"})}
    if shape is Client:  # only a whole one can be talked with
        walter = (ROOT / "data" / "clients" / "the-second-cup.yml").read_text(encoding="utf-8")
        said = {"hearing-anger": walter.replace("person: walter", "person: mireille")}
    if shape is Quiz:
        said = {"hearing-anger": made_files.quiz("hearing-anger")}
    if shape is Form:  # two forms name each other, and four would be enough items for the guesser
        for file in (course / "data" / "forms").iterdir():
            file.unlink()
        said = {name: made_files.form(name, other) for name, other in permutations(["hearing-anger", "twice"])}
    for name, text in said.items():
        new(course, kind, name)[0].write_text(text, encoding="utf-8")
    verb = FILED[shape].verb
    if verb:
        cells = [cell for cell in CELLS if shape is not Form or "form" not in cell]
        if shape is Client:  # a talk takes longer than the lesson has
            cells.append("## A talk, for another day")
        write_notebook(course, [*cells, f'course.{verb}("hearing-anger")'])
    if shape is Figure:
        draw(course)

    assert told(course) == []


def test_each_sentence_of_a_new_lesson_is_told_in_the_map_and_in_the_notebook(course: Path) -> None:
    _, file = new(course, "lesson", "hearing-anger")
    book = notebook.read(file)
    prose = [cell for cell in book.cells if cell.kind == "markdown"]

    assert untouched(course, "notebooks/02-hearing-anger.ipynb") == [cell.line for cell in prose]
    rows = (course / "data" / "course.yml").read_text(encoding="utf-8").splitlines()
    assert [rows[line - 1].split(":")[0].strip() for line in untouched(course, "data/course.yml")] == ["about", "text"]


def test_a_new_lesson_misses_only_what_its_author_has_still_to_write(course: Path) -> None:
    new(course, "lesson", "hearing-anger")

    others = [letter for letter in told(course) if UNTOUCHED not in letter]

    assert [re.sub(r".*: there is no (\S+);.*", r"\1", letter) for letter in others if "there is no" in letter] == [
        "data/gates/your-gate.yml",
        "data/quizzes/your-quiz.yml",
        "data/transcripts/your-transcript.yml",
        "data/quizzes/your-check.yml",
    ]
    rest = [letter for letter in others if "there is no" not in letter and "your-check-first" not in letter]
    no_skill, no_link, not_at_home = rest
    assert no_skill.endswith(
        "no skill of data/skills.yml names `hearing-anger-first`; add it to the `objectives` of one"
    )
    assert no_link.startswith("notebooks/00-listening.ipynb:1: it doesn’t lead on")
    assert not_at_home.startswith("notebooks/home.ipynb:1: ")
    assert "run `python -m course_lib tidy`" in not_at_home


def test_a_new_lesson_filled_in_passes_the_check(course: Path) -> None:
    _, book = new(course, "lesson", "hearing-anger")
    for name in ("loud", "later"):
        new(course, "quiz", name)[0].write_text(made_files.quiz(name), encoding="utf-8")
    [file] = new(course, "transcript", "an-argument")
    file.write_text(filled(Transcript, person="mireille"), encoding="utf-8")
    ids = {
        "your-quiz": "loud",
        "your-transcript": "an-argument",
        "your-check": "later",
        "your-gate": "before-listening",
    }
    for file in (course / "data" / "course.yml", book):
        text = file.read_text(encoding="utf-8")
        paragraphs = [one for kind, cell in manual.cells(ROOT) if kind == "markdown" for one in manual.paragraphs(cell)]
        for sentence in {*manual.sentences(ROOT, Course), *paragraphs}:
            text = text.replace(sentence, f"My own {sentence}")
        for old, name in ids.items():
            text = text.replace(old, name)
        file.write_text(text, encoding="utf-8")
    edit(course, "skills.yml", "[hearing]", "[hearing, hearing-anger-first]")
    write_notebook(course, [*CELLS[:-2], f"**[Next: Anger]({book.name}).**", *CELLS[-2:]])

    assert told(course) == []


def test_one_sentence_left_among_an_author_s_own_is_told_by_name(course: Path) -> None:
    edit(course, "moments/the-drawer.yml", "My own What it passes by.", "What it passes by.")

    [letter] = told(course)

    assert letter.endswith(f"models 1, note: “What it passes by.” {UNTOUCHED}")


def test_without_the_manual_there_is_one_letter_and_no_traceback(course: Path) -> None:
    (course / "data" / "README.md").unlink()

    [letter] = told(course)

    assert letter.startswith("data/README.md:1: the file can't be read")


def test_a_manual_without_an_example_is_told(course: Path) -> None:
    file = course / "data" / "README.md"
    file.write_text(file.read_text(encoding="utf-8").replace("## quizzes/", "## quizes/"), encoding="utf-8")

    [letter] = told(course)

    assert letter == "data/README.md:1: the section `## quizzes/` has no example (```yaml); put it back from git"
