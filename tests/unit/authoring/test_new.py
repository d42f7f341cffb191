"""The author's manual and the skeletons that come out of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from course_lib.authoring.manual import example
from course_lib.authoring.new import new
from course_lib.authoring.tidy import tidied
from course_lib.content import notebook, strict_yaml
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import FILES, FOLDERS, load
from course_lib.kinds import FILED, NEW
from course_lib.models import Course, Model
from course_lib.models.measured import Key
from tests.support.places import ROOT

MANUAL = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
SHAPES = [*FOLDERS, *FILES]
MAP = """\
# The map.
title: A course
lessons:
  - id: one
    title: The first
    claims: [C01]
  # A word about the second.
  - id: two
    title: The second
    claims: [C02]
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "README.md", tmp_path / "data")
    (tmp_path / "data" / "course.yml").write_text(MAP)
    return tmp_path


def section(shape: type[Model]) -> str:
    heading = FILES[shape] if shape in FILES else f"{FOLDERS[shape]}/"
    return MANUAL.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [found for inside in get_args(annotation) for found in models_in(inside)]


def choices_in(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [found for inside in get_args(annotation) for found in choices_in(inside)]


def keys_of(shape: type[Model], above: str = "", told: frozenset[type[Model]] = frozenset()) -> dict[str, Any]:
    """By dotted key: whether it is needed, and the words that may stand there.

    A worksheet's slips have keys like its steps; what goes into them is told once.
    """
    keys: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        if name == "id" and shape in FOLDERS:
            continue  # the file's name is the id
        keys[above + name] = (field.is_required(), choices_in(field.annotation))
        for inside in models_in(field.annotation):
            if inside not in told:
                keys.update(keys_of(inside, f"{above}{name}.", told))
        if Key in models_in(field.annotation):
            told |= {Key}
    return keys


@pytest.mark.parametrize("shape", SHAPES)
def test_the_manual_lists_every_key_and_no_other(shape: type[Model]) -> None:
    rows = re.findall(r"^\| `(\S+)` \| (needed)? ?\| (.+) \|$", section(shape), re.MULTILINE)
    keys = keys_of(shape)

    assert {key: bool(needed) for key, needed, _ in rows} == {key: needed for key, (needed, _) in keys.items()}
    for key, _, says in rows:
        assert [word for word in keys[key][1] if not re.search(rf"\b{word}\b", says)] == [], key


def test_the_manual_has_a_section_for_each_place_and_no_other() -> None:
    places = [*(f"{folder}/" for folder in FOLDERS.values()), *FILES.values()]

    assert sorted(re.findall(r"^## (\S+)$", MANUAL, re.MULTILINE)) == sorted(places)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_example_of_the_manual_passes_the_reader(shape: type[Model], tmp_path: Path) -> None:
    file = tmp_path / "your-thing.yml"
    file.write_text(example(ROOT, shape), encoding="utf-8")

    assert isinstance(load(file, shape), shape)


@pytest.mark.parametrize("kind", NEW)
def test_a_new_thing_passes_the_reader_and_bears_its_id(course: Path, kind: str) -> None:
    [file] = new(course, kind, "hearing-anger")

    text = file.read_text(encoding="utf-8")
    assert file == course / "data" / FILED[NEW[kind]].folder / "hearing-anger.yml"
    assert load(file, NEW[kind])
    assert text.startswith("# ")
    assert f"your-{kind}" not in text


def test_nothing_is_overwritten(course: Path) -> None:
    [file] = new(course, "person", "amara")
    file.write_text("mine")

    with pytest.raises(ContentError, match=r"amara\.yml:1: `amara` is there already; open it, or choose another id"):
        new(course, "person", "amara")

    assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["Hearing", "hearing-2", "hearing anger", "-anger", "../anger", "", "a" * 61])
def test_a_badly_formed_id_is_refused_and_nothing_written(course: Path, name: str) -> None:
    before = sorted(course.rglob("*"))

    with pytest.raises(ContentError, match="is no id: small letters only"):
        new(course, "quiz", name)

    assert sorted(course.rglob("*")) == before


