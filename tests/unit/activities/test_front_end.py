"""Modules joined into one script, and the one front end that all activities of a kernel share."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.activities.frame import front_end
from course_lib.activities.frame.joined import NotJoined, join
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.session import Session
from tests.support.places import ROOT

TOOLS = ROOT / "tests" / "front_end"
OLDEST = 20


def node_trouble() -> str:
    """Why the front end can't be checked here; empty where it can."""
    if shutil.which("node") is None:
        return "Node is not here; `make needs` installs it"
    told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return "" if int(told.lstrip("v").split(".")[0]) >= OLDEST else f"Node {OLDEST} is needed, and this is {told}"


needs_node = pytest.mark.skipif(bool(node_trouble()), reason=node_trouble() or "Node is new enough")
needs_tools = pytest.mark.skipif(
    not (TOOLS / "node_modules" / ".bin" / "tsc").exists(), reason="what checks the front end is not here: `make needs`"
)


def write(folder: Path, **modules: str) -> list[Path]:
    """Modules by name, as files; the first one is what is joined."""
    files = [folder / f"{name}.js" for name in modules]
    for file, text in zip(files, modules.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files[:1]


def run(script: str) -> str:
    """What a script prints when Node runs it as a module."""
    node = ["node", "--input-type=module"]
    return subprocess.run(node, input=script, capture_output=True, text=True, check=True, timeout=30).stdout.strip()


@needs_node
def test_modules_keep_their_own_names_and_share_what_they_export(tmp_path: Path) -> None:
    files = write(
        tmp_path,
        main='import { twice as double } from "./sum.js";\nimport {\n  LIMIT,\n} from "./limit.js";\nconst own = 4;\n'
        "console.log(double(own), LIMIT);\n",
        sum="const own = 2;\nexport function twice(n) {\n  return n * own;\n}\n",
        limit='import { twice } from "./sum.js";\nconst own = 21;\nexport const LIMIT = twice(own);\n',
    )
    assert run(join(files, tmp_path)) == "8 42"


@needs_node
def test_a_default_is_what_the_named_thing_is(tmp_path: Path) -> None:
    files = write(tmp_path, main="export const two = 2;\nconst three = 3;\nexport default three;\n")
    script = join(files, tmp_path) + '\nconsole.log($modules["main.js"]);'
    assert run(script) == "{ two: 2, default: 3 }"


@needs_node
def test_comments_with_lines_of_their_own_are_left_out_and_nothing_else(tmp_path: Path) -> None:
    text = "// one\nconst a = 1; // two\n/**\n * three\n * /* four\n */\nconst b = /* five */ 2;\n  /* six */\n"
    files = write(tmp_path, main=f"{text}const c = '//';\nconsole.log(a, b, c);\n")
    script = join(files, tmp_path)
    assert [word for word in ("one", "two", "three", "four", "five", "six") if word in script] == ["two", "five"]
    assert run(script) == "1 2 //"


@needs_node
def test_a_line_that_begins_with_a_comment_stays_and_so_does_what_follows(tmp_path: Path) -> None:
    files = write(tmp_path, main="let a = 1;\n/** @type {any} */ (a);\nconsole.log(a);\n/* end\n*/\n")
    script = join(files, tmp_path)
    assert "end" not in script
    assert run(script) == "1"


@pytest.mark.parametrize(
    ("modules", "line", "says"),
    [
        ({"main": 'const a = 1;\nimport { b } from "./b.js";\n'}, 2, "there is no file"),
        ({"main": 'import { c } from "./b.js";\n', "b": "const c = 1;\n"}, 1, "b.js does not export `c`; put `export`"),
        ({"main": 'import b from "./b.js";\n', "b": "export const b = 1;\n"}, 1, "can't be joined"),
        ({"main": 'import { b } from "somewhere";\n'}, 1, "can't be joined"),
        ({"main": 'import { b } from "../b.js";\n'}, 1, "lies outside of"),
        ({"main": "\n\nexport let a = 1;\n"}, 3, "`export let a = 1;` can't be joined"),
    ],
)
def test_what_cannot_be_joined_is_told_with_file_and_line(
    tmp_path: Path, modules: dict[str, str], line: int, says: str
) -> None:
    files = write(tmp_path, **modules)
    with pytest.raises(NotJoined) as problem:
        join(files, tmp_path)
    assert str(problem.value).startswith(f"{files[0]}:{line}: ")
    assert says in str(problem.value)


def test_a_circle_is_told_with_all_that_are_in_it(tmp_path: Path) -> None:
    files = write(
        tmp_path,
        main='import { a } from "./a.js";\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(NotJoined, match=r"b\.js:1: a circle, a\.js → b\.js → a\.js; give what both need"):
        join(files, tmp_path)


@needs_node
def test_the_joined_front_end_is_a_module_that_gives_anywidget_what_it_asks_for(tmp_path: Path) -> None:
    script = tmp_path / "joined.mjs"
    script.write_text(front_end.script(), encoding="utf-8")
    assert run(f"console.log(Object.keys((await import({str(script)!r})).default))") == "[ 'initialize' ]"


def test_every_module_is_part_of_the_front_end() -> None:
    """A module that nothing imports would be sent to nobody."""
    files = {file.relative_to(front_end.ROOT).as_posix() for file in front_end.ROOT.rglob("*.js")}
    joined = front_end.script()
    assert {name for name in files if f'\n$modules["{name}"] = ' not in joined} == {"frame/activity.js"}


def test_every_style_is_part_of_the_front_end_but_that_of_pages_to_take_along() -> None:
    styles = front_end.styles()
    left_out = [file.name for file in front_end.ROOT.rglob("*.css") if file.read_text(encoding="utf-8") not in styles]
    assert left_out == ["page.css"]


def test_two_activities_refer_to_one_front_end_and_bring_little_of_their_own(tmp_path: Path) -> None:
    session = Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))
    quiz, review = session.quiz("listening-check"), session.review()
    assert quiz.front_end is review.front_end
    assert quiz.get_state()["front_end"] == f"anywidget:{quiz.front_end.model_id}"
    assert len(quiz._esm) < 1000
    assert {quiz.kind, review.kind} <= set(front_end.kinds())


@needs_tools
@pytest.mark.parametrize("check", ["form", "types", "units"])
def test_the_modules_have_their_form_fit_their_types_and_pass_their_own_tests(check: str) -> None:
    command = ["npm", "run", "--silent", "--prefix", str(TOOLS), check]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_of_the_front_end_holds_two_ideas() -> None:
    files = [*front_end.ROOT.rglob("*.js"), *TOOLS.glob("*.js")]
    assert {file.name: rows for file in files if (rows := len(file.read_text("utf-8").splitlines())) > 250} == {}
