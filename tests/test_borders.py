"""Who may import whom. The table of the design, held over the syntax trees; and `course_lib` as a table of contents."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import course_lib
from course_lib.kinds import VERBS
from course_lib.session import Session

ROOT = Path(__file__).parents[1]
LIB = ROOT / "course_lib"
#: For each part of the library: the other parts it may import, and the packages. Only the standard library is free.
MAY: dict[str, tuple[set[str], set[str]]] = {
    "models": (set(), {"pydantic"}),
    "letters": (set(), {"pydantic"}),
    "source": ({"letters"}, set()),
    "strict_yaml": ({"letters", "source"}, {"yaml"}),
    "content": ({"models", "kinds", "letters", "strict_yaml"}, {"pydantic"}),
    "record": ({"models"}, {"pydantic"}),
    "record_export": ({"models", "record"}, set()),
    "markdown": (set(), {"markdown_it"}),
    "notice": (set(), set()),
    "measures": ({"models", "record"}, {"numpy", "scipy", "pandas", "pingouin"}),
    "scoring": ({"models", "measures"}, set()),
    "attempts": ({"models", "record", "scoring"}, set()),
    "memory": ({"attempts"}, {"fsrs"}),
    "gains": ({"models", "record", "scoring"}, set()),
    "itinerary": ({"models", "content", "letters", "notebook", "kinds"}, set()),
    "kinds": ({"models"}, set()),
    "paths": (set(), {"platformdirs"}),
    "standing": ({"models", "record", "attempts", "memory", "gains", "itinerary"}, set()),
    "dialogue": ({"models"}, set()),
    "coach": ({"models", "measures"}, {"numpy"}),
    "coaching": ({"models", "paths", "content", "letters", "coach"}, {"numpy", "sklearn"}),
    "quality": ({"models"}, {"sklearn", "rapidfuzz", "textstat"}),
    "charts": ({"models"}, {"altair", "vl_convert"}),
    "widgets": (
        {
            *("models", "record", "record_export", "scoring", "markdown", "measures", "dialogue", "coach"),
            *("attempts", "standing"),
        },
        {"anywidget", "ipywidgets", "traitlets"},
    ),
    "figures": ({"models", "content", "letters", "measures", "charts"}, set()),
    "sheet": ({"models", "letters", "record"}, {"pydantic"}),
    "session": (
        {
            *("models", "content", "letters", "record", "notice", "kinds", "paths", "figures", "sheet", "widgets"),
            *("attempts", "memory", "gains", "itinerary", "standing", "coaching"),
        },
        set(),
    ),
    "__init__": ({"kinds", "session", "notice", "widgets"}, set()),
    "launch": (set(), set()),
    "notebook": ({"letters", "source"}, set()),
    "tidy": ({"models", "content", "letters", "source", "notebook"}, set()),
    "check": (
        {
            *("kinds", "models", "content", "letters", "source", "notebook", "tidy", "quality", "figures"),
            *("manual", "new", "coach", "coaching"),
        },
        set(),
    ),
    "manual": ({"models", "content", "letters", "source", "strict_yaml"}, set()),
    "new": ({"kinds", "models", "content", "letters", "source", "strict_yaml", "manual", "tidy"}, {"pydantic"}),
    "released": ({"models", "letters", "source", "check"}, {"yaml"}),
    "__main__": ({"kinds", "paths", "letters", "launch", "check", "tidy", "new", "released", "coaching"}, set()),
    "grading": (
        {"models", "content", "letters", "strict_yaml", "record", "scoring", "measures", "coach", "sheet", "markdown"},
        {"nbgrader", "nbconvert", "nbformat", "traitlets", "pydantic", "yaml", "numpy", "scipy", "pandas"},
    ),
}
#: These give the same answer to the same question: no clock, no chance of their own, no files, no processes.
PURE = ("models", "scoring", "dialogue", "coach", "measures", "quality", "charts", "markdown", "letters")
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


def part_of(file: Path) -> str:
    first = file.relative_to(LIB).parts[0]
    return first.removesuffix(".py")


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
    """The parts of the library that a file imports; `import course_lib` itself is `__init__`."""
    parts = {name[1] if len(name) > 1 else "__init__" for name in imports(file) if name[0] == "course_lib"}
    return parts - {part_of(file)}


def packages(file: Path) -> set[str]:
    return {name[0] for name in imports(file)} - {"course_lib", "__future__"} - sys.stdlib_module_names


def test_every_part_of_the_library_has_its_row() -> None:
    assert {part_of(file) for file in files()} <= set(MAY)


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(LIB)))
def test_no_module_reaches_over_its_border(file: Path) -> None:
    parts, outside = MAY[part_of(file)]

    assert own(file) <= parts
    assert packages(file) <= outside


@pytest.mark.parametrize("file", [file for file in files() if part_of(file) in PURE], ids=lambda file: file.name)
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
    file.write_text("def f():\n    import random\n    from course_lib.record import Record\n    import sklearn.svm\n")

    assert imports(file) == {("random",), ("course_lib", "record", "Record"), ("sklearn", "svm")}
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
    assert {file.name: rows for file in files() if (rows := len(file.read_text("utf-8").splitlines())) > 250} == {}
