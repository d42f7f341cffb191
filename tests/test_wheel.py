"""The learner's package carries lessons and formative data, and nothing that decides a mark."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "course_lib" / "labextension" / "static"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_every_lesson_and_all_formative_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    lessons = {f"course_lib/_course/{file.relative_to(ROOT).as_posix()}" for file in ROOT.glob("notebooks/*.ipynb")}
    data = {f"course_lib/_course/{file.relative_to(ROOT).as_posix()}" for file in ROOT.glob("data/**/*.yml")}
    assert lessons
    assert lessons | data <= names
    extension = {f"labextensions/empathy-in-practice/static/{file.name}" for file in EXTENSION.iterdir()}
    assert extension == {
        name.partition("share/jupyter/")[2] for name in names if "/labextensions/" in name and "/static/" in name
    }


def test_it_holds_no_assignment_no_key_and_no_grading(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        everything = b"\n".join(packed.read(name) for name in names)
    assert [name for name in names if "grading" in name or "assignments" in name or "banks" in name] == []
    for bank in ROOT.glob("banks/*.yml"):
        first = bank.read_text(encoding="utf-8").split("- id: ")[1].split("\n")[0]
        assert first.encode() not in everything


def test_a_learner_who_installs_it_gets_the_lessons_and_a_working_activity(wheel, tmp_path):
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    variables = os.environ | {"PYTHONPATH": str(site), "EMPATHY_HOME": str(tmp_path / "record"), "HOME": str(tmp_path)}
    code = (
        "import course_lib, pathlib\n"
        "from course_lib import paths\n"
        "from course_lib.ops import launch\n"
        f"assert course_lib.__file__.startswith({str(site)!r})\n"
        "launch.deliver(paths.notebooks(), pathlib.Path('lessons'))\n"
        "print(type(course_lib.quiz('listening-check')).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=variables, capture_output=True, text=True)
    assert done.stdout.strip() == "QuizActivity", done.stderr
    assert list((tmp_path / "lessons").glob("*.ipynb"))