def test_an_id_too_much_like_another_is_refused_across_kinds(course: Path) -> None:
    new(course, "quiz", "hearing-anger")

    there = r"quizzes/hearing-anger\.yml:1: `"
    with pytest.raises(ContentError, match=there + "hearing-angers` and `hearing-anger` are too alike to tell apart"):
        new(course, "moment", "hearing-angers")
    with pytest.raises(ContentError, match=there + "hearing-anger` is there already"):
        new(course, "moment", "hearing-anger")
    new(course, "quiz", "hearing-fear")


def test_a_lesson_too_much_like_another_is_told_at_the_line_of_that_one(course: Path) -> None:
    new(course, "lesson", "hearing-anger")

    with pytest.raises(ContentError, match=r"course\.yml:11: `hearing-angers` and `hearing-anger` are too alike"):
        new(course, "lesson", "hearing-angers")


def test_a_lesson_that_has_its_place_is_filled_in_there(course: Path) -> None:
    file, book = new(course, "lesson", "one")

    lessons = load(file, Course).lessons
    assert [lesson.id for lesson in lessons] == ["one", "two"]
    assert (lessons[0].title, lessons[0].claims, lessons[0].notebook) == ("The first", ("C01",), "00-one.ipynb")
    assert book == course / "notebooks" / "00-one.ipynb"
    assert "# The map." in file.read_text()
    assert "  # A word about the second.\n  - id: two\n" in file.read_text()


def test_the_last_lesson_with_a_place_is_filled_in_too(course: Path) -> None:
    file, _ = new(course, "lesson", "two")

    assert load(file, Course).lessons[1].notebook == "01-two.ipynb"


def test_a_lesson_without_a_place_is_added_at_the_end(course: Path) -> None:
    file, book = new(course, "lesson", "hearing-anger")

    last = load(file, Course).lessons[-1]
    assert (last.id, last.title, last.notebook) == ("hearing-anger", "Hearing anger", "02-hearing-anger.ipynb")
    assert book.is_file()


def test_a_built_lesson_is_not_built_again(course: Path) -> None:
    file, _ = new(course, "lesson", "one")
    before = file.read_text()

    with pytest.raises(ContentError, match="`one` is there already"):
        new(course, "lesson", "one")

    assert file.read_text() == before


def test_a_map_of_another_make_is_left_as_it_is_with_a_letter(course: Path) -> None:
    file = course / "data" / "course.yml"
    file.write_text("lessons: [{id: one, title: The first}]\ntitle: A course\n")

    with pytest.raises(ContentError, match="write the lesson's entry by hand"):
        new(course, "lesson", "hearing-anger")

    assert file.read_text() == "lessons: [{id: one, title: The first}]\ntitle: A course\n"
    assert sorted(path.name for path in (course / "data").iterdir()) == ["README.md", "course.yml"]
    assert list((course / "notebooks").iterdir()) == []


def test_the_new_notebook_is_tidy_and_knows_its_lesson(course: Path) -> None:
    _, book = new(course, "lesson", "one")

    said = notebook.read(book)
    assert said.lesson == "one"
    assert said.cells[0].headings == [(1, "The first")]
    assert said.cells[1].source == "import course_lib as course"
    assert [call.verb for _, call in said.calls()] == ["safety", "review", "quiz", "code", "quiz", "closing"]
    assert said.cells[-1].source == 'course.closing("one")'
    assert tidied(notebook.raw(book)) == book.read_text(encoding="utf-8")


def test_the_command_writes_and_tells_and_refuses_with_a_letter(course: Path) -> None:
    command = [sys.executable, "-m", "course_lib", "new", "quiz", "hearing-anger", "--course", str(course)]

    first = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    second = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert (first.returncode, second.returncode) == (0, 1)
    assert first.stdout.startswith("data/quizzes/hearing-anger.yml is written; fill it in")
    assert second.stderr.startswith("data/quizzes/hearing-anger.yml:1: `hearing-anger` is there already")
    assert strict_yaml.read(course / "data" / "quizzes" / "hearing-anger.yml")
