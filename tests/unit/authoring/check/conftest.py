"""The small course, on disk, and drawings for its charts."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course_lib.charts import lessons, tables
from tests.support import small_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    small_course.write(tmp_path)
    return tmp_path


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], Path]]:
    """`drawing(name, code)` writes a module that draws the chart of this name."""
    folder = tmp_path / "course_lib" / "charts" / "lessons"
    folder.mkdir(parents=True)
    monkeypatch.setattr(tables, "DRAWINGS", folder)
    monkeypatch.setattr(lessons, "__path__", [*lessons.__path__, str(folder)])
    before = set(sys.modules)

    def write(name: str, code: str) -> Path:
        file = folder / f"{name.replace('-', '_')}.py"
        file.write_text(code, encoding="utf-8")
        return file

    yield write
    for name in set(sys.modules) - before:
        if name.startswith("course_lib.charts.lessons."):
            del sys.modules[name]
