"""Who may import whom. The table of the design, held over the syntax trees; and `course_lib` as a table of contents."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import course_lib
from course_lib.kinds import VERBS
from course_lib.session import Session
from tests.project.rooms import IMPORTS
from tests.support.places import ROOT

LIB = ROOT / "course_lib"
#: An activity gets what it shows and says what happened: of these rooms it sees no more than the modules named.
ACTIVITIES_SEE = {"content": {"markdown"}, "coach": {"Card", "Naming", "Reading"}}
#: These give the same answer to the same question: no clock, no chance of their own, no files, no processes.
PURE = ("phrases", "models", "kinds", "scoring", "measures", "coach", "dialogue", "charts")
#: The edges of pure rooms: what reads files, trains, or speaks to an author.
EDGES = {
    "coach": {"loading.py", "learning.py", "evaluation.py", "gate.py", "command.py", "origin.py"},
    "charts": {"drawn.py", "tables.py"},
}
#: Folders of others’ files, and a file that `tidy` writes; and how many rows a file of ours may have, be it a test or a
#: style: past it, it holds two ideas.
MADE, MOST_ROWS = {"node_modules", "__pycache__", "help_panel.js"}, 250
WORLD = {
    "datetime",
    "glob",
    "io",
    "os",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "uuid",
}


def files() -> list[Path]:
    return sorted(file for file in LIB.rglob("*.py") if "__pycache__" not in file.parts)


def room_of(file: Path) -> str:
    """The package or module at the top of the library that a file belongs to."""
    return file.relative_to(LIB).parts[0].removesuffix(".py")


def is_pure(file: Path) -> bool:
    """Whether a file is of a pure room and not one of its edges."""
    return room_of(file) in PURE and file.name not in EDGES.get(room_of(file), set())


def imports(file: Path) -> set[tuple[str, ...]]:
    """Every imported name, wherever in the file, as its parts."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {tuple(one.name.split(".")) for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively; name the module in full"
            above = tuple((node.module or "").split("."))
            found |= {(*above, one.name) for one in node.names}
    return found


def own(file: Path) -> set[str]:
    """The other rooms of the library that a file imports; `import course_lib` itself is `__init__`."""
    parts = {name[1] if len(name) > 1 else "__init__" for name in imports(file) if name[0] == "course_lib"}
    return parts - {room_of(file)}


def packages(file: Path) -> set[str]:
    return {name[0] for name in imports(file)} - {"course_lib", "__future__"} - sys.stdlib_module_names


@pytest.mark.parametrize("room", sorted({room_of(file) for file in files()}))
def test_a_room_imports_what_its_row_says_and_nothing_else(room: str) -> None:
    inside = [file for file in files() if room_of(file) == room]
    rooms, outside = IMPORTS[room]

    assert set().union(*map(own, inside)) == rooms
    assert set().union(*map(packages, inside)) == outside


def test_no_room_imports_in_a_circle() -> None:
    order = tuple(TopologicalSorter({room: rooms for room, (rooms, _) in IMPORTS.items()}).static_order())

    assert set(order) == set(IMPORTS) == {room_of(file) for file in files()}


@pytest.mark.parametrize("room", ACTIVITIES_SEE)
def test_an_activity_reads_no_content(room: str) -> None:
    taken = [name for file in files() if room_of(file) == "activities" for name in imports(file)]
    seen = {name[2] for name in taken if name[:2] == ("course_lib", room)}

    assert seen == ACTIVITIES_SEE[room]


@pytest.mark.parametrize("file", [file for file in files() if is_pure(file)], ids=lambda file: file.name)
def test_what_is_pure_touches_no_clock_no_chance_and_no_files(file: Path) -> None:
    calls = {
        node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }

    assert {name[0] for name in imports(file)} & WORLD == set()
    assert calls & {"open", "print", "input", "read_text", "read_bytes", "write_text", "write_bytes", "now"} == set()


def test_an_import_inside_a_function_counts_too(tmp_path: Path) -> None:
    file = tmp_path / "scoring.py"
    file.write_text(
        "def f():\n    import random\n    from course_lib.learner.record import Record\n    import sklearn.svm\n"
    )

    assert imports(file) == {("random",), ("course_lib", "learner", "record", "Record"), ("sklearn", "svm")}
    assert packages(file) == {"sklearn"}


def test_the_package_is_a_table_of_contents() -> None:
    assert dir(course_lib) == sorted(VERBS)
    assert [verb for verb in VERBS if not getattr(course_lib, verb).__doc__] == []
    with pytest.raises(AttributeError, match="quizz"):
        _ = course_lib.quizz


def test_each_verb_is_made_of_its_own_file_alone_or_has_its_method() -> None:
    assert [verb for verb, kind in VERBS.items() if not kind.model and not hasattr(Session, verb)] == []


def test_importing_the_package_does_nothing_but_define() -> None:
    body = ast.parse((LIB / "__init__.py").read_text(encoding="utf-8")).body
    quiet = (ast.Import, ast.ImportFrom, ast.FunctionDef)
    other = [ast.unparse(node) for node in body[1:] if not isinstance(node, quiet)]

    assert [line.split(" ")[0].rstrip(":\n") for line in other] == ["if", "__version__"]
    assert other[0].startswith("if TYPE_CHECKING:")


def test_importing_the_package_loads_the_standard_library_alone() -> None:
    code = "import sys; before = set(sys.modules); import course_lib; print(*set(sys.modules) - before)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "course_lib" in loaded
    assert loaded - {"course_lib"} <= sys.stdlib_module_names


def test_the_version_is_said_once_in_two_places() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert said["project"]["version"] == course_lib.__version__


def test_no_module_holds_two_ideas() -> None:
    ours = [file for place in (LIB, ROOT / "tests") for end in ("py", "js", "css") for file in place.rglob(f"*.{end}")]
    rows = {
        file.relative_to(ROOT): len(file.read_text("utf-8").splitlines())
        for file in ours
        if MADE.isdisjoint(file.parts)
    }

    looked_at = {("course_lib", end) for end in (".py", ".js", ".css")} | {("tests", end) for end in (".py", ".js")}
    assert {(file.parts[0], file.suffix) for file in rows} == looked_at
    assert {str(file): count for file, count in rows.items() if count > MOST_ROWS} == {}
