"""`empathy mark`: the notebook that it writes."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from course_lib.__main__ import main
from course_lib.content.diagnostics import ContentError
from course_lib.grading.desk import notebook


def course(place: Path) -> Path:
    for folder in ("data", "course-work"):
        (place / folder).mkdir()
    return place


def test_the_command_writes_a_notebook_with_one_call_and_says_how_to_open_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mark", "active-listening", "--marker", "Bo “B” Öz", "--course", str(course(tmp_path))]) == 0

    written = nbformat.read(tmp_path / "course-work" / "marking.ipynb", as_version=4)
    nbformat.validate(written)
    assert written.cells[1].source.splitlines()[-1] == 'marking("active-listening", "Bo “B” Öz")'
    assert capsys.readouterr().out.startswith("course-work/marking.ipynb is written; open it with: jupyter lab ")


def test_a_name_can_be_no_code(tmp_path: Path) -> None:
    file = notebook.write(course(tmp_path), "active-listening", '"); print("')

    assert nbformat.read(file, as_version=4).cells[1].source.endswith('marking("active-listening", "\\"); print(\\"")')


def test_where_nothing_was_collected_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="nothing was released or collected"):
        notebook.write(tmp_path, "active-listening")
    assert list(tmp_path.iterdir()) == []
