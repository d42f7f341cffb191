"""The learner's package carries lessons and formative data, and nothing that decides a mark."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.support import environment
from tests.support.places import ROOT

pytestmark = pytest.mark.slow

EXTENSION = ROOT / "course_lib" / "labextension" / "static"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
Run = Callable[[str], str]
#: Runs every cell of the lessons in this folder, and prints what each shows; ends where a learner would see a notice.
EVERY_CELL = """
import ast, json, re, sys
from pathlib import Path
from course_lib.activities.notice import Notice
for lesson in sorted(Path().glob("*.ipynb")):
    space = {}
    for cell in json.loads(lesson.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        *before, last = ast.parse(source).body
        if not isinstance(last, ast.Expr):
            exec(source, space)
            continue
        exec(compile(ast.Module(before, []), lesson.name, "exec"), space)
        shown = eval(compile(ast.Expression(last.value), lesson.name, "eval"), space)
        if isinstance(shown, Notice):
            sys.exit(f"{lesson.name}: {source}: {shown}")
        for verb in re.findall(r"course\\.([a-z]+)\\(", source):
            print(f"{lesson.stem}.{verb}")
"""
#: A learner's first reply to a client, and what the coach says of it.
REPLY = f"""
import course_lib
from course_lib.models.acts import Act
from course_lib.models.answers import Written
moment = {min(ROOT.glob("data/moments/*.yml")).stem!r}
respond = course_lib.respond(moment)
ratings = ["yes"] * len(respond.card["self_check"])
reply = Written(text="It hurt, and nobody saw it.", ratings=ratings)
print(respond.reply(moment, Act.FIRST, reply)["coach"])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_every_lesson_and_all_formative_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    lessons = {f"course_lib/_course/{file.relative_to(ROOT).as_posix()}" for file in ROOT.glob("notebooks/*.ipynb")}
    data = {f"course_lib/_course/{file.relative_to(ROOT).as_posix()}" for file in ROOT.glob("data/**/*.yml")}
    assert lessons
    assert lessons | data <= names
    pictures = {
        f"course_lib/_course/{file.relative_to(ROOT).as_posix()}" for file in ROOT.glob("data/drawings/*/*.svg")
    }
    assert pictures
    assert pictures <= names
    extension = {f"labextensions/empathy-in-practice/static/{file.name}" for file in EXTENSION.iterdir()}
    assert extension == {
        name.partition("share/jupyter/")[2] for name in names if "/labextensions/" in name and "/static/" in name
    }


def test_it_says_who_has_reviewed_the_course(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        carried = packed.read("course_lib/_course/data/reviews.yml")
    assert carried == (ROOT / "data" / "reviews.yml").read_bytes()


def test_it_holds_no_assignment_no_key_and_no_grading(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        everything = b"\n".join(packed.read(name) for name in names)
    assert [name for name in names if "grading" in name or "assignments" in name or "banks" in name] == []
    for bank in ROOT.glob("banks/*.yml"):
        first = bank.read_text(encoding="utf-8").split("- id: ")[1].split("\n")[0]
        assert first.encode() not in everything


@pytest.fixture(scope="module")
def learner(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`learner("code")` runs code where the wheel is installed with what it asks for, and nothing else is."""
    place = tmp_path_factory.mktemp("learner")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(
            environment.make(place / "environment", environment.closure(PROJECT["dependencies"]).values())
        )
    about = {"PATH": os.environ["PATH"], "HOME": str(place), "EMPATHY_HOME": str(place / "record")}

    def run(code: str) -> str:
        command: list[str | Path] = [place / "environment" / "bin" / "python", "-c", code]
        done = subprocess.run(command, cwd=place, env=about, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(
        "import course_lib; from pathlib import Path; from course_lib import paths; from course_lib.ops import launch\n"
        f"assert Path(course_lib.__file__).is_relative_to({str(place)!r})\n"
        "print(*launch.deliver(paths.notebooks(), Path()))"
    )
    return run


def test_a_learner_who_installs_it_gets_every_lesson_with_every_activity(learner: Run) -> None:
    shown = learner(EVERY_CELL).split()

    lessons = [*ROOT.glob("notebooks/[0-9]*.ipynb"), *ROOT.glob("notebooks/practice-*.ipynb")]
    lessons += ROOT.glob("notebooks/home.ipynb")
    called = {
        verb for lesson in lessons for verb in re.findall(r"course\.([a-z]+)\(", lesson.read_text(encoding="utf-8"))
    }
    assert called
    assert {name.partition(".")[2] for name in shown} == called
    assert {name.partition(".")[0] for name in shown} == {lesson.stem for lesson in lessons}


def test_a_learner_who_installs_it_is_read_by_the_coach(learner: Run) -> None:
    assert "told" in learner(REPLY)


def test_a_learner_who_installs_it_gets_nothing_of_authors_instructors_hubs_and_tests(learner: Run) -> None:
    theirs = environment.closure(PROJECT["dependencies"]).keys()
    extras = environment.closure(line for lines in PROJECT["optional-dependencies"].values() for line in lines)
    modules = [
        module
        for module, names in packages_distributions().items()
        if {canonicalize_name(name) for name in names} <= extras.keys() - theirs and module.isidentifier()
    ]
    assert {"nbgrader", "sklearn", "jupyterhub", "pytest", "rapidfuzz"} <= set(modules)

    found = learner(
        f"import importlib.util; print(*[name for name in {modules!r} if importlib.util.find_spec(name)])"
    ).split()

    assert found == []


def test_without_numpy_a_reply_is_kept_and_the_log_says_why_nobody_read_it(learner: Run) -> None:
    """What happens where a package that the coach needs is not declared; `check` says it beforehand."""
    hidden = "import logging, sys; sys.modules['numpy'] = None; logging.basicConfig(stream=sys.stdout)"

    said = learner(f"{hidden}\n{REPLY}")

    assert said.strip().endswith("None")
    assert "the coach could not read a reply" in said
    assert "numpy" in said
