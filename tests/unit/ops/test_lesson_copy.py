"""A changed lesson is known, comes back as it came, and what was changed is kept beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.ops import launch
from course_lib.ops.lesson_copy import MANIFEST, Answer, look, put_back

LESSONS = paths.notebooks()
NAME, LESSON = "05-active-listening.ipynb", "active-listening"


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A delivered lesson, in the folder in which its kernel works."""
    launch.deliver(LESSONS, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / NAME


def change(path: Path, words: str = "my own words") -> bytes:
    said = json.loads(path.read_bytes())
    said["cells"][0]["source"] = words
    path.write_text(json.dumps(said))
    return path.read_bytes()


def test_a_lesson_as_it_came_is_unchanged_also_after_it_was_run(lesson: Path) -> None:
    assert look(NAME, LESSON) == Answer(changed=False)

    said = json.loads(lesson.read_bytes())
    code = next(cell for cell in said["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "hi"}]
    said["metadata"]["language_info"] = {"name": "python", "version": "3.12"}
    lesson.write_text(json.dumps(said))

    assert look(NAME, LESSON) == Answer(changed=False)


@pytest.mark.parametrize("harm", ["words", "cut", "type", "no notebook"])
def test_a_changed_or_damaged_lesson_is_known_and_comes_back(lesson: Path, harm: str) -> None:
    said = json.loads(lesson.read_bytes())
    if harm == "words":
        said["cells"][0]["source"] = "my own words"
    elif harm == "cut":
        del said["cells"][1]
    elif harm == "type":
        said["cells"][0]["cell_type"] = "raw"
    changed = b"{ half" if harm == "no notebook" else json.dumps(said).encode()
    lesson.write_bytes(changed)
    assert look(NAME, LESSON) == Answer(changed=True)

    assert put_back(NAME, LESSON) == Answer(changed=False, kept="05-active-listening (changed).ipynb")

    assert lesson.read_bytes() == (LESSONS / NAME).read_bytes()
    assert (lesson.parent / "05-active-listening (changed).ipynb").read_bytes() == changed
    assert look(NAME, LESSON) == Answer(changed=False)


def test_a_kept_copy_never_overwrites_another(lesson: Path) -> None:
    first = change(lesson, "first")
    put_back(NAME, LESSON)
    second = change(lesson, "second")

    answer = put_back(NAME, LESSON)

    assert answer.kept == "05-active-listening (changed 2).ipynb"
    assert (lesson.parent / "05-active-listening (changed).ipynb").read_bytes() == first
    assert (lesson.parent / answer.kept).read_bytes() == second


def test_an_unchanged_lesson_comes_back_without_a_copy(lesson: Path) -> None:
    before = sorted(lesson.parent.iterdir())

    assert put_back(NAME, LESSON) == Answer(changed=False)
    assert sorted(lesson.parent.iterdir()) == before


def test_after_it_came_back_a_lesson_follows_the_course_again(
    lesson: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    change(lesson)
    put_back(NAME, LESSON)
    newer = tmp_path_factory.mktemp("newer") / "notebooks"
    shutil.copytree(LESSONS, newer)
    change(newer / NAME, "a better beginning")

    assert launch.deliver(newer, lesson.parent) == [f"{NAME} was brought up to date."]


def test_the_lesson_of_an_older_course_counts_as_it_came(
    lesson: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    older = tmp_path_factory.mktemp("older") / "notebooks"
    shutil.copytree(LESSONS, older)
    change(older / NAME, "an earlier beginning")
    launch.deliver(older, lesson.parent)
    assert look(NAME, LESSON) == Answer(changed=False)

    (lesson.parent / MANIFEST).write_text("{ damaged")
    assert look(NAME, LESSON) == Answer(changed=True)


def test_a_lesson_under_another_name_is_known_by_its_id(lesson: Path) -> None:
    lesson.rename("mine.ipynb")
    assert look("mine.ipynb", LESSON) == Answer(changed=False)

    change(Path("mine.ipynb"))

    assert put_back("mine.ipynb", LESSON).kept == "mine (changed).ipynb"
    assert Path("mine.ipynb").read_bytes() == (LESSONS / NAME).read_bytes()


@pytest.mark.parametrize(("name", "lesson_id"), [(NAME, "a-lesson-of-others"), ("not-here.ipynb", LESSON)])
def test_what_is_no_lesson_of_the_course_is_left_alone(lesson: Path, name: str, lesson_id: str) -> None:
    change(lesson)
    before = {file: file.read_bytes() for file in lesson.parent.glob("*.ipynb")}

    assert look(name, lesson_id) == put_back(name, lesson_id) == Answer()
    assert {file: file.read_bytes() for file in lesson.parent.glob("*.ipynb")} == before


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_full_disk_is_told_and_loses_nothing(lesson: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    mine, calls = change(lesson), []

    def full(_: int) -> None:
        calls.append(1)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    assert put_back(NAME, LESSON) == Answer(changed=True, problem="No space left on device")
    assert lesson.read_bytes() == mine
    assert not [file for file in lesson.parent.iterdir() if file.name.endswith(".part")]


def test_a_kernel_hands_the_answer_on_as_json() -> None:
    assert Answer(changed=True, kept="a (changed).ipynb")._repr_json_() == {
        "changed": True,
        "kept": "a (changed).ipynb",
        "problem": "",
    }
